package org.diurnal.cli.report;

import java.util.Locale;

/// Text and numbers on their way into the page.
final class Html {
  /// What stands where nothing was measured.
  static final String NONE = "–";

  private Html() {}

  /// Text that can stand between tags and in quoted attributes. Characters that HTML forbids become
  /// U+FFFD.
  static String escape(String text) {
    StringBuilder s = new StringBuilder(text.length() + 16);
    text.codePoints()
        .forEach(c -> {
          switch (c) {
            case '&' -> s.append("&amp;");
            case '<' -> s.append("&lt;");
            case '>' -> s.append("&gt;");
            case '"' -> s.append("&quot;");
            case '\'' -> s.append("&#39;");
            default -> s.appendCodePoint(isForbidden(c) ? 0xFFFD : c);
          }
        });
    return s.toString();
  }

  private static boolean isForbidden(int c) {
    boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
    return control || (c >= 0xD800 && c <= 0xDFFF) || (c & 0xFFFE) == 0xFFFE;
  }

  /// A name that came with the data, isolated so that its writing direction stays its own.
  static String name(String text) {
    return "<bdi>" + escape(text) + "</bdi>";
  }

  /// About three significant digits.
  static String number(double v) {
    if (Double.isNaN(v)) {
      return NONE;
    }
    double a = Math.abs(v);
    String s =
        a == 0
            ? "0"
            : a >= 100
                ? String.format(Locale.ROOT, "%,.0f", a)
                : a >= 10
                    ? String.format(Locale.ROOT, "%.1f", a)
                    : a >= 1
                        ? String.format(Locale.ROOT, "%.2f", a)
                        : a >= 0.001
                            ? String.format(Locale.ROOT, "%.3f", a)
                            : String.format(Locale.ROOT, "%.1e", a);
    return v < 0 ? "−" + s : s;
  }

  /// A position or length in CSS or SVG: at most two digits after the point, never an exponent.
  static String coordinate(double v) {
    String s = String.format(Locale.ROOT, "%.2f", v);
    return s.contains(".") ? s.replaceAll("0+$", "").replaceAll("\\.$", "") : s;
  }

  /// UCUM as people write it.
  static String unit(String ucum) {
    return switch (ucum) {
      case "1", "" -> "";
      case "/min" -> "per minute";
      case "Cel" -> "°C";
      case "uS" -> "µS";
      default -> ucum.matches("\\{[^}]*\\}") ? ucum.substring(1, ucum.length() - 1) : ucum;
    };
  }

  /// A channel's name as people write it.
  static String channel(String name) {
    return name.replace('_', ' ');
  }

  /// A unit in front of which something stands: a space and the escaped unit, or nothing.
  static String spacedUnit(String ucum) {
    String unit = unit(ucum);
    return unit.isEmpty() ? "" : " " + escape(unit);
  }
}
