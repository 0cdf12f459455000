package org.diurnal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.tasks.nextday.NextDayResult;
import org.diurnal.tasks.nextday.NextDayResult.Value;

/// What `tasks next-day` prints, and the demo's report shows.
final class NextDayTables {
  private NextDayTables() {}

  /// How far off each method is.
  ///
  /// @param models of which everybody is asked of one that did not meet them
  static Table scores(List<NextDayResult> results, long seed, int models) {
    List<List<Object>> rows = new ArrayList<>();
    for (NextDayResult r : results) {
      r.scores()
          .forEach((name, s) ->
              rows.add(
                  List.of(
                      r.target(),
                      r.unit(),
                      name,
                      text(s.mae(), 2),
                      text(s.r2(), 3),
                      text(s.r(), 3))));
      r.refused().ifPresent(why -> rows.add(refused(r, why)));
    }
    return new Table(
        "the next day",
        List.of(
            Column.of("target"),
            Column.of("unit"),
            Column.of("method"),
            Column.of("mean absolute error"),
            Column.of("R2 within people"),
            Column.of("r within people")),
        rows,
        List.of(
            "[95 % interval over people, 1,000 draws, seed " + seed + "]",
            "R2 within people: 0 is a forecaster who knew each person's mean over the scored days",
            models > 1
                ? "cross-fitted: "
                    + models
                    + " models, everybody asked of the one that did not meet them"
                : "asked about the model's test people; ridges learned on its other people"));
  }

  private static List<Object> refused(NextDayResult r, String why) {
    return List.of(
        r.target(),
        r.unit(),
        "refused: " + why,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /// Methods in pairs, on the same days.
  static Table differences(List<NextDayResult> results) {
    List<List<Object>> rows = new ArrayList<>();
    for (NextDayResult r : results) {
      for (NextDayResult.Difference d : r.differences()) {
        rows.add(List.of(r.target(), d.one(), d.than(), text(d.by(), 2), verdict(d.by())));
      }
    }
    return new Table(
        "mean absolute error, one less the other, on the same days",
        List.of(
            Column.of("target"),
            Column.of("one"),
            Column.of("other"),
            Column.of("difference"),
            Column.of("the one is")),
        rows,
        List.of(
            "better or worse: the interval leaves out zero; not corrected for many comparisons"));
  }

  /// How many days were told, and why others were not.
  static Table counts(List<NextDayResult> results) {
    List<List<Object>> rows = new ArrayList<>();
    for (NextDayResult r : results) {
      rows.add(
          List.of(
              r.target(),
              r.people(),
              r.days(),
              r.known(),
              r.warmUp(),
              r.todayNotWorn(),
              r.targetNotWorn()));
    }
    return new Table(
        "days",
        List.of(
            Column.of("target"),
            Column.of("people told"),
            Column.of("days told"),
            Column.of("days known"),
            Column.of("left out: warm-up"),
            Column.of("left out: day before not worn"),
            Column.of("values left out: day not worn")),
        rows,
        List.of(
            "worn: 600 minutes or more outside of runs of twelve hours of zeros without a heart rate"));
  }

  /// What a difference of errors says of the first.
  static String verdict(Value by) {
    return by.ci95()
        .map(i -> i.high() < 0 ? "better" : i.low() > 0 ? "worse" : "not told apart")
        .orElse("not told apart");
  }

  /// A number with its interval; empty where it is not defined.
  static Object text(Value v, int decimals) {
    if (Double.isNaN(v.value())) {
      return Optional.empty();
    }
    String format = "%." + decimals + "f";
    return String.format(Locale.ROOT, format, v.value())
        + v.ci95()
            .map(i ->
                String.format(Locale.ROOT, " [" + format + ", " + format + "]", i.low(), i.high()))
            .orElse("");
  }
}
