package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;
import org.diurnal.core.Interval;

/// A picture of its own, SVG on white: a value over a number of people, a line a size of network,
/// with intervals and, where there is one, the law.
public final class ScalePicture {
  private static final int WIDTH = 860;
  private static final int HEIGHT = 460;
  private static final int LEFT = 70;
  private static final int RIGHT = 190;
  private static final int TOP = 60;
  private static final int BOTTOM = 60;
  private static final List<String> COLOURS =
      List.of("#1b6ca8", "#d1495b", "#3a7d44", "#8a5a9e", "#b07d12");

  private final Drawing drawing;
  private final Axis y;
  private final double low; // log of people
  private final double high;

  /// A size of network.
  ///
  /// @param name of it
  /// @param people of its points, ascending
  /// @param values of its points
  /// @param intervals of its points
  /// @param law the value that the law gives for so many people; empty without one
  public record Line(
      String name,
      double[] people,
      double[] values,
      List<Optional<Interval>> intervals,
      Optional<DoubleUnaryOperator> law) {}

  private ScalePicture(String title, List<Line> lines) {
    drawing = new Drawing(WIDTH, HEIGHT, title);
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    double few = Double.POSITIVE_INFINITY;
    double many = 0;
    for (Line l : lines) {
      for (int i = 0; i < l.people.length; i++) {
        double at = l.values[i];
        min = Math.min(min, l.intervals.get(i).map(Interval::low).orElse(at));
        max = Math.max(max, l.intervals.get(i).map(Interval::high).orElse(at));
        few = Math.min(few, l.people[i]);
        many = Math.max(many, l.people[i]);
      }
    }
    y = Axis.around(min, max, 6);
    low = Math.log(few) - 0.15;
    high = Math.log(many) + 0.15;
  }

  /// The picture.
  ///
  /// @param title above it
  /// @param subtitle a line below the title, in small letters
  /// @param yLabel what the values are
  public static String svg(String title, String subtitle, String yLabel, List<Line> lines) {
    return new ScalePicture(title, lines).draw(title, subtitle, yLabel, lines);
  }

  private String draw(String title, String subtitle, String yLabel, List<Line> lines) {
    drawing.text(LEFT, 24, "font-size=\"16\" font-weight=\"600\"", title);
    drawing.text(LEFT, 42, "fill=\"#666\"", subtitle);
    axes(yLabel, lines);
    for (int i = 0; i < lines.size(); i++) {
      line(lines.get(i), COLOURS.get(i % COLOURS.size()), i);
    }
    return drawing.done();
  }

  private void axes(String yLabel, List<Line> lines) {
    for (double tick : y.ticks()) {
      drawing.path(
          "M" + LEFT + " " + Drawing.at(vertical(tick)) + "H" + (WIDTH - RIGHT), "#e4e4e4", 1);
      drawing.text(LEFT - 8, vertical(tick) + 4, "text-anchor=\"end\"", y.label(tick));
    }
    TreeSet<Double> groups = new TreeSet<>();
    lines.forEach(l -> {
      for (double p : l.people) {
        groups.add(p);
      }
    });
    for (double p : groups) {
      drawing.path(
          "M" + Drawing.at(horizontal(p)) + " " + TOP + "V" + (HEIGHT - BOTTOM), "#f0f0f0", 1);
      drawing.text(
          horizontal(p),
          HEIGHT - BOTTOM + 18,
          "text-anchor=\"middle\"",
          String.format(Locale.ROOT, "%,.0f", p));
    }
    drawing.text(
        (LEFT + WIDTH - RIGHT) / 2.0,
        HEIGHT - 14,
        "text-anchor=\"middle\"",
        "people learned from (logarithmic)");
    drawing.raw("<g transform=\"rotate(-90)\">");
    drawing.text(-(TOP + HEIGHT - BOTTOM) / 2.0, 16, "text-anchor=\"middle\"", yLabel);
    drawing.raw("</g>\n");
  }

  private void line(Line l, String colour, int order) {
    List<String> points = new ArrayList<>();
    double aside = (order - 1) * 3; // so that intervals of one group do not hide one another
    for (int i = 0; i < l.people.length; i++) {
      double x = horizontal(l.people[i]) + aside;
      points.add(Drawing.at(x) + " " + Drawing.at(vertical(l.values[i])));
      Optional<Interval> interval = l.intervals.get(i);
      interval.ifPresent(v ->
          drawing.path(
              "M"
                  + Drawing.at(x)
                  + " "
                  + Drawing.at(vertical(v.low()))
                  + "V"
                  + Drawing.at(vertical(v.high())),
              colour,
              1.5));
      drawing.dot(x, vertical(l.values[i]), 4, colour);
    }
    drawing.path("M" + String.join("L", points), colour, 2);
    l.law.ifPresent(law -> law(law, colour));
    double legend = TOP + 14 + 22.0 * order;
    drawing.path("M" + (WIDTH - RIGHT + 14) + " " + Drawing.at(legend) + "h22", colour, 2);
    drawing.text(WIDTH - RIGHT + 42, legend + 4, "", l.name);
  }

  private void law(DoubleUnaryOperator law, String colour) {
    List<String> points = new ArrayList<>();
    for (int i = 0; i <= 40; i++) {
      double people = Math.exp(low + (high - low) * i / 40);
      points.add(
          Drawing.at(horizontal(people)) + " " + Drawing.at(vertical(law.applyAsDouble(people))));
    }
    drawing.path("M" + String.join("L", points), colour, 1, " stroke-dasharray=\"4 4\"");
  }

  private double horizontal(double people) {
    return LEFT + (WIDTH - RIGHT - LEFT) * (Math.log(people) - low) / (high - low);
  }

  private double vertical(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * y.share(value);
  }
}
