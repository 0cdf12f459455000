package org.diurnal.cli.report;

/// An SVG picture of its own, on white, in the making.
final class Drawing {
  private final StringBuilder svg = new StringBuilder();

  /// @param title what screen readers say of it
  Drawing(int width, int height, String title) {
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
            + width
            + " "
            + height
            + "\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"12\">\n<title>"
            + Html.escape(title)
            + "</title>\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
  }

  /// A coordinate as it is written.
  static String at(double v) {
    return Html.coordinate(v);
  }

  /// Elements as they are.
  void raw(String elements) {
    svg.append(elements);
  }

  void path(String d, String colour, double width) {
    path(d, colour, width, "");
  }

  /// @param more further attributes
  void path(String d, String colour, double width, String more) {
    svg.append(
        "<path d=\""
            + d
            + "\" fill=\"none\" stroke=\""
            + colour
            + "\" stroke-width=\""
            + at(width)
            + "\""
            + more
            + "/>\n");
  }

  void dot(double x, double y, int radius, String colour) {
    svg.append(
        "<circle cx=\""
            + at(x)
            + "\" cy=\""
            + at(y)
            + "\" r=\""
            + radius
            + "\" fill=\""
            + colour
            + "\"/>\n");
  }

  void text(double x, double y, String attributes, String text) {
    svg.append(
        "<text x=\""
            + at(x)
            + "\" y=\""
            + at(y)
            + "\" "
            + attributes
            + ">"
            + Html.escape(text)
            + "</text>\n");
  }

  /// The whole picture; nothing is drawn afterwards.
  String done() {
    return svg.append("</svg>\n").toString();
  }
}
