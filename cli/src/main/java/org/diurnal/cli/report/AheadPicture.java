package org.diurnal.cli.report;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.diurnal.tasks.forecast.Ahead;
import org.diurnal.tasks.forecast.Grid;

/// A picture of its own, SVG on white: a person's past, what is told of the steps after it with the
/// band that nine of ten truths lie in, and what was measured after all.
public final class AheadPicture {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 400;
  private static final int LEFT = 70;
  private static final int RIGHT = 24;
  private static final int TOP = 60;
  private static final int BOTTOM = 50;
  private static final String PAST = "#444";
  private static final String SAID = "#1b6ca8";
  private static final String MEASURED = "#d1495b";

  private final Drawing drawing;
  private final Ahead ahead;
  private final double[] past; // what is shown of it
  private final Axis y;

  private AheadPicture(Ahead ahead, String of) {
    this.ahead = ahead;
    this.drawing =
        new Drawing(WIDTH, HEIGHT, ahead.name() + " of " + of + ", told by " + ahead.forecaster());
    double[] all = ahead.question().past();
    int shown = Math.min(all.length, ahead.question().grid() == Grid.DAY ? 28 : 48);
    this.past = java.util.Arrays.copyOfRange(all, all.length - shown, all.length);
    List<Double> seen = new ArrayList<>();
    for (double v : past) {
      seen.add(v);
    }
    for (int h = 0; h < ahead.said().length; h++) {
      seen.add(ahead.said()[h]);
      seen.add(ahead.low(h, 0));
      seen.add(ahead.high(h));
      seen.add(ahead.measured()[h]);
    }
    seen.removeIf(v -> v.isNaN());
    this.y =
        Axis.around(
            seen.stream().mapToDouble(v -> v).min().orElse(0),
            seen.stream().mapToDouble(v -> v).max().orElse(1),
            5);
  }

  /// The picture.
  ///
  /// @param ahead not refused
  /// @param of whose
  public static String svg(Ahead ahead, String of) {
    return new AheadPicture(ahead, of).draw(of);
  }

  private String draw(String of) {
    drawing.text(
        LEFT, 24, "font-size=\"16\" font-weight=\"600\"", ahead.name() + ", " + ahead.unit());
    drawing.text(
        LEFT,
        42,
        "fill=\"#666\"",
        of
            + "; grey: the past; blue: told by "
            + ahead.forecaster()
            + ", with the band that nine of ten lie in; red: measured after all");
    for (double tick : y.ticks()) {
      drawing.path(
          "M" + LEFT + " " + Drawing.at(vertical(tick)) + "H" + (WIDTH - RIGHT), "#e4e4e4", 1);
      drawing.text(LEFT - 8, vertical(tick) + 4, "text-anchor=\"end\"", y.label(tick));
    }
    times();
    band();
    line(past, 0, PAST);
    line(ahead.said(), past.length, SAID);
    line(ahead.measured(), past.length, MEASURED);
    return drawing.done();
  }

  private void times() {
    int every = ahead.question().grid() == Grid.DAY ? 7 : 6;
    long begin = ahead.question().first() - past.length;
    for (int t = 0; t < past.length + ahead.said().length; t++) {
      long step = begin + t;
      if (Math.floorMod(step, (long) every) == 0) {
        drawing.path(
            "M" + Drawing.at(horizontal(t)) + " " + TOP + "V" + (HEIGHT - BOTTOM), "#f0f0f0", 1);
        drawing.text(horizontal(t), HEIGHT - BOTTOM + 18, "text-anchor=\"middle\"", label(step));
      }
    }
  }

  private String label(long step) {
    return switch (ahead.question().grid()) {
      case DAY -> LocalDate.ofEpochDay(step).toString().substring(5);
      case HOUR -> String.format(Locale.ROOT, "%02d:00", Math.floorMod(step, 24L));
    };
  }

  private void band() {
    List<String> high = new ArrayList<>();
    List<String> low = new ArrayList<>();
    for (int h = 0; h < ahead.said().length; h++) {
      if (!Double.isNaN(ahead.margin()[h])) {
        high.add(point(past.length + h, ahead.high(h)));
        low.addFirst(point(past.length + h, ahead.low(h, 0)));
      }
    }
    if (!high.isEmpty()) {
      high.addAll(low);
      drawing.raw(
          "<path d=\"M"
              + String.join("L", high)
              + "Z\" fill=\""
              + SAID
              + "\" fill-opacity=\"0.15\"/>\n");
    }
  }

  /// Points joined where both neighbours are known.
  private void line(double[] values, int from, String colour) {
    StringBuilder d = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        pen = false;
        continue;
      }
      d.append(pen ? "L" : "M").append(point(from + i, values[i]));
      drawing.dot(horizontal(from + i), vertical(values[i]), 3, colour);
      pen = true;
    }
    if (!d.isEmpty()) {
      drawing.path(d.toString(), colour, 2);
    }
  }

  private String point(int step, double value) {
    return Drawing.at(horizontal(step)) + " " + Drawing.at(vertical(value));
  }

  private double horizontal(int step) {
    int last = past.length + ahead.said().length - 1;
    return LEFT + (WIDTH - RIGHT - LEFT) * (double) step / Math.max(1, last);
  }

  private double vertical(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * y.share(value);
  }
}
