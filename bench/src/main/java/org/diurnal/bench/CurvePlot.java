package org.diurnal.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Curves over steps as a small SVG picture.
final class CurvePlot {
  private static final int WIDTH = 760;
  private static final int HEIGHT = 380;
  private static final int MARGIN = 50;
  private static final List<String> COLOURS = List.of("#1b6ca8", "#d1495b", "#8d8d8d", "#c9b458");

  private CurvePlot() {}

  /// @param curves by name, all of one length
  /// @param firstStep the step of the first value
  static String svg(Map<String, double[]> curves, String title, int firstStep) {
    double top = curves.values().stream().flatMapToDouble(Arrays::stream).max().orElse(1);
    double bottom = curves.values().stream().flatMapToDouble(Arrays::stream).min().orElse(0);
    int n = curves.values().iterator().next().length;
    StringBuilder svg = new StringBuilder();
    svg.append(
        String.format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                + " font-size=\"12\">%n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>%n",
            WIDTH, HEIGHT));
    text(svg, MARGIN, 20, 10, title);
    text(svg, MARGIN, HEIGHT - 15, 12, "step " + firstStep);
    text(svg, WIDTH - MARGIN - 50, HEIGHT - 15, 12, "step " + (firstStep + n - 1));
    text(svg, 5, MARGIN, 12, String.format(Locale.ROOT, "%.3f", top));
    text(svg, 5, HEIGHT - MARGIN, 12, String.format(Locale.ROOT, "%.3f", bottom));
    int line = 0;
    for (var e : curves.entrySet()) {
      String colour = COLOURS.get(line % COLOURS.size());
      svg.append("<polyline fill=\"none\" stroke-width=\"1.3\" stroke=\"")
          .append(colour)
          .append("\" points=\"");
      for (int i = 0; i < n; i++) {
        double x = MARGIN + (WIDTH - 2.0 * MARGIN) * i / Math.max(1, n - 1);
        double y = MARGIN + (HEIGHT - 2.0 * MARGIN) * (top - e.getValue()[i]) / (top - bottom);
        svg.append(String.format(Locale.ROOT, "%.1f,%.1f ", x, y));
      }
      svg.append("\"/>\n<g fill=\"").append(colour).append("\">");
      text(svg, WIDTH - MARGIN - 160, MARGIN + 16 * ++line, 12, e.getKey());
      svg.append("</g>\n");
    }
    return svg.append("</svg>\n").toString();
  }

  private static void text(StringBuilder svg, int x, int y, int size, String text) {
    svg.append(
        String.format(
            "<text x=\"%d\" y=\"%d\" font-size=\"%d\">%s</text>%n",
            x, y, size, text.replace("&", "&amp;").replace("<", "&lt;")));
  }
}
