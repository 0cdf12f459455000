package org.diurnal.model.surprise;

import static org.diurnal.model.masking.PatchGrid.SLOTS;

/// What is usual of a number at a time of day: mean and variance by channel and slot of 20 minutes,
/// tokens as [org.diurnal.model.masking.PatchGrid] numbers them.
///
/// Where little was seen, the mean and the variance are drawn towards what is expected anyway, as
/// if [#PRIOR_MINUTES] minutes of that had been seen too: of a person towards the population, of
/// the population towards the channel's other times of day.
///
/// @param mean of each token
/// @param variance of each token, at least [#LEAST]
@SuppressWarnings("ArrayRecordComponent") // made once and read; never compared
public record Usual(double[] mean, double[] variance) {
  /// Minutes that the expectation counts for: three days of a slot.
  public static final double PRIOR_MINUTES = 60;

  /// The least variance, and the least mean of squared errors, in z-units squared: a tenth of a
  /// standard deviation. Where a channel hardly ever moves, less would make every ripple a storm.
  public static final double LEAST = 0.01;

  /// Of a population.
  public static Usual of(PatchSums seen) {
    double[] mean = new double[seen.tokens()];
    double[] variance = new double[seen.tokens()];
    for (int c = 0; c < seen.channels(); c++) {
      double n = 0;
      double sum = 0;
      double squares = 0;
      for (int t = c * SLOTS; t < (c + 1) * SLOTS; t++) {
        n += seen.minutes(t);
        sum += seen.sum(t);
        squares += seen.squares(t);
      }
      // A channel that nobody has: as the preprocessor makes channels, mean 0 and variance 1.
      double channelMean = n > 0 ? sum / n : 0;
      double channelVariance = n > 0 ? squares / n - channelMean * channelMean : 1;
      for (int t = c * SLOTS; t < (c + 1) * SLOTS; t++) {
        mean[t] = channelMean;
        variance[t] = channelVariance;
      }
    }
    return new Usual(mean, variance).and(seen);
  }

  /// Of a person, where this is what is expected of anybody.
  ///
  /// @param seen of the person
  public Usual and(PatchSums seen) {
    double[] m = new double[mean.length];
    double[] v = new double[mean.length];
    for (int t = 0; t < m.length; t++) {
      double n = seen.minutes(t) + PRIOR_MINUTES;
      m[t] = (seen.sum(t) + PRIOR_MINUTES * mean[t]) / n;
      double second = seen.squares(t) + PRIOR_MINUTES * (variance[t] + mean[t] * mean[t]);
      v[t] = Math.max(LEAST, second / n - m[t] * m[t]);
    }
    return new Usual(m, v);
  }

  /// Squared errors of a day in units of what is usual: their mean in each patch over the usual
  /// mean. 1 is as usual.
  ///
  /// @param errors of a day; this has to be what is usual of errors
  /// @return by token, NaN where the patch has no minute
  public double[] ratios(PatchSums errors) {
    double[] q = new double[mean.length];
    for (int t = 0; t < q.length; t++) {
      q[t] = errors.sum(t) / errors.minutes(t) / Math.max(LEAST, mean[t]); // 0 / 0 is NaN
    }
    return q;
  }

  /// The z-score rule: squared distances of a day's values from the usual mean over the usual
  /// variance, averaged in each patch. 1 is as usual.
  ///
  /// @param values of a day; this has to be what is usual of values
  /// @return by token, NaN where the patch has no minute
  public double[] squaredScores(PatchSums values) {
    double[] q = new double[mean.length];
    for (int t = 0; t < q.length; t++) {
      double n = values.minutes(t);
      double squared = values.squares(t) - 2 * mean[t] * values.sum(t) + n * mean[t] * mean[t];
      q[t] = squared / n / variance[t];
    }
    return q;
  }
}
