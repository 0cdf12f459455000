package org.diurnal.cli.frame;

import java.io.BufferedOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.diurnal.core.UsageException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Runs a command line: settings in layers, errors in words, exit codes that scripts can rely on.
public final class Frame {
  private final CommandLine root;
  private final Surroundings world;
  private final ResultStream results;
  private final PrintStream out;
  private final Interruption interruption = new Interruption();
  private final Set<String> known;
  private @Nullable Settings settings;
  private String command = "";

  /// @param root the program's command; every leaf below it is a [Verb]
  public Frame(CommandLine root, Surroundings world) {
    this.root = root;
    this.world = world;
    this.results = new ResultStream(world.out());
    this.out =
        new PrintStream(new BufferedOutputStream(results, 1 << 16), false, StandardCharsets.UTF_8);
    prepare(root);
    this.known = Keys.known(root);
    root.setOut(new java.io.PrintWriter(out, true));
    root.setErr(new java.io.PrintWriter(world.err(), true));
    root.setParameterExceptionHandler(
        (e, args) -> Failures.say(Failures.ofParameters(e, settings()), world.err(), debug(args)));
    root.setExecutionExceptionHandler((e, line, parsed) ->
        Failures.say(e, world.err(), debug(parsed.originalArgs().toArray(String[]::new))));
  }

  private void prepare(CommandLine line) {
    CommandSpec spec = line.getCommandSpec();
    spec.usageMessage()
        .sortOptions(false)
        .sortSynopsis(false)
        .width(Math.clamp(world.columns(), 80, 110));
    for (OptionSpec o : List.copyOf(spec.options())) {
      boolean flag = o.typeInfo().isBoolean() && !o.usageHelp() && !o.versionHelp();
      // Without a fallback, picocli negates a flag whose default a setting made true. All are put
      // back, so that they stay in the order in which the verb declares them.
      spec.remove(o);
      spec.addOption(
          flag && !o.negatable() ? OptionSpec.builder(o).fallbackValue("true").build() : o);
    }
    if (spec.userObject() instanceof Verb verb) {
      verb.attach(this);
      line.setDefaultValueProvider(arg ->
          settings()
              .find(Keys.verb(arg.command()), Keys.option(arg))
              .map(f -> arg.typeInfo().isBoolean() ? truth(f.value()) : f.value())
              .orElse(null));
    }
    line.getSubcommands().values().forEach(this::prepare);
  }

  /// Environment variables and YAML have more words for true and false than picocli.
  private static String truth(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "1", "yes", "on" -> "true";
      case "0", "no", "off" -> "false";
      default -> value;
    };
  }

  /// Runs a process's command line and ends the process.
  public static void main(CommandLine root, String[] args) {
    Frame frame = new Frame(root, Surroundings.ofProcess());
    frame.interruption.listen();
    System.exit(frame.run(args));
  }

  /// Runs one command line.
  ///
  /// @return an [ExitCode]
  public int run(String... args) {
    command =
        "diurnal " + Arrays.stream(args).map(Frame::shellWord).collect(Collectors.joining(" "));
    int code;
    try {
      settings = load(args);
      code = root.execute(args);
    } catch (Throwable e) { // also what picocli lets through: OutOfMemoryError, LinkageError
      code = Failures.say(e, world.err(), debug(args));
    }
    out.flush();
    world.err().flush();
    Optional<java.io.IOException> lost = results.failure();
    if (lost.isPresent() && code == ExitCode.OK) {
      code = Failures.say(lost.get(), world.err(), debug(args));
    }
    interruption.finished(code);
    return code;
  }

  private Settings load(String[] args) {
    if (Arrays.asList(args).contains("--help") || Arrays.asList(args).contains("-h")) {
      return new Settings(known, Keys.common(), "", List.of(), Map.of(), Map.of(), "");
    }
    List<String> files = valuesOf("--config", args);
    Optional<String> file =
        files.isEmpty()
            ? Optional.ofNullable(world.env().get("DIURNAL_CONFIG")).filter(f -> !f.isEmpty())
            : Optional.of(files.getLast());
    Map<String, String> content = Map.of();
    if (file.isPresent()) {
      try {
        content = SettingsFile.read(Path.of(file.get()));
      } catch (InvalidPathException e) {
        throw new UsageException("--config " + file.get() + ": not a file name", "check it", e);
      }
    }
    return new Settings(
        known,
        Keys.common(),
        verbOf(args),
        valuesOf("--set", args),
        world.env(),
        content,
        file.orElse(""));
  }

  /// What follows an option, before the real parse, which needs the settings as defaults.
  private static List<String> valuesOf(String option, String[] args) {
    List<String> values = new ArrayList<>();
    for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
      if (args[i].equals(option) && i + 1 < args.length) {
        values.add(args[++i]);
      } else if (args[i].startsWith(option + "=")) {
        values.add(args[i].substring(option.length() + 1));
      }
    }
    return values;
  }

  private String verbOf(String[] args) {
    CommandLine line = root;
    for (String arg : args) {
      CommandLine next = line.getSubcommands().get(arg);
      if (next == null) {
        break;
      }
      line = next;
    }
    return Keys.verb(line.getCommandSpec());
  }

  private boolean debug(String[] args) {
    return Arrays.asList(args).contains("--debug")
        || !Set.of("", "0", "false").contains(world.env().getOrDefault("DIURNAL_DEBUG", ""));
  }

  private static String shellWord(String s) {
    return s.matches("[A-Za-z0-9_@%+=:,./-]+") ? s : "'" + s.replace("'", "'\\''") + "'";
  }

  PrintStream out() {
    return out;
  }

  Surroundings world() {
    return world;
  }

  Interruption interruption() {
    return interruption;
  }

  Settings settings() {
    return Objects.requireNonNull(settings, "settings are loaded before anything is parsed");
  }

  String command() {
    return command;
  }
}
