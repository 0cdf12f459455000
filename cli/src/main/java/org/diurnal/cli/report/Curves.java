package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.diurnal.cli.report.ReportData.Embedding;
import org.diurnal.cli.report.ReportData.EmbeddingPoint;
import org.diurnal.cli.report.ReportData.LossPoint;

/// The loss over steps, and person-days in the plane.
final class Curves {
  private static final int WIDTH = 2000;
  private static final int NAMED_PEOPLE = 6;

  private Curves() {}

  static String losses(List<LossPoint> points) {
    double min = Double.POSITIVE_INFINITY;
    double max = 0;
    for (LossPoint p : points) {
      for (double v : new double[] {p.train(), p.heldOut()}) {
        if (Double.isFinite(v)) {
          min = Math.min(min, v);
          max = Math.max(max, v);
        }
      }
    }
    Axis x = Axis.around(points.getFirst().step(), points.getLast().step(), 6);
    Plot plot = new Plot(WIDTH, Axis.around(min > 0.4 * max ? min : 0, max, 5));
    x.ticks().forEach(t -> plot.vertical(WIDTH * x.share(t)));
    curve(plot, "fill1", points, x, LossPoint::train);
    curve(plot, "fill0", points, x, LossPoint::heldOut);
    plot.legend("fill0", "held-out people");
    plot.legend("fill1", "training people");
    double lastHeldOut =
        points.stream()
            .mapToDouble(LossPoint::heldOut)
            .filter(v -> !Double.isNaN(v))
            .reduce(Double.NaN, (a, b) -> b);
    return plot.html(
        "<b>Loss</b>, mean squared error of hidden, observed minutes in standard deviations squared",
        "Loss by step for training and held-out people, to step "
            + points.getLast().step()
            + "; the last held-out loss is "
            + Html.number(lastHeldOut),
        "middle",
        Plot.xTicks(x),
        "step");
  }

  /// A point that was not measured does not interrupt the line: losses are measured now and then.
  private static void curve(
      Plot plot, String css, List<LossPoint> points, Axis x, ToDoubleFunction<LossPoint> of) {
    List<LossPoint> measured =
        points.stream().filter(p -> Double.isFinite(of.applyAsDouble(p))).toList();
    plot.line(
        css,
        measured.stream().mapToDouble(p -> WIDTH * x.share(p.step())).toArray(),
        measured.stream().mapToDouble(of).toArray());
  }

  static String embedding(Embedding e) {
    List<EmbeddingPoint> points = e.points();
    Axis x =
        Axis.around(
            points.stream().mapToDouble(EmbeddingPoint::x).min().orElse(0),
            points.stream().mapToDouble(EmbeddingPoint::x).max().orElse(1),
            5);
    Axis y =
        Axis.around(
            points.stream().mapToDouble(EmbeddingPoint::y).min().orElse(0),
            points.stream().mapToDouble(EmbeddingPoint::y).max().orElse(1),
            5);
    Plot plot = new Plot(WIDTH, y);
    x.ticks().forEach(t -> plot.vertical(WIDTH * x.share(t)));
    Map<String, List<double[]>> byPerson = new LinkedHashMap<>();
    for (EmbeddingPoint p : points) {
      byPerson
          .computeIfAbsent(p.person(), k -> new ArrayList<>())
          .add(new double[] {WIDTH * x.share(p.x()), p.y()});
    }
    List<Map.Entry<String, List<double[]>>> people = new ArrayList<>(byPerson.entrySet());
    // A stable sort: people with equally many days stay in the order in which they came.
    people.sort(
        Comparator.comparingInt((Map.Entry<String, List<double[]>> p) -> -p.getValue().size()));
    List<double[]> others =
        people.stream().skip(NAMED_PEOPLE).flatMap(p -> p.getValue().stream()).toList();
    if (!others.isEmpty()) {
      plot.dots("others", others);
    }
    for (int k = 0; k < Math.min(NAMED_PEOPLE, people.size()); k++) {
      plot.dots("person" + k, people.get(k).getValue());
      plot.legend("dot person" + k, Html.name(people.get(k).getKey()));
    }
    if (!others.isEmpty()) {
      plot.legend("dot others", (people.size() - NAMED_PEOPLE) + " other people");
    }
    return plot.html(
        Html.escape(e.yLabel()) + " over " + Html.escape(e.xLabel()),
        points.size() + " person-days of " + people.size() + " people in two dimensions",
        "tall",
        Plot.xTicks(x),
        Html.escape(e.xLabel()));
  }
}
