package org.diurnal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.core.Interval;
import org.diurnal.model.generation.GenerationResults.Estimate;
import org.diurnal.model.spread.CoverageResults;
import org.diurnal.model.spread.CoverageResults.By;
import org.diurnal.model.spread.CoverageResults.Comparison;
import org.diurnal.model.spread.CoverageResults.IntervalRow;
import org.diurnal.model.spread.CoverageResults.Part;
import org.diurnal.model.spread.CoverageResults.ProbabilityRow;

/// Coverage as tables.
final class CoverageTables {
  private CoverageTables() {}

  static List<Table> of(CoverageResults r) {
    List<Table> tables = new ArrayList<>();
    tables.add(channels(r));
    Stream.of(By.TASK, By.TIME, By.GROUP)
        .filter(by -> !names(r, by).isEmpty())
        .forEach(by -> tables.add(parts(r, by)));
    if (!r.comparisons().isEmpty()) {
      tables.add(scores(r));
    }
    if (!r.probabilities().isEmpty()) {
      tables.add(probabilities(r));
    }
    return tables;
  }

  /// One row a channel and method.
  private static Table channels(CoverageResults r) {
    List<List<Object>> rows = new ArrayList<>();
    for (IntervalRow x : r.intervals()) {
      if (x.part().equals(Part.ALL)) {
        List<Object> row = new ArrayList<>(List.of(x.channel(), x.method(), percent(x.coverage())));
        ends(row, x.coverage(), 100);
        row.add(verdict(x.coverage()));
        row.add(100 * x.certain());
        row.add(x.coverageOfOthers().map(CoverageTables::percent).orElse(Optional.empty()));
        row.add(percent(x.half()));
        row.add(100 * x.leastTenth());
        row.add(x.width());
        row.add(x.unit());
        row.add(x.calibrationPeople());
        row.add(x.promised() > 0 ? (Object) (100 * x.promised()) : Optional.empty());
        row.add(x.people());
        row.add(x.minutes());
        rows.add(row);
      }
    }
    return new Table(
        "intervals of 90 % on hidden minutes of " + r.people() + " test people",
        List.of(
            Column.of("channel"),
            Column.of("method"),
            Column.of("held", "%", 1),
            Column.of("95 % low", "", 1),
            Column.of("high", "", 1),
            Column.of("88-92"),
            Column.of("certain", "%", 1),
            Column.of("others held", "%", 1),
            Column.of("half held", "%", 1),
            Column.of("tenth of people", "%", 1),
            Column.of("mean width", "", 2),
            Column.of("unit"),
            Column.of("calibrated on"),
            Column.of("promised", "%", 1),
            Column.of("people"),
            Column.of("minutes")),
        rows,
        List.of(
            "held: share of minutes whose interval of 90 % holds the truth; certain: minutes that are"
                + " nearly always one value, whose interval is that value; others held: the share"
                + " without them",
            "half held: the interval of 50 %; tenth of people: a tenth of the people have a share"
                + " held below this",
            "all: continuous channels in units of their standard deviation",
            "calibrated on: validation people behind the correction; promised: what it holds at least,"
                + " on average over new people of the same population",
            "intervals: bootstrap over people, " + r.resamples() + " resamples, seed " + r.seed()));
  }

  /// One row a channel and method, one column a part.
  private static Table parts(CoverageResults r, By by) {
    List<String> names = names(r, by);
    List<Column> columns = new ArrayList<>(List.of(Column.of("channel"), Column.of("method")));
    names.forEach(n -> columns.add(Column.of(n, "%", 1)));
    List<List<Object>> rows = new ArrayList<>();
    for (IntervalRow x : r.intervals()) {
      if (x.part().equals(Part.ALL)) {
        List<Object> row = new ArrayList<>(List.of(x.channel(), x.method()));
        for (String n : names) {
          row.add(
              r.interval(x.method(), x.channel(), new Part(by, n))
                  .map(p -> (Object) withEnds(p.coverage()))
                  .orElse(Optional.empty()));
        }
        rows.add(row);
      }
    }
    return new Table(
        switch (by) {
          case ALL -> "share held";
          case TASK -> "share held by how minutes were hidden";
          case TIME -> "share held by time of day";
          case GROUP -> "share held by group of people";
        },
        columns,
        rows,
        List.of("in brackets the 95 % interval"));
  }

  private static Table scores(CoverageResults r) {
    List<List<Object>> rows = new ArrayList<>();
    for (Comparison c : r.comparisons()) {
      List<Object> row =
          new ArrayList<>(
              List.of(
                  c.score(),
                  c.channel(),
                  c.unit(),
                  c.model(),
                  c.modelScore(),
                  c.rival(),
                  c.rivalScore(),
                  c.difference().value()));
      ends(row, c.difference(), 1);
      row.add(StudyTables.verdict(c.difference()));
      rows.add(row);
    }
    return new Table(
        "beside the best simple rival, which is chosen on these very minutes (in its favour)",
        List.of(
            Column.of("score"),
            Column.of("channel"),
            Column.of("unit"),
            Column.of("method"),
            Column.of("its score", "", 3),
            Column.of("best rival"),
            Column.of("rival's score", "", 3),
            Column.of("difference", "", 3),
            Column.of("95 % low", "", 3),
            Column.of("high", "", 3),
            Column.of("verdict")),
        rows,
        List.of(
            "interval_score: width of the interval of 90 % and 20 times the distance by which the"
                + " truth was missed; pinball: mean loss of the quantiles 5, 25, 50, 75 and 95 %;"
                + " lower is better",
            "population_by_hour: quantiles of validation people at that hour, whatever was filled;"
                + " linear_one_band: the straight line with one band a channel; both corrected in the"
                + " same way"));
  }

  private static Table probabilities(CoverageResults r) {
    List<List<Object>> rows = new ArrayList<>();
    for (ProbabilityRow p : r.probabilities()) {
      if (p.part().equals(Part.ALL)) {
        List<Object> row =
            new ArrayList<>(List.of(p.channel(), p.method(), 100 * p.ones(), percent(p.excess())));
        ends(row, p.excess(), 100);
        row.add(p.brier().value());
        ends(row, p.brier(), 1);
        row.add(100 * p.calibrationError());
        row.add(p.people());
        row.add(p.minutes());
        rows.add(row);
      }
    }
    return new Table(
        "probabilities of binary channels",
        List.of(
            Column.of("channel"),
            Column.of("method"),
            Column.of("ones", "%", 2),
            Column.of("said more", "%", 2),
            Column.of("95 % low", "", 2),
            Column.of("high", "", 2),
            Column.of("brier", "", 4),
            Column.of("brier low", "", 4),
            Column.of("brier high", "", 4),
            Column.of("off by", "%", 2),
            Column.of("people"),
            Column.of("minutes")),
        rows,
        List.of(
            "said more: mean probability less the share of ones; off by: mean distance between what"
                + " was said and what came, over ten classes of probability"));
  }

  private static List<String> names(CoverageResults r, By by) {
    return r.intervals().stream()
        .map(IntervalRow::part)
        .filter(p -> p.by() == by)
        .map(Part::name)
        .distinct()
        .toList();
  }

  /// Whether a share is what it should be.
  private static String verdict(Estimate coverage) {
    return coverage.value() < 0.88 ? "below" : coverage.value() > 0.92 ? "above" : "yes";
  }

  private static Object percent(Estimate e) {
    return 100 * e.value();
  }

  private static String withEnds(Estimate e) {
    return String.format(Locale.ROOT, "%.1f", 100 * e.value())
        + e.ci95()
            .map(i -> String.format(Locale.ROOT, " [%.1f-%.1f]", 100 * i.low(), 100 * i.high()))
            .orElse("");
  }

  private static void ends(List<Object> row, Estimate e, double factor) {
    row.add(e.ci95().map(Interval::low).map(v -> (Object) (factor * v)).orElse(Optional.empty()));
    row.add(e.ci95().map(Interval::high).map(v -> (Object) (factor * v)).orElse(Optional.empty()));
  }
}
