package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.diurnal.cli.report.ReportData.ResultTable;
import org.diurnal.tasks.evaluate.FewShot;
import org.diurnal.tasks.evaluate.FewShot.Curve;
import org.diurnal.tasks.evaluate.FewShot.Efficiency;
import org.diurnal.tasks.evaluate.FewShot.Point;
import org.diurnal.tasks.evaluate.TaskResult;

/// The metric over the number of labelled people: medians with the quartiles over draws as a band,
/// and at the right end the value with all.
final class FewShotPlots {
  private static final int WIDTH = 1000;

  private FewShotPlots() {}

  static void append(StringBuilder s, List<TaskResult> results) {
    List<TaskResult> of = results.stream().filter(r -> r.fewShot().isPresent()).toList();
    Page.lead(s, of.getFirst().fewShot().map(FewShot::method).orElse("") + ".");
    EvaluationPage.sideBySide(s, of, r -> r.fewShot().ifPresent(f -> s.append(plot(r, f))));
    efficiency(s, of);
  }

  private static String plot(TaskResult r, FewShot f) {
    TreeSet<Integer> sizes = new TreeSet<>();
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (Curve c : f.curves()) {
      for (Point p : c.points()) {
        sizes.add(p.shots());
        low = Math.min(low, p.low());
        high = Math.max(high, p.high());
      }
      low = Math.min(low, c.all().value());
      high = Math.max(high, c.all().value());
    }
    List<Integer> steps = List.copyOf(sizes);
    Plot plot = new Plot(WIDTH, Axis.around(low, high, 4));
    for (int i = 0; i <= steps.size(); i++) {
      plot.vertical(x(i, steps));
    }
    for (int k = 0; k < f.curves().size(); k++) {
      Curve c = f.curves().get(k);
      double[] xs =
          c.points().stream().mapToDouble(p -> x(steps.indexOf(p.shots()), steps)).toArray();
      plot.band(
          "band" + k,
          xs,
          c.points().stream().mapToDouble(Point::low).toArray(),
          c.points().stream().mapToDouble(Point::high).toArray());
    }
    for (int k = 0; k < f.curves().size(); k++) {
      Curve c = f.curves().get(k);
      double[] xs =
          c.points().stream().mapToDouble(p -> x(steps.indexOf(p.shots()), steps)).toArray();
      plot.line("fill" + k, xs, c.points().stream().mapToDouble(Point::median).toArray());
      if (Double.isFinite(c.all().value())) {
        plot.dots("person" + k, List.of(new double[] {x(steps.size(), steps), c.all().value()}));
      }
      plot.legend("fill" + k, Html.escape(c.description()));
    }
    return plot.html(
        "<b>"
            + Html.escape(EvaluationPage.words(r.task()))
            + "</b>, "
            + Html.escape(EvaluationPage.words(f.metric())),
        spoken(r, f),
        "low",
        ticks(steps),
        "people of each class");
  }

  private static double x(int step, List<Integer> steps) {
    return WIDTH * (double) step / Math.max(1, steps.size());
  }

  private static String ticks(List<Integer> steps) {
    StringBuilder s = new StringBuilder("<div class=\"xticks\" aria-hidden=\"true\">");
    for (int i = 0; i <= steps.size(); i++) {
      s.append("<span style=\"left:")
          .append(Html.coordinate(x(i, steps) / WIDTH * 100))
          .append("%\">")
          .append(i < steps.size() ? steps.get(i).toString() : "all")
          .append("</span>");
    }
    return s.append("</div>\n").toString();
  }

  private static String spoken(TaskResult r, FewShot f) {
    StringBuilder s = new StringBuilder(EvaluationPage.words(r.task()));
    for (Curve c : f.curves()) {
      s.append("; ").append(c.description()).append(':');
      for (Point p : c.points()) {
        s.append(' ').append(p.shots()).append(' ').append(EvaluationPage.number(p.median()));
      }
      s.append(" all ").append(EvaluationPage.number(c.all().value()));
    }
    return s.toString();
  }

  private static void efficiency(StringBuilder s, List<TaskResult> results) {
    List<String> columns = new ArrayList<>(List.of("Task"));
    results
        .getFirst()
        .fewShot()
        .ifPresent(f ->
            f.efficiency()
                .forEach(e -> columns.add(e.of() + " reaches " + e.reaches() + " with all at")));
    List<List<String>> rows = new ArrayList<>();
    for (TaskResult r : results) {
      List<String> row = new ArrayList<>(List.of(EvaluationPage.words(r.task())));
      r.fewShot().ifPresent(f -> f.efficiency().forEach(e -> row.add(words(e))));
      if (row.size() == columns.size()) {
        rows.add(row);
      }
    }
    Tables.result(
        s,
        new ResultTable(
            "Label efficiency",
            "The fewest people of each class at which the median of one description's curve reaches"
                + " the other's value with all training people.",
            columns,
            rows,
            List.of()));
  }

  private static String words(Efficiency e) {
    Optional<String> none = e.none();
    return e.shots().map(String::valueOf).orElseGet(() -> none.orElse(Html.NONE));
  }
}
