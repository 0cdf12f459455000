package org.diurnal.tasks.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diurnal.core.Interval;

/// Whether probabilities mean what they say: rows in ten bins of equal numbers by rising
/// probability, as [Metric#ECE] cuts them. Empty bins (many rows of one probability) are left out.
///
/// @param bins by rising probability
public record Calibration(List<Bin> bins) {
  private static final double Z = 1.959963984540054;

  /// A bin.
  ///
  /// @param rows in it
  /// @param predicted mean probability of yes
  /// @param observed share of yes
  /// @param ci95 of the share, by Wilson's formula (rows as if independent)
  public record Bin(int rows, double predicted, double observed, Interval ci95) {}

  public Calibration {
    bins = List.copyOf(bins);
  }

  /// Of probabilities.
  static Calibration of(double[] predicted, double[] truth) {
    double[] ones = new double[truth.length];
    Arrays.fill(ones, 1);
    List<Bin> bins = new ArrayList<>();
    for (double[] b : new CalibrationError(predicted, truth).bins(ones)) {
      if (b[0] > 0) {
        bins.add(new Bin((int) b[0], b[1] / b[0], b[2] / b[0], wilson(b[2], b[0])));
      }
    }
    return new Calibration(bins);
  }

  /// Wilson's interval of a share (Wilson 1927).
  static Interval wilson(double yes, double n) {
    double p = yes / n;
    double middle = (p + Z * Z / (2 * n)) / (1 + Z * Z / n);
    double half = Z / (1 + Z * Z / n) * Math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n));
    return new Interval(Math.max(0, middle - half), Math.min(1, middle + half));
  }
}
