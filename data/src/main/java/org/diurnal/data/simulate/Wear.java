package org.diurnal.data.simulate;

import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// Whether the device is on the body: charging at the person's own hour as often as the device
/// needs it, nights without it from some time before bed until some time after rising, days left at
/// home.
///
/// Each person has a habit (most wear it every night or never), drawn once from wide distributions,
/// so that days miss 49 % of their cells on average with a standard deviation of 15 % and anything
/// from 2 to 80 % (the field's own numbers, as SensorFM reports them), together with the sensors a
/// device lacks and with what [Sensors] drops for motion.
final class Wear {
  private static final int MINUTES = DayWindow.MINUTES;
  private final DeviceType device;
  private final Draw draw;
  private final int chargeMinute;
  private final double chargeFor;
  private final double nightsOff;
  private final double daysOff;
  private final double breaks; // a day
  private boolean nightOff; // tonight, which may begin after midnight

  Wear(DeviceType device, Draw draw) {
    this.device = device;
    this.draw = draw;
    this.chargeMinute = (int) draw.uniform(6.5 * 60, 23 * 60);
    this.chargeFor = draw.logNormal(110, 0.5);
    double careless = draw.normal();
    this.nightsOff = Logit.inverse(0.8 + 3 * careless);
    this.daysOff = Logit.inverse(-3.1 + 0.7 * careless);
    this.breaks = 2.2 * StrictMath.exp(0.5 * careless);
  }

  /// The minutes of a day on which it is worn.
  MinuteMask next(BodyDay day) {
    MinuteMask worn = MinuteMask.all();
    if (nightOff) {
      int bed = inBed(day, 0, true);
      off(worn, bed, inBed(day, bed, false) + (int) Math.clamp(draw.logNormal(35, 0.8), 2, 240));
    }
    nightOff = false;
    if (draw.chance(daysOff)) {
      off(worn, 0, MINUTES);
      return worn;
    }
    if (draw.chance(device.charges())) {
      int charge = (int) (chargeMinute + 25 * draw.normal());
      off(worn, charge, charge + (int) Math.clamp(draw.logNormal(chargeFor, 0.3), 15, 360));
    }
    for (double at = draw.exponential(MINUTES / breaks);
        at < MINUTES;
        at += draw.exponential(MINUTES / breaks)) {
      off(worn, (int) at, (int) (at + Math.clamp(draw.logNormal(14, 1.0), 2, 240)));
    }
    if (draw.chance(nightsOff)) {
      nightOff = true;
      off(
          worn,
          inBed(day, 20 * 60, true) - (int) Math.clamp(draw.logNormal(35, 0.8), 2, 240),
          MINUTES);
    }
    return worn;
  }

  /// The first minute, from one on, in bed or out of it; the day's end if there is none.
  private static int inBed(BodyDay day, int from, boolean inBed) {
    int m = from;
    while (m < MINUTES && (day.stage()[m] != BodyDay.Stage.UP) != inBed) {
      m++;
    }
    return m;
  }

  private static void off(MinuteMask worn, int from, int to) {
    int begin = Math.clamp(from, 0, MINUTES);
    int end = Math.clamp(to, begin, MINUTES);
    worn.clear(begin, end);
  }
}
