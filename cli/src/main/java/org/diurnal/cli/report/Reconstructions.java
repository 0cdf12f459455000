package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.diurnal.cli.report.ReportData.Band;
import org.diurnal.cli.report.ReportData.Reconstruction;

/// Days with gaps: the truth, what was hidden or missing, what each method put there, and how sure
/// the first of them is.
final class Reconstructions {
  private static final int MINUTES = 1440;
  private static final double[] X = IntStream.range(0, MINUTES).asDoubleStream().toArray();

  private Reconstructions() {}

  /// @param masked what the shade means, for the legend
  static void append(StringBuilder s, List<Reconstruction> all, String masked) {
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
      channels.forEach(r -> s.append(plot(r, masked)));
    });
  }

  private static String plot(Reconstruction r, String masked) {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int m = 0; m < MINUTES; m++) {
      if (!Float.isNaN(r.truth()[m])) {
        min = Math.min(min, r.truth()[m]);
        max = Math.max(max, r.truth()[m]);
      }
      for (float[] line : lines(r)) {
        if (r.masked()[m] && !Float.isNaN(line[m])) {
          min = Math.min(min, line[m]);
          max = Math.max(max, line[m]);
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
    r.band().ifPresent(b -> bands(plot, r.masked(), b));
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
    r.band().ifPresent(b -> plot.legendBand("bandfill", Html.escape(b.words())));
    plot.legendShade(masked);
    String unit = Html.unit(r.unit());
    return plot.html(
        "<b>"
            + Html.escape(Html.channel(r.channel()))
            + "</b>"
            + (unit.isEmpty() ? "" : ", " + Html.escape(unit)),
        describe(r, hidden, masked),
        "low",
        DayPictures.hours(),
        "");
  }

  private static List<float[]> lines(Reconstruction r) {
    List<float[]> lines = new ArrayList<>(r.fills().values());
    r.band().ifPresent(b -> lines.addAll(List.of(b.low(), b.high())));
    return lines;
  }

  /// A band for each stretch in which it is known; half a minute wider to both sides, so that a
  /// single minute can be seen.
  private static void bands(Plot plot, boolean[] masked, Band band) {
    for (int m = 0; m < MINUTES; m++) {
      int from = m;
      while (m < MINUTES && masked[m] && !Float.isNaN(band.low()[m])) {
        m++;
      }
      if (m > from) {
        double[] xs = new double[m - from + 2];
        double[] low = new double[xs.length];
        double[] high = new double[xs.length];
        for (int i = 0; i < xs.length; i++) {
          int at = Math.clamp(from + i - 1L, from, m - 1);
          xs[i] = i == 0 ? from - 0.5 : i == xs.length - 1 ? m - 0.5 : at;
          low[i] = band.low()[at];
          high[i] = band.high()[at];
        }
        plot.band("bandfill", xs, low, high);
      }
    }
  }

  private static double[] fill(Reconstruction r, String method) {
    float[] values = java.util.Objects.requireNonNull(r.fills().get(method));
    double[] shown = new double[MINUTES];
    for (int m = 0; m < MINUTES; m++) {
      shown[m] = r.masked()[m] ? values[m] : Double.NaN;
    }
    return shown;
  }

  private static String describe(Reconstruction r, int hidden, String masked) {
    StringBuilder s = new StringBuilder();
    s.append(Html.channel(r.channel()))
        .append(" of person ")
        .append(r.person())
        .append(" on ")
        .append(r.date());
    s.append(": ").append(hidden).append(" minutes ").append(masked);
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
    r.band().ifPresent(b -> describe(s, r, b));
    return s.toString();
  }

  /// How often a band holds the truth, where that is known.
  private static void describe(StringBuilder s, Reconstruction r, Band band) {
    int held = 0;
    int known = 0;
    for (int m = 0; m < MINUTES; m++) {
      if (r.masked()[m] && !Float.isNaN(r.truth()[m]) && !Float.isNaN(band.low()[m])) {
        known++;
        held += r.truth()[m] >= band.low()[m] && r.truth()[m] <= band.high()[m] ? 1 : 0;
      }
    }
    if (known > 0) {
      s.append(
          String.format(
              Locale.ROOT, "; the %s holds %.0f %% of them", band.words(), 100.0 * held / known));
    }
  }
}
