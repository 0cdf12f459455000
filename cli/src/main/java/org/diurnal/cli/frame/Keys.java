package org.diurnal.cli.frame;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// How options and verbs are called in settings: `data show --format` is `data.show.format`.
final class Keys {
  /// Where settings come from cannot itself be a setting.
  private static final Set<String> NEVER = Set.of("config", "set", "help", "version");

  /// Given for one run only, never kept for a later one: consent, and the wish to change nothing.
  private static final Set<String> NOT_KEPT = Set.of("yes", "dry-run");

  private Keys() {}

  /// The verb's key, empty for the program itself.
  static String verb(CommandSpec spec) {
    CommandLine parent = spec.commandLine().getParent();
    if (parent == null) {
      return "";
    }
    String above = verb(parent.getCommandSpec());
    return above.isEmpty() ? spec.name() : above + "." + spec.name();
  }

  /// The option's key within its verb; for an argument the label in lower case.
  static String option(ArgSpec arg) {
    return switch (arg) {
      case OptionSpec o -> o.longestName().replaceFirst("^-+", "");
      case PositionalParamSpec p ->
          p.paramLabel().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "");
      default -> throw new IllegalStateException("an argument that is no option: " + arg);
    };
  }

  /// Every `verb.option` below a command.
  static Set<String> known(CommandLine root) {
    Set<String> known = new HashSet<>();
    collect(root, known);
    return known;
  }

  private static void collect(CommandLine command, Set<String> known) {
    String verb = verb(command.getCommandSpec());
    if (command.getCommandSpec().userObject() instanceof Verb) {
      for (ArgSpec arg : command.getCommandSpec().args()) {
        if (!NEVER.contains(option(arg))) {
          known.add(verb + "." + option(arg));
        }
      }
    }
    command.getSubcommands().values().forEach(c -> collect(c, known));
  }

  /// The options that every verb takes.
  static Set<String> common() {
    Set<String> common = new HashSet<>();
    for (OptionSpec o : CommandSpec.forAnnotatedObject(new CommonOptions()).options()) {
      if (!NEVER.contains(option(o))) {
        common.add(option(o));
      }
    }
    return common;
  }

  /// A parsed verb's effective values by option: its arguments and options, then the common ones.
  static Map<String, Object> effective(CommandSpec spec) {
    Map<String, Object> values = new LinkedHashMap<>();
    List<ArgSpec> args = new ArrayList<>(spec.positionalParameters());
    spec.options().stream().sorted(Comparator.comparingInt(OptionSpec::order)).forEach(args::add);
    for (ArgSpec arg : args) {
      String key = option(arg);
      if (!NEVER.contains(key) && !NOT_KEPT.contains(key)) {
        Object value = arg.getValue();
        if (value instanceof java.util.Optional<?> o) {
          o.ifPresent(v -> values.put(key, plain(v)));
        } else if (value != null) {
          values.put(key, plain(value));
        }
      }
    }
    return values;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Number n -> n;
      case Boolean b -> b;
      case java.util.Collection<?> c -> c.stream().map(Keys::plain).toList();
      default -> value.toString();
    };
  }
}
