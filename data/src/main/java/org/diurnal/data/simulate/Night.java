package org.diurnal.data.simulate;

import org.diurnal.data.simulate.BodyDay.Stage;

/// The stages of one sleep, minute by minute.
///
/// Cycles of about 95 minutes; deep sleep early in the first of them, less with age and more after
/// a long day; REM at their end, longer towards the morning (Ohayon et al. 2004; Carskadon and
/// Dement 2011). Wakings: 1.2 an hour in an undisturbed sleep at 40, of 3 minutes on average, more
/// with age and with disturbed sleep.
final class Night {
  private final Draw draw;
  private final double deepFactor;
  private final double wakingsPerMinute;
  private int cycle;
  private double cycleLength;
  private double inCycle;
  private int awakeFor;

  /// @param pressure process S when sleep begins
  Night(Traits t, double pressure, Draw draw) {
    this.draw = draw;
    this.deepFactor =
        StrictMath.exp(-0.014 * (t.ageYears() - 30)) * Math.clamp(pressure / 0.67, 0.5, 1.3);
    this.wakingsPerMinute =
        0.02 * StrictMath.exp(0.35 * t.sleepDisturbance() + 0.015 * (t.ageYears() - 40));
    this.cycleLength = draw.normal(95, 8);
  }

  /// The stage of the next minute.
  Stage next() {
    if (awakeFor > 0) {
      awakeFor--;
      return Stage.AWAKE;
    }
    if (draw.chance(wakingsPerMinute)) {
      awakeFor = (int) draw.exponential(2.5);
      return Stage.AWAKE;
    }
    inCycle++;
    if (inCycle >= cycleLength) {
      inCycle = 0;
      cycle++;
      cycleLength = Math.max(60, draw.normal(95, 8));
    }
    double f = inCycle / cycleLength;
    double deep = Math.max(0, 0.45 - 0.14 * cycle) * deepFactor;
    double rem = Math.min(0.38, 0.08 + 0.09 * cycle);
    if (f > 1 - rem) {
      return Stage.REM;
    }
    return f > 0.15 && f < 0.15 + deep ? Stage.DEEP : Stage.LIGHT;
  }
}
