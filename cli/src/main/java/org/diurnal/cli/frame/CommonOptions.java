package org.diurnal.cli.frame;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The flags that every verb takes, in one mixin. `order` puts them below the verb's own in help.
public final class CommonOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      order = 1000,
      description = "Settings as YAML or JSON, keys 'verb.option'. Flag > environment > file.")
  Optional<Path> config = Optional.empty();

  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      order = 1001,
      description = "One setting, above the environment and the file. Repeatable.")
  List<String> set = new ArrayList<>();

  @Option(
      names = "--seed",
      paramLabel = "N",
      order = 1002,
      description = "Seed of everything random (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(
      names = "--threads",
      paramLabel = "N",
      order = 1003,
      description = "Threads to work with; 0 takes all cores (default: ${DEFAULT-VALUE}).")
  int threads;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      order = 1004,
      description =
          "How results are written: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  TableFormat format = TableFormat.table;

  @Option(names = "--quiet", order = 1005, description = "Nothing on stderr but errors.")
  boolean quiet;

  @Option(names = "--no-progress", order = 1006, description = "No progress on stderr.")
  boolean noProgress;

  @Option(
      names = "--dry-run",
      order = 1007,
      description = "Says what would be done, writes nothing.")
  boolean dryRun;

  @Option(names = "--yes", order = 1008, description = "Answers yes to what would be asked.")
  boolean yes;

  @Option(
      names = "--debug",
      order = 1009,
      description = "Shows stack traces (also: DIURNAL_DEBUG=true).")
  boolean debug;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      order = 1010,
      description = "Shows this help.")
  boolean help;
}
