package org.diurnal.tasks.survival;

import java.util.Arrays;

/// The share of people without the event by time (Kaplan and Meier 1958).
///
/// @param times at which it falls, rising
/// @param shares from each of them on
public record KaplanMeier(double[] times, double[] shares) {
  /// Of people.
  ///
  /// @param time how long each was followed
  /// @param event 1 or 0
  /// @param weight 0 or more
  public static KaplanMeier of(double[] time, double[] event, double[] weight) {
    double[] at = Arrays.stream(time).distinct().sorted().toArray();
    double[] happened = new double[at.length];
    double[] ended = new double[at.length];
    for (int i = 0; i < time.length; i++) {
      int k = Arrays.binarySearch(at, time[i]);
      ended[k] += weight[i];
      happened[k] += weight[i] * event[i];
    }
    double risk = 0;
    for (double e : ended) {
      risk += e;
    }
    double[] times = new double[at.length];
    double[] shares = new double[at.length];
    double share = 1;
    int n = 0;
    for (int k = 0; k < at.length; k++) {
      if (happened[k] > 0) {
        share *= Math.max(0, 1 - happened[k] / risk);
        times[n] = at[k];
        shares[n++] = share;
      }
      risk -= ended[k];
    }
    return new KaplanMeier(Arrays.copyOf(times, n), Arrays.copyOf(shares, n));
  }

  /// When people are lost from sight: the share of those who still could be seen.
  public static KaplanMeier ofLoss(double[] time, double[] event, double[] weight) {
    return of(time, Arrays.stream(event).map(e -> 1 - e).toArray(), weight);
  }

  /// The share at a time, falls at that time included.
  public double at(double time) {
    return before(Math.nextUp(time));
  }

  /// The share just before a time.
  public double before(double time) {
    int found = Arrays.binarySearch(times, time);
    int falls = found >= 0 ? found : -found - 1;
    return falls == 0 ? 1 : shares[falls - 1];
  }
}
