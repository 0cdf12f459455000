package org.diurnal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.data.curation.DataCheck;
import org.diurnal.data.curation.Finding;
import org.diurnal.data.store.Dataset;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal data check`: whether the files are whole, and what in them looks wrong.
@Command(
    name = "check",
    description = "Verifies a dataset's files and lists what looks wrong in its days.",
    footer = {
      "",
      "Exit code 3 only if the dataset itself is damaged; findings are about the data, and 0.",
      "",
      "Example:",
      "  ./diurnal data check ~/diurnal/data"
    })
final class DataCheckVerb extends Verb {
  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset's folder.")
  Path data = Path.of("");

  @Option(
      names = "--most",
      paramLabel = "N",
      description = "Findings of each kind to list (default: ${DEFAULT-VALUE}).")
  int most = 10;

  @Override
  protected int run(Context context) {
    Dataset dataset = Dataset.open(data);
    dataset.verify();
    DataCheck check = DataCheck.of(dataset);
    List<List<Object>> kinds = new ArrayList<>();
    for (Finding.Kind kind : Finding.Kind.values()) {
      kinds.add(List.of(word(kind), check.count(kind), meaning(kind)));
    }
    List<List<Object>> found = new ArrayList<>();
    Map<Finding.Kind, Integer> listed = new EnumMap<>(Finding.Kind.class);
    for (Finding f : check.findings()) {
      if (listed.merge(f.kind(), 1, Integer::sum) <= most) {
        found.add(
            List.of(word(f.kind()), f.personId(), f.date().toString(), f.channel(), f.detail()));
      }
    }
    context.print(
        new Table(
            "checked " + check.days() + " days of " + check.people() + " people",
            List.of(Column.of("finding"), Column.of("number"), Column.of("meaning")),
            kinds,
            notes(check)),
        Table.of(
            "the first " + most + " of each kind",
            List.of(
                Column.of("finding"),
                Column.of("person"),
                Column.of("date"),
                Column.of("channel"),
                Column.of("detail")),
            found));
    return ExitCode.OK;
  }

  private static List<String> notes(DataCheck check) {
    return List.of(
        "every file is as the manifest says",
        String.format(
            Locale.ROOT,
            "missing: %.1f %% of the cells of channels that people have, %.1f %% of all channels",
            100 * check.missingShare(),
            100 * check.missingShareOfAllChannels()),
        check.rule() + ": " + check.daysDropped() + " days",
        "steps of the minutes equal the vendor's total on "
            + check.totalsEqual()
            + " of "
            + check.totalsCompared()
            + " days");
  }

  private static String word(Finding.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  private static String meaning(Finding.Kind kind) {
    return switch (kind) {
      case MOSTLY_MISSING -> "more than 80 % of the person's own cells are missing";
      case STUCK_SENSOR -> "the same value, not zero, for more than two hours";
      case IMPLAUSIBLE -> "values outside the channel's plausible range";
      case DUPLICATE_PERSON -> "the same minutes as a day of another person";
      case TOTAL_DIFFERS -> "the minutes do not add up to the vendor's total of the day";
    };
  }
}
