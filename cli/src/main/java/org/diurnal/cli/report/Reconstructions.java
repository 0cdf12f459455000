package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.diurnal.cli.report.ReportData.Reconstruction;

/// Held-out days: the truth, what was hidden, and what each method put there.
final class Reconstructions {
  private static final int MINUTES = 1440;
  private static final double[] X = IntStream.range(0, MINUTES).asDoubleStream().toArray();

  private Reconstructions() {}

  static void append(StringBuilder s, List<Reconstruction> all) {
    Map<List<String>, List<Reconstruction>> days = new LinkedHashMap<>();
    for (Reconstruction r : all) {
      days.computeIfAbsent(List.of(r.person(), r.date()), k -> new ArrayList<>()).add(r);
    }
    days.forEach((day, channels) -> {
      s.append("<h3>Person ")
          .append(Html.name(day.get(0)))
          .append(", ")
          .append(Html.escape(day.get(1)))
          .append("</h3>\n");
      channels.forEach(r -> s.append(plot(r)));
    });
  }

  private static String plot(Reconstruction r) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < MINUTES; m++) {
      if (!Float.isNaN(r.truth()[m])) {
        min = Math.min(min, r.truth()[m]);
        max = Math.max(max, r.truth()[m]);
      }
      for (float[] fill : r.fills().values()) {
        if (r.masked()[m] && !Float.isNaN(fill[m])) {
          min = Math.min(min, fill[m]);
          max = Math.max(max, fill[m]);
        }
      }
    }
    Plot plot = new Plot(MINUTES, Axis.around(min, max, 4));
    int hidden = 0;
    for (int m = 0; m < MINUTES; m++) {
      if (r.masked()[m]) {
        int from = m;
        while (m < MINUTES && r.masked()[m]) {
          m++;
        }
        plot.shade(from - 0.5, m - 0.5);
        hidden += m - from;
      }
    }
    for (int h = 6; h < 24; h += 6) {
      plot.vertical(h * 60);
    }
    double[] truth = new double[MINUTES];
    for (int m = 0; m < MINUTES; m++) {
      truth[m] = r.truth()[m];
    }
    plot.line("truth", X, truth);
    plot.legend("truth", "observed");
    // Drawn backwards, so that the model lies on top.
    List<String> methods = new ArrayList<>(r.fills().keySet());
    for (int k = methods.size() - 1; k >= 0; k--) {
      plot.line("fill" + Math.min(k, 4), X, fill(r, methods.get(k)));
    }
    for (int k = 0; k < methods.size(); k++) {
      plot.legend("fill" + Math.min(k, 4), Html.escape(methods.get(k)));
    }
    plot.legendShade("hidden from the methods");
    String unit = Html.unit(r.unit());
    return plot.html(
        "<b>"
            + Html.escape(Html.channel(r.channel()))
            + "</b>"
            + (unit.isEmpty() ? "" : ", " + Html.escape(unit)),
        describe(r, hidden),
        "low",
        DayPictures.hours(),
        "");
  }

  private static double[] fill(Reconstruction r, String method) {
    float[] values = java.util.Objects.requireNonNull(r.fills().get(method));
    double[] shown = new double[MINUTES];
    for (int m = 0; m < MINUTES; m++) {
      shown[m] = r.masked()[m] ? values[m] : Double.NaN;
    }
    return shown;
  }

  private static String describe(Reconstruction r, int hidden) {
    StringBuilder s = new StringBuilder();
    s.append(Html.channel(r.channel()))
        .append(" of person ")
        .append(r.person())
        .append(" on ")
        .append(r.date());
    s.append(": ").append(hidden).append(" minutes hidden");
    for (Map.Entry<String, float[]> fill : r.fills().entrySet()) {
      double sum = 0;
      int n = 0;
      for (int m = 0; m < MINUTES; m++) {
        double error = fill.getValue()[m] - (double) r.truth()[m];
        if (r.masked()[m] && !Double.isNaN(error)) {
          sum += Math.abs(error);
          n++;
        }
      }
      if (n > 0) {
        s.append(String.format(Locale.ROOT, "; mean absolute error of %s ", fill.getKey()))
            .append(Html.number(sum / n))
            .append(Html.unit(r.unit()).isEmpty() ? "" : " " + Html.unit(r.unit()));
      }
    }
    return s.toString();
  }
}
