package org.diurnal.cli.frame;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diurnal.core.Nearest;
import org.diurnal.core.UsageException;

/// What `--set`, the environment and the configuration file say, in this order of precedence; flags
/// stand above all of them and the verbs' own defaults below.
///
/// Keys are `verb.option` as in help, without the dashes: `pretrain.weight-decay`,
/// `data.show.format`. Flags that every verb takes may stand without a verb. In the environment, a
/// key is `DIURNAL_PRETRAIN_WEIGHT_DECAY`.
final class Settings {
  private static final String PREFIX = "DIURNAL_";

  /// A value and where it was found, for error messages.
  record Found(String value, String origin) {}

  private final Set<String> known;
  private final Set<String> common;
  private final Map<String, String> sets = new LinkedHashMap<>();
  private final Map<String, String> env;
  private final Map<String, String> file;
  private final String fileName;

  /// @param known every `verb.option` of the program
  /// @param common the options that every verb takes, without verb
  /// @param verb the verb that is being run, whose options `--set` may name alone; empty if none
  /// @param sets the arguments of `--set`
  /// @param env the process's environment
  /// @param file the flat content of the configuration file
  /// @param fileName its name
  /// @throws UsageException if any key is not known, naming the nearest one that is
  Settings(
      Set<String> known,
      Set<String> common,
      String verb,
      Collection<String> sets,
      Map<String, String> env,
      Map<String, String> file,
      String fileName) {
    this.known = known;
    this.common = common;
    this.env = env;
    this.file = file;
    this.fileName = fileName;
    file.keySet().forEach(k -> requireKnown(k, fileName));
    for (String s : sets) {
      int eq = s.indexOf('=');
      if (eq < 1) {
        throw new UsageException("--set " + s + ": not KEY=VALUE", "write --set verb.option=value");
      }
      String key = s.substring(0, eq);
      String full = known.contains(verb + "." + key) ? verb + "." + key : key;
      requireKnown(full, "--set " + s);
      if (this.sets.put(full, s.substring(eq + 1)) != null) {
        throw new UsageException("--set " + key + " is given twice", "keep one of them");
      }
    }
    refuseUnknownEnvironment(verb);
  }

  private void requireKnown(String key, String where) {
    if (known.contains(key) || common.contains(key)) {
      return;
    }
    Set<String> all = new HashSet<>(known);
    all.addAll(common);
    // A whole key first; else the option alone, for someone who left out or mistook the verb.
    Optional<String> nearest = Nearest.to(key, all);
    throw new UsageException(
        where + ": no setting is called '" + key + "'",
        nearest
            .map(n -> "did you mean '" + n + "'?")
            .orElse("keys are 'verb.option'; 'diurnal VERB --help' lists the options of a verb"));
  }

  /// A misspelled variable of the verb that runs would otherwise be ignored without a word.
  private void refuseUnknownEnvironment(String verb) {
    if (verb.isEmpty()) {
      return;
    }
    Set<String> names = new HashSet<>();
    known.forEach(k -> names.add(variable(k)));
    String own = variable(verb) + "_";
    for (String name : env.keySet()) {
      if (name.startsWith(own) && !names.contains(name)) {
        throw new UsageException(
            "the environment variable "
                + name
                + " names no option of 'diurnal "
                + verb.replace('.', ' ')
                + "'",
            Nearest.to(name, names)
                .map(n -> "did you mean " + n + "?")
                .orElse("'diurnal " + verb.replace('.', ' ') + " --help' lists the options"));
      }
    }
  }

  /// The value for an option of a verb from the highest layer that has one.
  Optional<Found> find(String verb, String option) {
    String key = verb + "." + option;
    if (!known.contains(key)) {
      return Optional.empty();
    }
    return in(sets, key, "--set " + key)
        .or(() -> ifCommon(option, sets, "--set " + option))
        .or(() -> inEnvironment(key))
        .or(() -> common.contains(option) ? inEnvironment(option) : Optional.empty())
        .or(() -> in(file, key, fileName + ", key " + key))
        .or(() -> ifCommon(option, file, fileName + ", key " + option));
  }

  private Optional<Found> ifCommon(String option, Map<String, String> layer, String origin) {
    return common.contains(option) ? in(layer, option, origin) : Optional.empty();
  }

  private static Optional<Found> in(Map<String, String> layer, String key, String origin) {
    return Optional.ofNullable(layer.get(key)).map(v -> new Found(v, origin));
  }

  private Optional<Found> inEnvironment(String key) {
    return Optional.ofNullable(env.get(variable(key)))
        .filter(v -> !v.isEmpty())
        .map(v -> new Found(v, "environment variable " + variable(key)));
  }

  private static String variable(String key) {
    return PREFIX + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }
}
