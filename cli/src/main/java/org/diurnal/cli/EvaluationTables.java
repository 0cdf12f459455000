package org.diurnal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.tasks.evaluate.Comparison;
import org.diurnal.tasks.evaluate.MetricValue;
import org.diurnal.tasks.evaluate.Protocol;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.evaluate.TaskResult.Difference;
import org.diurnal.tasks.features.Demographics;
import org.diurnal.tasks.features.Embedding;
import org.diurnal.tasks.features.Engineered;

/// The tables that `evaluate` prints and writes.
final class EvaluationTables {
  /// The model's description together with what is known without it.
  static final String WITH_DEMOGRAPHICS = Embedding.NAME + " + " + Demographics.NAME;

  /// The same of the statistics that the model has to beat.
  static final String BASELINE = Engineered.NAME + " + " + Demographics.NAME;

  private EvaluationTables() {}

  /// A row a task, description and metric, for programs: numbers in columns of their own.
  static Table scores(List<TaskResult> results) {
    List<List<Object>> rows = new ArrayList<>();
    for (TaskResult r : results) {
      r.metrics()
          .forEach((name, metrics) ->
              metrics.forEach((metric, v) -> rows.add(score(r, name, metric, v))));
      r.ceiling().ifPresent(v -> rows.add(score(r, "ceiling", r.metric(), v)));
      r.refused()
          .ifPresent(why ->
              rows.add(
                  score(
                      r,
                      "refused: " + why,
                      r.metric(),
                      new MetricValue(Double.NaN, Optional.empty(), ""))));
    }
    return Table.of(
        "scores",
        List.of(
            Column.of("task"),
            Column.of("domain"),
            Column.of("type"),
            Column.of("people"),
            Column.of("rows"),
            Column.of("positives"),
            Column.of("description"),
            Column.of("metric"),
            Column.of("value", "", 6),
            Column.of("low", "", 6),
            Column.of("high", "", 6),
            Column.of("share of gap", "", 6)),
        rows);
  }

  private static List<Object> score(TaskResult r, String name, String metric, MetricValue v) {
    return List.of(
        r.task(),
        r.domain(),
        r.type(),
        r.people(),
        r.rows(),
        r.positives().<Object>map(p -> p).orElse(Optional.empty()),
        name,
        metric,
        number(v.value()),
        v.ci95().<Object>map(i -> i.low()).orElse(Optional.empty()),
        v.ci95().<Object>map(i -> i.high()).orElse(Optional.empty()),
        Optional.ofNullable(r.shareOfGap().get(name))
            .filter(s -> metric.equals(r.metric()))
            .<Object>map(MetricValue::value)
            .orElse(Optional.empty()));
  }

  private static Object number(double v) {
    return Double.isNaN(v) ? Optional.empty() : v;
  }

  /// A row a task.
  static Table leaderboard(List<TaskResult> results, Protocol protocol) {
    List<String> names =
        results.stream()
            .filter(r -> r.refused().isEmpty())
            .findFirst()
            .map(r -> List.copyOf(r.metrics().keySet()))
            .orElse(List.of());
    List<Column> columns = new ArrayList<>();
    List.of("task", "domain", "people", "rows", "positives", "metric")
        .forEach(c -> columns.add(Column.of(c)));
    names.forEach(n -> columns.add(Column.of(n)));
    columns.add(Column.of("ceiling"));
    columns.add(Column.of("share of gap"));
    columns.add(Column.of("embedding - engineered, both with demographics"));
    columns.add(Column.of("after Holm"));
    List<List<Object>> rows = new ArrayList<>();
    for (TaskResult r : results) {
      List<Object> row = new ArrayList<>();
      row.add(r.task());
      row.add(r.domain());
      row.add(r.people());
      row.add(r.rows());
      row.add(r.positives().<Object>map(p -> p).orElse(Optional.empty()));
      row.add(r.refused().map(why -> "refused: " + why).orElse(r.metric()));
      Map<String, MetricValue> scores = r.scores();
      names.forEach(n -> row.add(cell(Optional.ofNullable(scores.get(n)))));
      row.add(cell(r.ceiling()));
      row.add(cell(Optional.ofNullable(r.shareOfGap().get(WITH_DEMOGRAPHICS))));
      Optional<Difference> earned = earned(r);
      row.add(cell(earned.map(Difference::by)));
      row.add(earned.<Object>map(d -> words(d.verdict())).orElse(Optional.empty()));
      rows.add(row);
    }
    return new Table(
        "evaluation",
        columns,
        rows,
        List.of(
            "[95 % interval over people]; folds, penalty and bootstrap by seed " + protocol.seed(),
            "head: " + protocol.probe(),
            "split: " + protocol.split()));
  }

  /// Whether pretraining has earned its keep: embedding against engineered, both with demographics.
  static Optional<Difference> earned(TaskResult r) {
    return r.differences().stream()
        .filter(d -> d.better().equals(WITH_DEMOGRAPHICS) && d.than().equals(BASELINE))
        .findFirst();
  }

  /// A verdict as people read it.
  static String words(TaskResult.Verdict verdict) {
    return switch (verdict) {
      case BETTER -> "better";
      case WORSE -> "worse";
      case NOT_TOLD_APART -> "not told apart";
    };
  }

  /// A row a comparison, over all tasks.
  static Table summary(List<Comparison> comparisons) {
    return new Table(
        "over all tasks",
        List.of(
            Column.of("what"),
            Column.of("against"),
            Column.of("tasks"),
            Column.of("better"),
            Column.of("worse"),
            Column.of("not told apart"),
            Column.of("share won", "%", 1),
            Column.of("median difference")),
        comparisons.stream()
            .map(c ->
                List.<Object>of(
                    c.better(),
                    c.than(),
                    c.tasks(),
                    c.surelyBetter(),
                    c.surelyWorse(),
                    c.neither(),
                    100.0 * c.won() / Math.max(1, c.tasks()),
                    number(c.median())))
            .toList(),
        List.of(
            "better, worse: paired bootstrap over people, at 5 % after Holm's correction over the"
                + " tasks of a row; won: above, surely or not"));
  }

  private static Object cell(Optional<MetricValue> value) {
    return value
        .<Object>map(v ->
            String.format(Locale.ROOT, "%.3f", v.value())
                + v.ci95()
                    .map(i -> String.format(Locale.ROOT, " [%.3f, %.3f]", i.low(), i.high()))
                    .orElse(""))
        .orElse(Optional.empty());
  }
}
