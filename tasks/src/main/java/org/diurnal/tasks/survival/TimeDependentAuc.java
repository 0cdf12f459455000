package org.diurnal.tasks.survival;

import org.diurnal.tasks.heads.Auroc;

/// The area under the ROC curve at a time, cumulative and dynamic (Uno et al. 2007; Blanche et al.
/// 2013): how probably somebody who had the event until then had a greater risk than somebody who
/// had not.
///
/// Who was lost from sight before is neither. Those who had the event stand for them: each counts
/// by one over the share of people who could still be seen just before.
public final class TimeDependentAuc {
  private TimeDependentAuc() {}

  /// The area.
  ///
  /// @param until a time in the unit of `time`
  /// @param risk greater for an earlier event
  /// @return NaN if nobody had the event until then, or nobody was seen without it
  public static double of(
      double until, double[] time, double[] event, double[] risk, double[] weight) {
    KaplanMeier seen = KaplanMeier.ofLoss(time, event, weight);
    double[] truth = new double[time.length];
    double[] counts = new double[time.length];
    for (int i = 0; i < time.length; i++) {
      if (time[i] > until) {
        counts[i] = weight[i];
      } else if (event[i] == 1) {
        truth[i] = 1;
        counts[i] = weight[i] / seen.before(time[i]);
      }
    }
    return Auroc.of(risk, truth, counts);
  }
}
