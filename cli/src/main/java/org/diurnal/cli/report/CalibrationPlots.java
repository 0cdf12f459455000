package org.diurnal.cli.report;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diurnal.tasks.evaluate.Calibration;
import org.diurnal.tasks.evaluate.Calibration.Bin;
import org.diurnal.tasks.evaluate.MetricValue;
import org.diurnal.tasks.evaluate.TaskResult;

/// Shares of yes over the probabilities told, in bins of equal numbers of people.
final class CalibrationPlots {
  private static final int WIDTH = 1000;

  private CalibrationPlots() {}

  /// @param main whose probabilities
  static void append(StringBuilder s, List<TaskResult> results, String main) {
    List<TaskResult> of = results.stream().filter(r -> r.calibration().containsKey(main)).toList();
    Page.lead(
        s,
        "Of "
            + main
            + ": each dot is a tenth of the people, by rising probability; its height is the share"
            + " that says yes, with a 95 % interval. On the diagonal, probabilities mean what they"
            + " say.");
    EvaluationPage.sideBySide(
        s,
        of,
        r ->
            Optional.ofNullable(r.calibration().get(main))
                .ifPresent(c -> s.append(plot(r, c, main))));
  }

  private static String plot(TaskResult r, Calibration c, String main) {
    double high =
        c.bins().stream()
            .mapToDouble(b -> Math.max(b.predicted(), b.ci95().high()))
            .max()
            .orElse(1);
    Axis axis = Axis.around(0, Math.min(1, high), 4);
    Plot plot = new Plot(WIDTH, axis);
    axis.ticks().forEach(t -> plot.vertical(WIDTH * axis.share(t)));
    plot.line("diagonal", new double[] {0, WIDTH}, new double[] {axis.low(), axis.high()});
    for (Bin b : c.bins()) {
      double x = WIDTH * axis.share(b.predicted());
      plot.line("f-model", new double[] {x, x}, new double[] {b.ci95().low(), b.ci95().high()});
    }
    plot.dots(
        "person0",
        c.bins().stream()
            .map(b -> new double[] {WIDTH * axis.share(b.predicted()), b.observed()})
            .toList());
    int[] rows = c.bins().stream().mapToInt(Bin::rows).toArray();
    int least = IntStream.of(rows).min().orElse(0);
    int most = IntStream.of(rows).max().orElse(0);
    return plot.html(
        "<b>"
            + Html.escape(EvaluationPage.words(r.task()))
            + "</b>, "
            + (least == most ? least : least + " to " + most)
            + " a dot; ECE "
            + metric(r, main, "ece")
            + ", Brier "
            + metric(r, main, "brier"),
        spoken(r, c),
        "low",
        Plot.xTicks(axis),
        "probability told");
  }

  private static String metric(TaskResult r, String main, String key) {
    return Optional.ofNullable(r.metrics().get(main))
        .flatMap(m -> Optional.ofNullable(m.get(key)))
        .map(MetricValue::value)
        .map(EvaluationPage::number)
        .orElse(Html.NONE);
  }

  private static String spoken(TaskResult r, Calibration c) {
    StringBuilder s = new StringBuilder(EvaluationPage.words(r.task()));
    c.bins()
        .forEach(b ->
            s.append("; told ")
                .append(EvaluationPage.number(b.predicted()))
                .append(", true ")
                .append(EvaluationPage.number(b.observed()))
                .append(" of ")
                .append(b.rows()));
    return s.toString();
  }
}
