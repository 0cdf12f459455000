package org.diurnal.data.simulate;

import org.diurnal.data.simulate.BodyDay.Stage;

/// Heart rate as a delayed response: it moves towards what the minute asks for, up with a time
/// constant of about 0.7 minutes and down with one of 1.4, faster in the fit (Imai et al. 1994;
/// Cole et al. 1999).
///
/// What the minute asks for: the resting rate, plus effort times the reserve up to the maximum
/// (Karvonen), plus a circadian swing of 3 with its peak at 17:00 by the person's own clock
/// (Vandewalle et al. 2007), less in sleep by the depth of it, plus 8.5 for every degree of fever
/// (Davies et al. 2009), plus arousal.
final class HeartRate {
  private final Traits traits;
  private final Draw draw;
  private final double up;
  private final double down;
  private double effortPart;
  private double slow; // the part without effort, which moves in minutes
  private double wander;

  HeartRate(Traits t, Draw draw) {
    this.traits = t;
    this.draw = draw;
    this.up = 1 - StrictMath.exp(-1 / Math.clamp(0.7 - 0.08 * t.fitness(), 0.4, 1.2));
    this.down = 1 - StrictMath.exp(-1 / Math.clamp(1.4 - 0.25 * t.fitness(), 0.7, 2.6));
    this.slow = t.restingHeartRate();
  }

  /// The next minute's rate.
  ///
  /// @param effort share of the reserve
  /// @param hoursFromPeak hours after 17:00 by the person's clock
  /// @param medicated on a beta blocker that is not among the traits
  double next(
      Stage stage,
      double effort,
      double hoursFromPeak,
      double fever,
      double stress,
      boolean medicated) {
    double rest = traits.restingHeartRate() - (medicated ? 10 : 0);
    double max = traits.maximalHeartRate() * (medicated ? 0.82 : 1);
    double level =
        rest
            + 3 * StrictMath.cos(hoursFromPeak * Math.PI / 12)
            + 8.5 * fever
            + switch (stage) {
              case UP -> 7 + 3 * stress;
              case AWAKE -> 0 + stress;
              case LIGHT -> -4 - traits.autonomicTone();
              case DEEP -> -5 - traits.autonomicTone();
              case REM -> -2 + 0.8 * draw.normal();
            };
    slow += (level - slow) * 0.25;
    double asked = effort * (max - rest);
    effortPart += (asked - effortPart) * (asked > effortPart ? up : down);
    wander = 0.85 * wander + 1.1 * draw.normal();
    return Math.clamp(slow + effortPart + wander, 32, 220);
  }
}
