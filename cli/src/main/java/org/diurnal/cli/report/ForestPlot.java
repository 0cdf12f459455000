package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Interval;
import org.diurnal.tasks.evaluate.Comparison;
import org.diurnal.tasks.evaluate.MetricValue;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.evaluate.TaskResult.Difference;

/// A row a task: every description's metric with its interval on one axis, the ceiling as a mark,
/// and the difference that counts in numbers.
final class ForestPlot {
  private static final int WIDTH = 1000;
  private static final int LINE = 10; // units between descriptions
  private static final List<String> CLASSES =
      List.of(
          "f-first",
          "f-stat",
          "f-stat both",
          "f-model",
          "f-model both",
          "f-more",
          "f-more both",
          "f-last",
          "f-last both");

  private ForestPlot() {}

  /// Appends a table of tasks judged by one metric.
  static void append(
      StringBuilder s, String metric, List<TaskResult> results, List<Comparison> comparisons) {
    List<String> names = new ArrayList<>();
    results.forEach(
        r -> r.scores().keySet().stream().filter(n -> !names.contains(n)).forEach(names::add));
    double chance = EvaluationPage.chance(metric);
    Axis axis = axis(results, chance);
    s.append("<h3>").append(Html.escape(EvaluationPage.words(metric))).append("</h3>\n");
    s.append("<div class=\"legend\">");
    for (int i = 0; i < names.size(); i++) {
      s.append("<span><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\">")
          .append("<path class=\"")
          .append(css(i))
          .append("\" d=\"M1 5H27\"/><path class=\"dot ")
          .append(css(i))
          .append("\" d=\"M14 5h0\"/></svg> ")
          .append(Html.escape(names.get(i)))
          .append("</span>");
    }
    if (results.stream().anyMatch(r -> r.ceiling().isPresent())) {
      s.append("<span><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\">")
          .append("<path class=\"f-top\" d=\"M14 0V10\"/></svg> ceiling</span>");
    }
    s.append("</div>\n<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"")
        .append(Html.escape(EvaluationPage.words(metric)))
        .append(" of every task\"><table class=\"forest\">\n<thead><tr><th scope=\"col\">Task</th>")
        .append("<th scope=\"col\" class=\"lines\">")
        .append(Plot.xTicks(axis))
        .append("</th>");
    Optional<Comparison> counts = comparisons.stream().findFirst();
    s.append("<th scope=\"col\" class=\"n\">")
        .append(Html.escape(counts.map(c -> c.better() + " −").orElse("Difference")))
        .append("<br>")
        .append(Html.escape(counts.map(Comparison::than).orElse("")))
        .append("</th></tr></thead>\n<tbody>\n");
    EvaluationPage.byDomain(results)
        .forEach((domain, of) -> {
          s.append("<tr class=\"group\"><th colspan=\"3\" scope=\"rowgroup\">")
              .append(Html.escape(domain))
              .append("</th></tr>\n");
          of.forEach(r -> row(s, r, names, axis, chance, counts));
        });
    s.append("</tbody></table></div>\n");
  }

  private static Axis axis(List<TaskResult> results, double chance) {
    double low = chance;
    double high = chance + 0.1;
    for (TaskResult r : results) {
      for (MetricValue v : r.scores().values()) {
        low = Math.min(low, v.ci95().map(Interval::low).orElse(v.value()));
        high = Math.max(high, v.ci95().map(Interval::high).orElse(v.value()));
      }
      high = Math.max(high, r.ceiling().map(MetricValue::value).orElse(high));
    }
    // A handful of wide intervals must not press all others together: what lies beyond is cut.
    return Axis.around(Math.max(low, chance - 0.3), Math.min(high, 1), 6);
  }

  private static void row(
      StringBuilder s,
      TaskResult r,
      List<String> names,
      Axis axis,
      double chance,
      Optional<Comparison> counts) {
    int height = LINE * (names.size() + 1);
    s.append("<tr><th scope=\"row\">")
        .append(Html.name(EvaluationPage.words(r.task())))
        .append("<small>")
        .append(r.people())
        .append(" people")
        .append(r.rows() == r.people() ? "" : ", " + r.rows() + " days")
        .append(r.positives().map(p -> ", " + p + " yes").orElse(""))
        .append("</small></th><td class=\"lines\"><svg style=\"height:")
        .append(height)
        .append("px\" viewBox=\"0 0 ")
        .append(WIDTH)
        .append(' ')
        .append(height)
        .append("\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
        .append(Html.escape(spoken(r, names)))
        .append("\">");
    for (double tick : axis.ticks()) {
      vertical(s, Math.abs(tick - chance) < 1e-9 ? "f-chance" : "grid", axis.share(tick), height);
    }
    r.ceiling().ifPresent(c -> vertical(s, "f-top", axis.share(c.value()), height));
    Map<String, MetricValue> scores = r.scores();
    for (int i = 0; i < names.size(); i++) {
      int y = LINE * (i + 1);
      String css = css(i);
      Optional.ofNullable(scores.get(names.get(i)))
          .filter(v -> Double.isFinite(v.value()))
          .ifPresent(v -> {
            v.ci95()
                .ifPresent(ci ->
                    s.append("<path class=\"")
                        .append(css)
                        .append("\" d=\"M")
                        .append(at(axis, ci.low()))
                        .append(' ')
                        .append(y)
                        .append("H")
                        .append(at(axis, ci.high()))
                        .append("\"/>"));
            s.append("<path class=\"dot ")
                .append(css)
                .append("\" d=\"M")
                .append(at(axis, v.value()))
                .append(' ')
                .append(y)
                .append("h0\"/>");
          });
    }
    s.append("</svg></td>");
    difference(s, r, counts);
    s.append("</tr>\n");
  }

  private static void difference(StringBuilder s, TaskResult r, Optional<Comparison> counts) {
    Optional<Difference> d =
        counts.flatMap(c ->
            r.differences().stream()
                .filter(x -> x.better().equals(c.better()) && x.than().equals(c.than()))
                .findFirst());
    if (d.isEmpty()) {
      s.append("<td class=\"n\">").append(Html.NONE).append("</td>");
      return;
    }
    String css =
        switch (d.get().verdict()) {
          case BETTER -> "n win";
          case WORSE -> "n lose";
          case NOT_TOLD_APART -> "n";
        };
    String words =
        switch (d.get().verdict()) {
          case BETTER -> "✓ better";
          case WORSE -> "✗ worse";
          case NOT_TOLD_APART -> "not told apart";
        };
    s.append("<td class=\"")
        .append(css)
        .append("\">")
        .append(EvaluationPage.number(d.get().by().value()));
    d.get()
        .by()
        .ci95()
        .ifPresent(i ->
            s.append("<small>")
                .append(EvaluationPage.number(i.low()))
                .append(" to ")
                .append(EvaluationPage.number(i.high()))
                .append("</small>"));
    s.append("<small>").append(words).append("</small></td>");
  }

  private static void vertical(StringBuilder s, String css, double share, int height) {
    s.append("<path class=\"")
        .append(css)
        .append("\" d=\"M")
        .append(Html.coordinate(WIDTH * share))
        .append(" 0V")
        .append(height)
        .append("\"/>");
  }

  private static String at(Axis axis, double v) {
    return Html.coordinate(WIDTH * axis.share(v));
  }

  private static String spoken(TaskResult r, List<String> names) {
    StringBuilder s = new StringBuilder(EvaluationPage.words(r.task()));
    Map<String, MetricValue> scores = r.scores();
    for (String n : names) {
      Optional.ofNullable(scores.get(n))
          .ifPresent(v ->
              s.append("; ")
                  .append(n)
                  .append(' ')
                  .append(EvaluationPage.number(v.value()))
                  .append(
                      v.ci95()
                          .map(i ->
                              " ("
                                  + EvaluationPage.number(i.low())
                                  + " to "
                                  + EvaluationPage.number(i.high())
                                  + ")")
                          .orElse("")));
    }
    r.ceiling().ifPresent(c -> s.append("; ceiling ").append(EvaluationPage.number(c.value())));
    return s.toString();
  }

  private static String css(int description) {
    return CLASSES.get(Math.min(description, CLASSES.size() - 1));
  }
}
