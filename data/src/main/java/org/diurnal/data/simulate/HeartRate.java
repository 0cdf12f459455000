package org.diurnal.data.simulate;

import org.diurnal.data.simulate.BodyDay.Stage;

/// Heart rate as a delayed response: it moves towards what the minute asks for, up with a time
/// constant of about 0.7 minutes and down with one of 1.4, faster in the fit (Imai et al. 1994;
/// Cole et al. 1999).
///
/// What the minute asks for: the resting rate, plus effort times the reserve up to the maximum
/// (Karvonen), plus a circadian swing of 2.5 (Vandewalle et al. 2007) with its peak at 14:00 by the
/// person's own clock, less in sleep by the depth of it and after the first hours, plus 8.5 for
/// every degree of fever (between Jensen et al. 2019, 7.2, and Kirschen et al. 2020, 10.4), plus
/// arousal, plus what sitting up, standing and talking add to lying still: 11 on average, drawn
/// anew every 20 minutes. The hour of the peak, the levels of sleep and what posture adds are tuned
/// on a Fitbit export (bench/LOG.md).
final class HeartRate {
  private final Traits traits;
  private final Draw draw;
  private final double up;
  private final double down;
  private double effortPart;
  private double slow; // the part without effort, which moves in minutes
  private double posture; // what sitting up, standing and talking add
  private double wander;
  private int inBed; // minutes

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
  /// @param hoursFromPeak hours after 14:00 by the person's clock
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
    inBed = stage == Stage.UP ? 0 : inBed + 1;
    double level =
        rest
            + (inBed > 0 ? 3 * StrictMath.exp(-inBed / 100.0) : 0)
            + 2.5 * StrictMath.cos(hoursFromPeak * Math.PI / 12)
            + 8.5 * fever
            + switch (stage) {
              case UP -> -3 + posture + 3 * stress;
              case AWAKE -> 0 + stress;
              case LIGHT -> -0.5 * traits.autonomicTone();
              case DEEP -> -3 - 0.5 * traits.autonomicTone();
              case REM -> 1.5 + 0.8 * draw.normal();
            };
    if (draw.chance(1 / 20.0)) {
      posture = Math.min(28, draw.exponential(11));
    }
    slow += (level - slow) * 0.25;
    double asked = effort * (max - rest);
    effortPart += (asked - effortPart) * (asked > effortPart ? up : down);
    wander = 0.85 * wander + 1.1 * draw.normal();
    return Math.clamp(slow + effortPart + wander, 32, 220);
  }
}
