package org.diurnal.data.simulate;

import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// Whether the device is on the body: charging at the person's own hour, nights without it, days
/// left at home.
///
/// Each person has a habit, drawn once from wide distributions, so that days miss 49 % of their
/// cells on average with a standard deviation of 15 % and anything from 2 to 80 % (the field's own
/// numbers, as SensorFM reports them), together with the sensors a device lacks and with what
/// [Sensors] drops for motion.
final class Wear {
  private static final int MINUTES = DayWindow.MINUTES;
  private final Draw draw;
  private final int chargeMinute;
  private final double chargeFor;
  private final double nightsOff;
  private final double daysOff;
  private final double breaks; // a day
  private int offUntil; // minutes into the next day

  Wear(Draw draw) {
    this.draw = draw;
    this.chargeMinute = (int) draw.uniform(6.5 * 60, 23 * 60);
    this.chargeFor = draw.logNormal(110, 0.5);
    double careless = draw.normal();
    this.nightsOff = Logit.inverse(-0.55 + 1.4 * careless);
    this.daysOff = Logit.inverse(-3.1 + 0.7 * careless);
    this.breaks = 2.2 * StrictMath.exp(0.5 * careless);
  }

  /// The minutes of a day on which it is worn.
  MinuteMask next(BodyDay day) {
    MinuteMask worn = MinuteMask.all();
    off(worn, 0, offUntil);
    offUntil = 0;
    if (draw.chance(daysOff)) {
      int from = draw.chance(0.5) ? 0 : draw.below(MINUTES);
      off(worn, from, MINUTES);
      return worn;
    }
    int charge = (int) (chargeMinute + 25 * draw.normal());
    off(worn, charge, charge + (int) Math.clamp(draw.logNormal(chargeFor, 0.3), 15, 360));
    for (double at = draw.exponential(MINUTES / breaks);
        at < MINUTES;
        at += draw.exponential(MINUTES / breaks)) {
      off(worn, (int) at, (int) (at + Math.clamp(draw.logNormal(14, 1.0), 2, 240)));
    }
    if (draw.chance(nightsOff)) {
      int bed = firstInBed(day);
      off(worn, bed, MINUTES);
      offUntil = 6 * 60 + (int) draw.uniform(0, 150);
    }
    return worn;
  }

  private static int firstInBed(BodyDay day) {
    for (int m = 20 * 60; m < MINUTES; m++) {
      if (day.stage()[m] != BodyDay.Stage.UP) {
        return m;
      }
    }
    return MINUTES - 1;
  }

  private static void off(MinuteMask worn, int from, int to) {
    int begin = Math.clamp(from, 0, MINUTES);
    int end = Math.clamp(to, begin, MINUTES);
    worn.clear(begin, end);
  }
}
