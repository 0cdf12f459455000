package org.diurnal.data.apple;

import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// Reads numbers, with the decimal comma where the export's locale has one.
final class Decimals {
  private final boolean comma;

  /// @param locale as the export gives it, for example `de_DE`; empty if it does not
  Decimals(String locale) {
    Locale l = Locale.forLanguageTag(locale.replace('_', '-'));
    this.comma = DecimalFormatSymbols.getInstance(l).getDecimalSeparator() == ',';
  }

  /// The number; NaN if it is none.
  double parse(String text) {
    String number = text;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ',' && comma) {
        number = number.replace(',', '.'); // a second one makes it no number
      } else if (!((c >= '0' && c <= '9')
          || c == '.'
          || c == '-'
          || c == '+'
          || c == 'e'
          || c == 'E')) {
        return Double.NaN; // Java would take "1d", "0x1p3" and "Infinity"
      }
    }
    try {
      double d = Double.parseDouble(number);
      return Double.isInfinite(d) ? Double.NaN : d;
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }
}
