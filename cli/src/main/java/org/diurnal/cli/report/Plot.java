package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.List;

/// A plot whose lines are SVG stretched to the page's width and whose words are HTML, so that they
/// stay readable on a telephone and on paper.
final class Plot {
  private static final int HEIGHT = 1000; // units of the drawing; the width is up to the caller

  private final int width;
  private final Axis y;
  private final StringBuilder drawing = new StringBuilder();
  private final List<String> legend = new ArrayList<>();

  /// @param width units from left to right
  Plot(int width, Axis y) {
    this.width = width;
    this.y = y;
    for (double tick : y.ticks()) {
      String at = Html.coordinate(HEIGHT * (1 - y.share(tick)));
      drawing
          .append("<path class=\"grid\" d=\"M0 ")
          .append(at)
          .append("H")
          .append(width)
          .append("\"/>");
    }
  }

  /// A vertical grid line.
  void vertical(double x) {
    drawing
        .append("<path class=\"grid\" d=\"M")
        .append(Html.coordinate(x))
        .append(" 0V")
        .append(HEIGHT)
        .append("\"/>");
  }

  /// A shaded stretch.
  void shade(double from, double to) {
    drawing
        .append("<rect class=\"masked\" x=\"")
        .append(Html.coordinate(from))
        .append("\" y=\"0\" width=\"")
        .append(Html.coordinate(to - from))
        .append("\" height=\"")
        .append(HEIGHT)
        .append("\"/>");
  }

  /// A line through the points whose value is not NaN, interrupted where it is.
  void line(String cssClass, double[] xs, double[] values) {
    StringBuilder d = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < xs.length; i++) {
      if (Double.isNaN(values[i])) {
        pen = false;
        continue;
      }
      String at = point(xs[i], values[i]);
      boolean alone = !pen && (i + 1 == xs.length || Double.isNaN(values[i + 1]));
      d.append(pen ? "L" : "M").append(at).append(alone ? "h0" : "");
      pen = true;
    }
    if (!d.isEmpty()) {
      drawing.append("<path class=\"").append(cssClass).append("\" d=\"").append(d).append("\"/>");
    }
  }

  /// A shaded band between two lines.
  void band(String cssClass, double[] xs, double[] low, double[] high) {
    StringBuilder d = new StringBuilder();
    for (int i = 0; i < xs.length; i++) {
      d.append(i == 0 ? "M" : "L").append(point(xs[i], high[i]));
    }
    for (int i = xs.length - 1; i >= 0; i--) {
      d.append("L").append(point(xs[i], low[i]));
    }
    if (xs.length > 0) {
      drawing.append("<path class=\"").append(cssClass).append("\" d=\"").append(d).append("Z\"/>");
    }
  }

  /// Dots that stay round however the drawing is stretched: strokes of no length with round ends.
  void dots(String cssClass, List<double[]> points) {
    StringBuilder d = new StringBuilder();
    for (double[] p : points) {
      d.append("M").append(point(p[0], p[1])).append("h0");
    }
    drawing
        .append("<path class=\"dot ")
        .append(cssClass)
        .append("\" d=\"")
        .append(d)
        .append("\"/>");
  }

  /// A word of the legend beside a short piece of its line.
  void legend(String cssClass, String words) {
    legend.add(
        "<span><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\"><path class=\""
            + cssClass
            + "\" d=\"M"
            + (cssClass.startsWith("dot") ? "14 5h0" : "1 5H27")
            + "\"/></svg> "
            + words
            + "</span>");
  }

  /// A word of the legend beside a shaded square.
  void legendShade(String words) {
    legend.add("<span><span class=\"swatch masked-swatch\"></span> " + words + "</span>");
  }

  /// A word of the legend beside a square in a band's colour.
  void legendBand(String cssClass, String words) {
    legend.add(
        "<span><svg class=\"key\" viewBox=\"0 0 28 10\" aria-hidden=\"true\"><path class=\""
            + cssClass
            + "\" d=\"M1 0H27V10H1Z\"/></svg> "
            + words
            + "</span>");
  }

  private String point(double x, double value) {
    return Html.coordinate(x) + " " + Html.coordinate(Math.round(HEIGHT * (1 - y.share(value))));
  }

  /// The plot as HTML.
  ///
  /// @param caption escaped
  /// @param alt what someone who cannot see it should know, not escaped
  /// @param heightClass `low`, `middle` or `tall`
  /// @param xTicks HTML of the labels below
  /// @param xLabel what the x axis is, escaped; may be empty
  String html(String caption, String alt, String heightClass, String xTicks, String xLabel) {
    StringBuilder s = new StringBuilder("<figure class=\"plot\">\n<figcaption>");
    s.append(caption)
        .append(
            "</figcaption>\n<div class=\"plotgrid\"><div class=\"yticks\" aria-hidden=\"true\">");
    for (double tick : y.ticks()) {
      s.append("<span style=\"top:")
          .append(Html.coordinate(100 * (1 - y.share(tick))))
          .append("%\">")
          .append(y.label(tick))
          .append("</span>");
    }
    s.append("</div>\n<svg class=\"")
        .append(heightClass)
        .append("\" viewBox=\"0 0 ")
        .append(width)
        .append(' ')
        .append(HEIGHT)
        .append("\" preserveAspectRatio=\"none\" role=\"img\" aria-label=\"")
        .append(Html.escape(alt))
        .append("\">")
        .append(drawing)
        .append("</svg>\n<div></div>")
        .append(xTicks)
        .append("</div>\n");
    if (!xLabel.isEmpty()) {
      s.append("<p class=\"xlabel\">").append(xLabel).append("</p>\n");
    }
    if (!legend.isEmpty()) {
      s.append("<div class=\"legend\">").append(String.join("", legend)).append("</div>\n");
    }
    return s.append("</figure>\n").toString();
  }

  /// Labels of an axis below a plot.
  static String xTicks(Axis x) {
    StringBuilder s = new StringBuilder("<div class=\"xticks\" aria-hidden=\"true\">");
    for (double tick : x.ticks()) {
      s.append("<span style=\"left:")
          .append(Html.coordinate(100 * x.share(tick)))
          .append("%\">")
          .append(x.label(tick))
          .append("</span>");
    }
    return s.append("</div>\n").toString();
  }
}
