package org.diurnal.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `diurnal data ...`: what a dataset holds.
@Command(
    name = "data",
    description = "Shows, checks, explains, curates, merges and exports datasets.")
final class DataVerb extends Main.Group {
  private DataVerb() {}

  static CommandLine commandLine() {
    return new CommandLine(new DataVerb())
        .addSubcommand(new DataShowVerb())
        .addSubcommand(new DataCheckVerb())
        .addSubcommand(new DataDictionaryVerb())
        .addSubcommand(new DataCurateVerb())
        .addSubcommand(new DataMergeVerb())
        .addSubcommand(new DataExportVerb())
        .addSubcommand(new DataXptVerb());
  }
}
