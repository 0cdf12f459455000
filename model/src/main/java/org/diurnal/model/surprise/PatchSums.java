package org.diurnal.model.surprise;

import static org.diurnal.model.masking.PatchGrid.PATCH_MINUTES;
import static org.diurnal.model.masking.PatchGrid.SLOTS;

import org.diurnal.core.MinuteMask;
import org.diurnal.model.masking.PatchGrid;
import org.diurnal.model.network.NormalizedDay;

/// How many minutes of each patch have a number, their sum and their sum of squares: of a day, or
/// of many. Tokens as [PatchGrid] numbers them. Not thread-safe.
public final class PatchSums {
  /// A hundredth of a standard deviation, squared: nobody predicts a minute better.
  static final double LEAST_ERROR = 1e-4;

  private final double[] n;
  private final double[] sum;
  private final double[] squares;

  /// Nothing yet.
  public PatchSums(int channels) {
    n = new double[PatchGrid.tokens(channels)];
    sum = new double[n.length];
    squares = new double[n.length];
  }

  /// Of one day.
  ///
  /// @param minutes `[channels][1440]`, NaN where there is no number
  public static PatchSums of(float[][] minutes) {
    PatchSums sums = new PatchSums(minutes.length);
    for (int t = 0; t < sums.n.length; t++) {
      int from = t % SLOTS * PATCH_MINUTES;
      for (int m = from; m < from + PATCH_MINUTES; m++) {
        double v = minutes[t / SLOTS][m];
        if (!Double.isNaN(v)) {
          sums.n[t]++;
          sums.sum[t] += v;
          sums.squares[t] += v * v;
        }
      }
    }
    return sums;
  }

  /// Of a day's values in z-units.
  public static PatchSums of(NormalizedDay day) {
    float[][] z = new float[day.observed().length][MinuteMask.MINUTES];
    for (int c = 0; c < z.length; c++) {
      for (int m = 0; m < MinuteMask.MINUTES; m++) {
        z[c][m] = day.observed()[c].get(m) ? day.z()[c * MinuteMask.MINUTES + m] : Float.NaN;
      }
    }
    return of(z);
  }

  /// Of squared errors, the logarithm of each patch's mean, as if each of its minutes had it. A
  /// mean below [#LEAST_ERROR] counts as that.
  public PatchSums logarithms() {
    PatchSums logs = new PatchSums(channels());
    for (int t = 0; t < n.length; t++) {
      if (n[t] > 0) {
        double log = Math.log(Math.max(LEAST_ERROR, sum[t] / n[t]));
        logs.n[t] = n[t];
        logs.sum[t] = n[t] * log;
        logs.squares[t] = n[t] * log * log;
      }
    }
    return logs;
  }

  /// Adds another's.
  public void add(PatchSums other) {
    times(other, 1);
  }

  /// All of this but another's, which has to be part of it.
  public PatchSums without(PatchSums part) {
    PatchSums rest = new PatchSums(channels());
    rest.times(this, 1);
    rest.times(part, -1);
    return rest;
  }

  private void times(PatchSums other, double factor) {
    for (int t = 0; t < n.length; t++) {
      n[t] += factor * other.n[t];
      sum[t] += factor * other.sum[t];
      squares[t] += factor * other.squares[t];
    }
  }

  /// How many channels.
  public int channels() {
    return n.length / SLOTS;
  }

  /// How many tokens.
  public int tokens() {
    return n.length;
  }

  /// Minutes of a patch that have a number.
  public double minutes(int token) {
    return n[token];
  }

  /// Their sum.
  public double sum(int token) {
    return sum[token];
  }

  /// The sum of their squares.
  public double squares(int token) {
    return squares[token];
  }
}
