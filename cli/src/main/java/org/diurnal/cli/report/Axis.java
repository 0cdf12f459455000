package org.diurnal.cli.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A linear axis that ends on round numbers.
///
/// @param low the lower end
/// @param high the upper end, above `low`
/// @param step the distance of its ticks
record Axis(double low, double high, double step) {
  /// An axis around what is to be shown, with about `count` steps of 1, 2 or 5 times a power of
  /// ten.
  static Axis around(double min, double max, int count) {
    double lo = Double.isFinite(min) ? min : 0;
    double hi = Double.isFinite(max) && max > lo ? max : lo + 1;
    double raw = (hi - lo) / count;
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    double digit = raw / power;
    double step = power * (digit <= 1.5 ? 1 : digit <= 3 ? 2 : digit <= 7 ? 5 : 10);
    return new Axis(Math.floor(lo / step + 1e-9) * step, Math.ceil(hi / step - 1e-9) * step, step);
  }

  /// Where a value lies, 0 at the lower and 1 at the upper end, not beyond.
  double share(double value) {
    return Math.clamp((value - low) / (high - low), 0, 1);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    long n = Math.round((high - low) / step);
    for (long i = 0; i <= n; i++) {
      ticks.add(low + i * step);
    }
    return ticks;
  }

  String label(double tick) {
    int decimals = Math.max(0, (int) -Math.floor(Math.log10(step) + 1e-9));
    String s = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(tick));
    return tick < 0 && !s.matches("[0.,]*") ? "−" + s : s;
  }
}
