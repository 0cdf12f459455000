package org.diurnal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.UsageException;
import org.diurnal.data.reconcile.MergeAccount;
import org.diurnal.data.reconcile.MergePolicy;
import org.diurnal.data.reconcile.MergeRule;
import org.diurnal.data.store.DatasetMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal data merge`: one day a person and date, out of what several devices say of it.
@Command(
    name = "merge",
    description = {
      "Merges what several devices say of the same minutes, by a declared rule for each channel, into",
      "a dataset of its own. What goes in stays as it is."
    },
    footer = {
      "",
      "Rules: priority (the first device that has a value), max, mean, wrist_when_worn (the device",
      "on the wrist alone while it is worn). Amounts such as steps follow wrist_when_worn, all",
      "others priority. Every other verb merges by these defaults while it reads.",
      "",
      "Example:",
      "  ./diurnal data merge ~/diurnal/apple ~/diurnal/fitbit --into ~/diurnal/me \\",
      "      --rule steps=max --prefer 'apple:Watch'"
    })
final class DataMergeVerb extends Verb {
  @Parameters(
      index = "0..*",
      arity = "1..*",
      paramLabel = "DATASET",
      description = "The datasets' folders.")
  List<Path> data = new ArrayList<>();

  @Option(
      names = "--into",
      paramLabel = "DATASET",
      required = true,
      description = "The new dataset's folder.")
  Path into = Path.of("");

  @Option(
      names = "--rule",
      paramLabel = "CHANNEL=RULE",
      description = "The rule of a channel; may be repeated.")
  Map<String, String> rule = new LinkedHashMap<>();

  @Option(
      names = "--prefer",
      paramLabel = "SOURCE",
      split = ",",
      description = "Sources in the order in which they are believed, as data show names them.")
  List<String> prefer = new ArrayList<>();

  @Override
  protected int run(Context context) {
    Map<String, MergeRule> rules = new LinkedHashMap<>();
    rule.forEach((channel, name) -> rules.put(channel, rule(name)));
    MergePolicy policy = new MergePolicy(rules, prefer, MergePolicy.DEFAULT.placements());
    DatasetMerge.Outcome outcome;
    try (ConsoleProgress progress = context.progress("merge")) {
      outcome = DatasetMerge.run(data, into, policy, context.command(), progress);
    }
    DataFolder.open(into, context);
    context.print(table(outcome));
    return ExitCode.OK;
  }

  private static Table table(DatasetMerge.Outcome outcome) {
    List<List<Object>> rows = new ArrayList<>();
    for (MergeAccount.Line l : outcome.lines()) {
      rows.add(
          List.of(
              l.channel(),
              l.read(),
              l.merged(),
              l.overlapped(),
              l.rejected(),
              l.readAmount(),
              l.mergedAmount(),
              l.overlappedAmount(),
              l.rejectedAmount()));
    }
    return new Table(
        "merged",
        List.of(
            Column.of("channel"),
            Column.of("read", "min", 0),
            Column.of("merged", "min", 0),
            Column.of("overlapped", "min", 0),
            Column.of("rejected", "min", 0),
            Column.of("sum read", "", 0),
            Column.of("sum merged", "", 0),
            Column.of("sum overlapped", "", 0),
            Column.of("sum rejected", "", 0)),
        rows,
        List.of(
            String.format(
                Locale.ROOT,
                "%,d person-days, of which %,d on more than one device; read = merged + overlapped +"
                    + " rejected",
                outcome.days(),
                outcome.overlappingDays()),
            outcome.receipt().notes().getFirst()));
  }

  private static MergeRule rule(String name) {
    for (MergeRule r : MergeRule.values()) {
      if (r.name().equalsIgnoreCase(name.replace('-', '_'))) {
        return r;
      }
    }
    throw new UsageException(
        "no rule named '" + name + "'", "there are priority, max, mean, wrist_when_worn");
  }
}
