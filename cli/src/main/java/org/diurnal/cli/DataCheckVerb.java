package org.diurnal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Verb;
import org.diurnal.data.curation.DataCheck;
import org.diurnal.data.store.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal data check`: whether the files are whole, and what in them looks wrong.
@Command(
    name = "check",
    description = {
      "Verifies a dataset's files, and lists what looks wrong in its days, where minutes are missing,",
      "and how much the devices were worn. Nothing is changed."
    },
    footer = {
      "",
      "Every rule stands in the output; docs/reference/data-check.md has them with their limits.",
      "Exit code 3 only if the dataset itself is damaged; findings are about the data, and 0.",
      "",
      "Example:",
      "  ./diurnal data check ~/diurnal/data",
      "  checked 923 days of 33 people",
      "  finding           number  rule                          likely cause         what to do",
      "  ----------------  ------  ----------------------------  -------------------  ----------",
      "  mostly_missing         5  more than 80 %% of the ...",
      "  ..."
    })
final class DataCheckVerb extends Verb {
  private static final int SHORT = 10; // findings of a kind, for people

  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset's folder.")
  Path data = Path.of("");

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Findings of each kind to list (default: 10; in json and csv 1000).")
  Optional<Integer> most = Optional.empty();

  @Option(
      names = "--people-table",
      description = "Also gaps and wear of every person (json and csv always have them).")
  boolean peopleTable;

  @Override
  protected int run(Context context) {
    Dataset dataset = DataFolder.open(data, context);
    dataset.verify();
    DataCheck check = DataCheck.of(dataset);
    boolean whole =
        switch (context.format()) {
          case json, csv -> true;
          case table, markdown -> false;
        };
    int listed = most.orElse(whole ? DataCheck.LISTED : SHORT);
    List<Table> tables = new ArrayList<>();
    tables.add(CheckTables.overview(check, whole));
    tables.add(CheckTables.findings(check, listed, whole));
    tables.add(CheckTables.gaps("gaps", check.gaps()));
    tables.add(CheckTables.wear("worn minutes a day", check.wear()));
    tables.add(CheckTables.zeros(check.zeros()));
    if (whole || peopleTable) {
      tables.add(CheckTables.gaps("gaps by person", check.personGaps()));
      tables.add(CheckTables.wear("worn minutes a day by person", check.personWear()));
    }
    context.print(tables.toArray(Table[]::new));
    return ExitCode.OK;
  }
}
