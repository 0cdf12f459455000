package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.diurnal.cli.report.ReportData.Fact;
import org.diurnal.cli.report.ReportData.ResultTable;
import org.diurnal.tasks.evaluate.Comparison;
import org.diurnal.tasks.evaluate.MetricValue;
import org.diurnal.tasks.evaluate.TaskResult;

/// `evaluation.html`: what an evaluation found, as one file. Equal data give equal bytes.
///
/// @param title not escaped
/// @param lead a sentence below it
/// @param simulated whether anything is
/// @param main the description that calibration and groups are shown of
/// @param results of the tasks
/// @param comparisons over all tasks, the most telling one first
/// @param protocol how, as named values
/// @param provenance where it came from
/// @param commands to get the same again
public record EvaluationPage(
    String title,
    String lead,
    boolean simulated,
    String main,
    List<TaskResult> results,
    List<Comparison> comparisons,
    List<Fact> protocol,
    List<Fact> provenance,
    List<String> commands) {
  /// More plots of one kind than this are folded by domain.
  static final int MANY = 12;

  public EvaluationPage {
    results = List.copyOf(results);
    comparisons = List.copyOf(comparisons);
    protocol = List.copyOf(protocol);
    provenance = List.copyOf(provenance);
    commands = List.copyOf(commands);
  }

  /// The page.
  public String render() {
    Page page = new Page();
    page.section("glance", "At a glance", this::glance);
    List<TaskResult> told = results.stream().filter(r -> r.refused().isEmpty()).toList();
    page.section("tasks", "Task by task", s -> tasks(s, told));
    if (told.stream().anyMatch(r -> r.fewShot().isPresent())) {
      page.section("few", "Few labelled people", s -> FewShotPlots.append(s, told));
    }
    if (told.stream().anyMatch(r -> !r.calibration().isEmpty())) {
      page.section("calibration", "Calibration", s -> CalibrationPlots.append(s, told, main));
    }
    if (told.stream().anyMatch(r -> !r.subgroups().isEmpty())) {
      page.section("groups", "Groups of people", s -> SubgroupTables.append(s, told));
    }
    if (!told.isEmpty()) {
      page.section("metrics", "All metrics", s -> metrics(s, told));
    }
    page.section("protocol", "Protocol", s -> Tables.facts(s, protocol));
    page.section("provenance", "Where every number comes from", this::provenance);
    return page.document("Diurnal evaluation", title, lead, simulated);
  }

  private void glance(StringBuilder s) {
    long told = results.stream().filter(r -> r.refused().isEmpty()).count();
    s.append("<dl class=\"headline\">\n");
    headline(s, told + " of " + results.size(), "tasks evaluated");
    int people = results.stream().mapToInt(TaskResult::people).max().orElse(0);
    headline(s, String.format(Locale.ROOT, "%,d", people), "people at most");
    if (!comparisons.isEmpty()) {
      Comparison c = comparisons.getFirst();
      headline(s, c.won() + " of " + c.tasks(), c.better() + " above " + c.than());
      headline(s, String.valueOf(c.surelyBetter()), "of them surely, after Holm");
      headline(s, String.valueOf(c.surelyWorse()), "surely below, after Holm");
    }
    s.append("</dl>\n");
    if (comparisons.isEmpty()) {
      return;
    }
    Tables.result(
        s,
        new ResultTable(
            "Comparisons over all tasks",
            "Better and worse: paired bootstrap over people, at 5 % after Holm's correction over the"
                + " tasks of a row. Won: above, whether surely or not.",
            List.of(
                "What",
                "Against",
                "Tasks",
                "Better",
                "Worse",
                "Not told apart",
                "Won",
                "Median difference"),
            comparisons.stream()
                .map(c ->
                    List.of(
                        c.better(),
                        c.than(),
                        String.valueOf(c.tasks()),
                        String.valueOf(c.surelyBetter()),
                        String.valueOf(c.surelyWorse()),
                        String.valueOf(c.neither()),
                        Math.round(100.0 * c.won() / c.tasks()) + " %",
                        number(c.median())))
                .toList(),
            List.of()));
  }

  private static void headline(StringBuilder s, String value, String name) {
    s.append("<div><dd>")
        .append(Html.escape(value))
        .append("</dd><dt>")
        .append(Html.escape(name))
        .append("</dt></div>\n");
  }

  private void tasks(StringBuilder s, List<TaskResult> told) {
    if (!told.isEmpty()) {
      Page.lead(
          s,
          "Each line is one description of the same people: a dot at the metric, its 95 % interval"
              + " over people. On the right the difference that counts, with what Holm's correction"
              + " over all tasks leaves of it.");
    }
    byMetric(told).forEach((metric, of) -> ForestPlot.append(s, metric, of, comparisons));
    List<TaskResult> refused = results.stream().filter(r -> r.refused().isPresent()).toList();
    if (!refused.isEmpty()) {
      s.append("<h3>Not evaluated</h3>\n<ul class=\"losses\">\n");
      refused.forEach(r ->
          s.append("<li>")
              .append(Html.name(words(r.task())))
              .append(": ")
              .append(Html.escape(r.refused().orElse("")))
              .append("</li>\n"));
      s.append("</ul>\n");
    }
  }

  private void metrics(StringBuilder s, List<TaskResult> told) {
    byMetric(told)
        .forEach((metric, of) -> {
          List<String> keys = new ArrayList<>();
          of.forEach(
              r -> ofMain(r).keySet().stream().filter(k -> !keys.contains(k)).forEach(keys::add));
          List<String> columns = new ArrayList<>(List.of("Task", "People", "Yes"));
          keys.forEach(k -> columns.add(words(k)));
          Tables.result(
              s,
              new ResultTable(
                  "By " + words(metric) + ", of " + main,
                  "",
                  columns,
                  of.stream()
                      .map(r -> {
                        List<String> row = new ArrayList<>();
                        row.add(words(r.task()));
                        row.add(String.valueOf(r.people()));
                        row.add(r.positives().map(String::valueOf).orElse(Html.NONE));
                        keys.forEach(k ->
                            row.add(
                                Optional.ofNullable(ofMain(r).get(k))
                                    .map(v -> number(v.value()))
                                    .orElse(Html.NONE)));
                        return row;
                      })
                      .toList(),
                  List.of("Every interval and definition is in the JSON of its task.")));
        });
  }

  private Map<String, MetricValue> ofMain(TaskResult r) {
    return r.metrics().getOrDefault(main, Map.of());
  }

  private void provenance(StringBuilder s) {
    Tables.facts(s, provenance);
    s.append("<h3>To get the same again</h3>\n<pre tabindex=\"0\"><code>");
    commands.forEach(c -> s.append(Html.escape(c)).append('\n'));
    s.append("</code></pre>\n");
  }

  private static Map<String, List<TaskResult>> byMetric(List<TaskResult> results) {
    Map<String, List<TaskResult>> by = new LinkedHashMap<>();
    results.forEach(r -> by.computeIfAbsent(r.metric(), k -> new ArrayList<>()).add(r));
    return by;
  }

  /// Results by domain, in the order in which domains come.
  static Map<String, List<TaskResult>> byDomain(List<TaskResult> results) {
    Map<String, List<TaskResult>> by = new LinkedHashMap<>();
    results.forEach(r -> by.computeIfAbsent(r.domain(), k -> new ArrayList<>()).add(r));
    return by;
  }

  /// Plots side by side; many of them folded by domain, the first one open.
  static void sideBySide(StringBuilder s, List<TaskResult> results, Consumer<TaskResult> plot) {
    if (results.size() <= MANY) {
      s.append("<div class=\"many\">\n");
      results.forEach(plot);
      s.append("</div>\n");
      return;
    }
    boolean first = true;
    for (Map.Entry<String, List<TaskResult>> e : byDomain(results).entrySet()) {
      s.append(first ? "<details open>" : "<details>")
          .append("<summary>")
          .append(Html.escape(e.getKey()))
          .append(" <small>")
          .append(e.getValue().size())
          .append(e.getValue().size() == 1 ? " task" : " tasks")
          .append("</small></summary>\n<div class=\"many\">\n");
      e.getValue().forEach(plot);
      s.append("</div>\n</details>\n");
      first = false;
    }
  }

  /// A task's or metric's name as people read it.
  static String words(String name) {
    return switch (name) {
      case "auroc" -> "AUROC";
      case "auroc_pooled" -> "AUROC, pooled";
      case "auprc" -> "AUPRC";
      case "brier" -> "Brier";
      case "ece" -> "ECE";
      case "f1" -> "F1";
      case "pearson" -> "Pearson's r";
      case "pearson_pooled" -> "r, pooled";
      case "mae" -> "MAE";
      case "r2" -> "R²";
      case "spearman" -> "Spearman";
      case "c_index" -> "Harrell's C";
      case "c_index_pooled" -> "C, pooled";
      case "auc_until" -> "AUC at the task's time";
      default -> name.replace('_', ' ');
    };
  }

  /// What the metric that tasks are compared by is when nothing is told.
  static double chance(String metric) {
    return switch (metric) {
      case "auroc", "c_index" -> 0.5;
      default -> 0;
    };
  }

  /// Three digits after the point, or about as many as count.
  static String number(double v) {
    if (!Double.isFinite(v)) {
      return Html.NONE;
    }
    return Math.abs(v) >= 10
        ? Html.number(v)
        : String.format(Locale.ROOT, "%.3f", v).replace('-', '−');
  }
}
