package org.diurnal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.core.Interval;
import org.diurnal.model.generation.GenerationResults;
import org.diurnal.model.generation.GenerationResults.Comparison;
import org.diurnal.model.generation.GenerationResults.DailyRow;
import org.diurnal.model.generation.GenerationResults.Estimate;
import org.diurnal.model.generation.GenerationResults.ReconstructionRow;

/// A generation study's results as tables.
final class StudyTables {
  private StudyTables() {}

  /// The four reconstruction tasks: the primary metric side by side, each model against the best
  /// baseline, and everything in physical units.
  static List<Table> reconstruction(GenerationResults r) {
    return List.of(
        sideBySide(r), comparisons(r, r.reconstructionComparisons(), "minutes"), physical(r));
  }

  /// Daily metric estimation: every error, and each model against the best baseline.
  static List<Table> daily(GenerationResults r) {
    return List.of(daily(r, r.daily()), comparisons(r, r.dailyComparisons(), "days"));
  }

  /// One row a task and channel, one column a filler: root mean squared error in z-units.
  static Table sideBySide(GenerationResults r) {
    List<String> fillers = Stream.concat(r.models().stream(), r.baselines().stream()).toList();
    List<Column> columns = new ArrayList<>(List.of(Column.of("task"), Column.of("channel")));
    columns.addAll(List.of(Column.of("people"), Column.of("minutes")));
    fillers.forEach(f -> columns.add(Column.of(f, "", 3)));
    List<List<Object>> rows = new ArrayList<>();
    for (String task : tasks(r)) {
      for (String channel : channels(r, task)) {
        ReconstructionRow any = r.row(task, channel, fillers.getFirst()).orElseThrow();
        List<Object> row = new ArrayList<>(List.of(task, channel, any.people(), any.minutes()));
        for (String f : fillers) {
          row.add(
              r.row(task, channel, f).<Object>map(x -> x.rmseZ().value()).orElse(Optional.empty()));
        }
        rows.add(row);
      }
    }
    return new Table(
        "hidden minutes of held-out people, root mean squared error in z-units",
        columns,
        rows,
        List.of(
            "diurnal sees the day alone; diurnal_personal also the person's other days, as"
                + " own_mean does; personal_without_network is the same blend without the network"));
  }

  /// Each model against the best simple baseline, paired, with the interval of the difference.
  static Table comparisons(GenerationResults r, List<Comparison> list, String scored) {
    List<List<Object>> rows = new ArrayList<>();
    for (Comparison c : list) {
      List<Object> row =
          new ArrayList<>(
              List.of(
                  c.task(),
                  c.item(),
                  c.model(),
                  c.modelError(),
                  c.baseline(),
                  c.baselineError(),
                  c.difference().value()));
      interval(row, c.difference());
      row.add(verdict(c.difference()));
      row.add(c.people());
      row.add(c.scored());
      rows.add(row);
    }
    return new Table(
        "against the best simple baseline, which is chosen on these very "
            + scored
            + " (in its favour)",
        List.of(
            Column.of("task"),
            Column.of("item"),
            Column.of("model"),
            Column.of("error", "", 3),
            Column.of("best baseline"),
            Column.of("its error", "", 3),
            Column.of("difference", "", 3),
            Column.of("95 % low", "", 3),
            Column.of("high", "", 3),
            Column.of("verdict"),
            Column.of("people"),
            Column.of(scored)),
        rows,
        List.of(
            "intervals: bootstrap over people, "
                + r.protocol().resamples()
                + " resamples, seed "
                + r.protocol().seed()
                + "; none with fewer than 3 people"));
  }

  /// What a difference says: nothing where its interval contains zero.
  static String verdict(Estimate difference) {
    if (difference.ci95().isEmpty()) {
      return difference.value() < 0 ? "lower, no interval" : "not lower, no interval";
    }
    Interval interval = difference.ci95().get();
    return interval.high() < 0 ? "better" : interval.low() > 0 ? "worse" : "undecided";
  }

  private static Table physical(GenerationResults r) {
    List<List<Object>> rows = new ArrayList<>();
    for (ReconstructionRow x : r.reconstruction()) {
      if (x.physical().isEmpty()) {
        continue;
      }
      GenerationResults.Physical p = x.physical().get();
      List<Object> row =
          new ArrayList<>(List.of(x.task(), x.channel(), p.unit(), x.filler(), p.rmse().value()));
      interval(row, p.rmse());
      row.add(p.mae().value());
      interval(row, p.mae());
      row.add(x.people());
      row.add(x.days());
      rows.add(row);
    }
    return Table.of(
        "the same in physical units",
        List.of(
            Column.of("task"),
            Column.of("channel"),
            Column.of("unit"),
            Column.of("filler"),
            Column.of("rmse", "", 2),
            Column.of("95 % low", "", 2),
            Column.of("high", "", 2),
            Column.of("mae", "", 2),
            Column.of("mae 95 % low", "", 2),
            Column.of("mae high", "", 2),
            Column.of("people"),
            Column.of("days")),
        rows);
  }

  private static Table daily(GenerationResults r, List<DailyRow> list) {
    List<List<Object>> rows = new ArrayList<>();
    for (DailyRow d : list) {
      List<Object> row =
          new ArrayList<>(
              List.of(
                  d.metric(),
                  d.unit(),
                  d.gapMinutes(),
                  switch (d.truth()) {
                    case UNABLATED_MINUTES -> "minutes before the gap";
                    case VENDOR_TOTAL -> "vendor's total";
                  },
                  d.filler(),
                  d.meanAbsoluteError().value()));
      interval(row, d.meanAbsoluteError());
      row.add(d.bias().value());
      row.add(d.accuracyKept().<Object>map(e -> 100 * e.value()).orElse(Optional.empty()));
      row.add(d.days());
      row.add(d.people());
      rows.add(row);
    }
    return new Table(
        "daily metrics after a gap in the waking hours",
        List.of(
            Column.of("metric"),
            Column.of("unit"),
            Column.of("gap", "min", 0),
            Column.of("truth"),
            Column.of("filler"),
            Column.of("mae", "", 2),
            Column.of("95 % low", "", 2),
            Column.of("high", "", 2),
            Column.of("bias", "", 2),
            Column.of("kept", "%", 1),
            Column.of("days"),
            Column.of("people")),
        rows,
        List.of(
            "kept: mean of 1 - |error| / truth; drop fills nothing",
            "minute sums equal the vendor's total on "
                + r.vendor().equal()
                + " of "
                + r.vendor().withVendorTotal()
                + " complete held-out days; only those are held against it"));
  }

  private static void interval(List<Object> row, Estimate e) {
    interval(row, e.ci95());
  }

  /// Its two ends as two cells.
  static void interval(List<Object> row, Optional<Interval> interval) {
    row.add(interval.<Object>map(Interval::low).orElse(Optional.empty()));
    row.add(interval.<Object>map(Interval::high).orElse(Optional.empty()));
  }

  static List<String> tasks(GenerationResults r) {
    return r.reconstruction().stream().map(ReconstructionRow::task).distinct().toList();
  }

  static List<String> channels(GenerationResults r, String task) {
    return r.reconstruction().stream()
        .filter(x -> x.task().equals(task))
        .map(ReconstructionRow::channel)
        .distinct()
        .toList();
  }
}
