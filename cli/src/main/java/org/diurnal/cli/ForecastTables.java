package org.diurnal.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.core.Interval;
import org.diurnal.tasks.forecast.Coverage;
import org.diurnal.tasks.forecast.ForecastResult;
import org.diurnal.tasks.forecast.ForecastScores;
import org.diurnal.tasks.forecast.Grid;
import org.diurnal.tasks.forecast.Lineup;
import org.diurnal.tasks.forecast.Measure;
import org.diurnal.tasks.nextday.NextDayResult.Value;

/// What `forecast --baselines` prints.
final class ForecastTables {
  private ForecastTables() {}

  static List<Table> of(List<ForecastResult> results, long seed, String who) {
    List<Table> tables = new ArrayList<>();
    for (ForecastResult r : results) {
      r.scores().ifPresent(s -> tables.add(errors(r, s, seed, who)));
    }
    List<ForecastResult> scored = results.stream().filter(r -> r.scores().isPresent()).toList();
    for (Grid grid : Grid.values()) {
      List<ForecastResult> of = scored.stream().filter(r -> r.grid() == grid).toList();
      if (!of.isEmpty()) {
        tables.add(ahead(of, grid));
        tables.add(ranks(of, grid));
      }
    }
    if (!scored.isEmpty()) {
      tables.add(own(scored));
      tables.add(best(scored));
    }
    List<ForecastResult> refused = results.stream().filter(r -> r.refused().isPresent()).toList();
    if (!refused.isEmpty()) {
      tables.add(refused(refused));
    }
    return tables;
  }

  private static Table errors(ForecastResult r, ForecastScores s, long seed, String who) {
    Map<String, Value> ranks = s.ranks(Measure.RMSE);
    List<List<Object>> rows = new ArrayList<>();
    for (String method : s.methods()) {
      Value relative = s.ratio(method, Lineup.REFERENCE, Measure.RMSE, 0, s.horizon());
      Optional<Coverage> coverage = Optional.ofNullable(r.coverage().get(method));
      rows.add(
          List.of(
              method,
              NextDayTables.text(s.error(method, Measure.MAE), 2),
              NextDayTables.text(s.error(method, Measure.RMSE), 2),
              NextDayTables.text(s.ratio(method, Lineup.REFERENCE, Measure.MAE, 0, s.horizon()), 3),
              NextDayTables.text(relative, 3),
              NextDayTables.text(ranks.getOrDefault(method, relative), 1),
              coverage.map(c -> NextDayTables.text(c.share(), 3)).orElse(Optional.empty()),
              coverage.<Object>map(Coverage::margin).orElse(Optional.empty())));
    }
    return new Table(
        r.name() + ", 1-" + s.horizon() + " " + r.grid().unit() + " ahead",
        List.of(
            Column.of("forecaster"),
            Column.of("MAE", r.unit(), 2),
            Column.of("RMSE", r.unit(), 2),
            Column.of("MAE / seasonal naive"),
            Column.of("RMSE / seasonal naive"),
            Column.of("mean rank"),
            Column.of("coverage of 90 %"),
            Column.of("margin", r.unit(), 2)),
        rows,
        List.of(
            r.questions()
                + " questions to "
                + s.people()
                + " people, "
                + s.scored()
                + " steps measured; "
                + who,
            "[95 % interval over people, 1,000 draws, seed "
                + seed
                + "]; rank by RMSE, averaged over steps ahead",
            "coverage: steps whose truth lay within the margin, which is conformal, from people"
                + " watched"));
  }

  /// Stretches of steps ahead: name, from, to.
  private record Stretch(String name, int from, int to) {}

  private static List<Stretch> stretches(Grid grid) {
    return switch (grid) {
      case DAY ->
          List.of(
              new Stretch("1 d", 0, 1),
              new Stretch("2 d", 1, 2),
              new Stretch("4 d", 3, 4),
              new Stretch("7 d", 6, 7),
              new Stretch("8 d", 7, 8));
      case HOUR ->
          List.of(
              new Stretch("next 1 h", 0, 1),
              new Stretch("next 3 h", 0, 3),
              new Stretch("next 6 h", 0, 6));
    };
  }

  private static Table ahead(List<ForecastResult> results, Grid grid) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("told"), Column.of("forecaster")));
    stretches(grid).forEach(s -> columns.add(Column.of(s.name)));
    List<List<Object>> rows = new ArrayList<>();
    for (ForecastResult r : results) {
      ForecastScores s = r.scores().orElseThrow();
      for (String method : s.methods()) {
        List<Object> row = new ArrayList<>(List.of(r.name(), method));
        for (Stretch x : stretches(grid)) {
          row.add(
              method.equals(Lineup.REFERENCE)
                  ? NextDayTables.text(s.error(method, Measure.RMSE, x.from, x.to), 2)
                  : NextDayTables.text(
                      s.ratio(method, Lineup.REFERENCE, Measure.RMSE, x.from, x.to), 3));
        }
        rows.add(row);
      }
    }
    return new Table(
        "RMSE by steps ahead, divided by that of " + Lineup.REFERENCE,
        columns,
        rows,
        List.of(
            "of "
                + Lineup.REFERENCE
                + " the RMSE itself; "
                + switch (grid) {
                  case DAY -> "a column is one day ahead";
                  case HOUR -> "a column is all hourly means of that stretch";
                }));
  }

  private static Table ranks(List<ForecastResult> results, Grid grid) {
    Map<String, double[]> sums = new LinkedHashMap<>(); // by MAE, by RMSE, metrics
    for (ForecastResult r : results) {
      ForecastScores s = r.scores().orElseThrow();
      Map<String, Value> mae = s.ranks(Measure.MAE);
      Map<String, Value> rmse = s.ranks(Measure.RMSE);
      mae.forEach((method, rank) -> {
        double[] sum = sums.computeIfAbsent(method, m -> new double[3]);
        sum[0] += rank.value();
        sum[1] += rmse.getOrDefault(method, rank).value();
        sum[2]++;
      });
    }
    List<List<Object>> rows =
        sums.entrySet().stream()
            .sorted(Comparator.comparingDouble(e -> e.getValue()[1] / e.getValue()[2]))
            .map(e ->
                List.<Object>of(
                    e.getKey(),
                    e.getValue()[1] / e.getValue()[2],
                    e.getValue()[0] / e.getValue()[2],
                    (int) e.getValue()[2]))
            .toList();
    return new Table(
        "mean rank over " + grid.unit() + " ahead and all that is told",
        List.of(
            Column.of("forecaster"),
            Column.of("rank by RMSE", "", 2),
            Column.of("rank by MAE", "", 2),
            Column.of("told")),
        rows,
        List.of("1 is the best of " + rows.size()));
  }

  private static Table own(List<ForecastResult> results) {
    List<List<Object>> rows = new ArrayList<>();
    for (ForecastResult r : results) {
      ForecastScores s = r.scores().orElseThrow();
      for (String method : s.methods()) {
        if (method.endsWith(Lineup.OWN)) {
          String base = method.substring(0, method.length() - Lineup.OWN.length());
          Value ratio = s.ratio(method, base, Measure.RMSE, 0, s.horizon());
          rows.add(
              List.of(
                  r.name(),
                  r.grid().unit(),
                  base,
                  NextDayTables.text(percent(ratio), 1),
                  NextDayTables.verdict(s.difference(method, base, Measure.RMSE))));
        }
      }
    }
    return new Table(
        "fine-tuned on each person's own past: change of RMSE",
        List.of(
            Column.of("told"),
            Column.of("ahead"),
            Column.of("forecaster"),
            Column.of("change", "%", 1),
            Column.of("fine-tuned is")),
        rows,
        List.of("published: RMSE lower by 16-60 %, which would be -60 to -16 here"));
  }

  private static Table best(List<ForecastResult> results) {
    List<List<Object>> rows = new ArrayList<>();
    for (ForecastResult r : results) {
      ForecastScores s = r.scores().orElseThrow();
      String best =
          s.methods().stream()
              .min(
                  Comparator.comparingDouble(
                      (String m) -> s.error(m, Measure.RMSE, 0, s.horizon()).value()))
              .orElseThrow();
      for (String method : s.methods()) {
        if (!method.equals(best)) {
          Value by = s.difference(method, best, Measure.RMSE);
          rows.add(
              List.of(
                  r.name(),
                  r.grid().unit(),
                  best,
                  method,
                  NextDayTables.text(by, 2),
                  NextDayTables.verdict(by)));
        }
      }
    }
    return new Table(
        "RMSE less that of the best of each, on the same steps",
        List.of(
            Column.of("told"),
            Column.of("ahead"),
            Column.of("best"),
            Column.of("other"),
            Column.of("difference"),
            Column.of("the other is")),
        rows,
        List.of(
            "better or worse: the interval leaves out zero; not corrected for many comparisons, nor"
                + " for the best having been picked on these people"));
  }

  private static Table refused(List<ForecastResult> refused) {
    return new Table(
        "refused",
        List.of(Column.of("told"), Column.of("ahead"), Column.of("why")),
        refused.stream()
            .map(r -> List.<Object>of(r.name(), r.grid().unit(), r.refused().orElse("")))
            .toList(),
        List.of());
  }

  private static Value percent(Value ratio) {
    return new Value(
        100 * (ratio.value() - 1),
        ratio.ci95().map(i -> new Interval(100 * (i.low() - 1), 100 * (i.high() - 1))));
  }
}
