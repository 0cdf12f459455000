package org.diurnal.data.simulate;

/// The two-process model of sleep: Borbely 1982, with the constants of Daan, Beersma and Borbely
/// 1984.
///
/// Pressure S rises towards 1 while awake with a time constant of 18.2 h and falls towards 0 in
/// sleep with one of 4.2 h. Sleep begins when S meets 0.67 + 0.10 C and ends when it meets 0.17 +
/// 0.10 C, where C is the skewed sine of Borbely and Achermann 1999 with its trough in the middle
/// of the person's natural sleep. Who needs more sleep recovers more slowly: the constant of sleep
/// is proportional to the need.
final class TwoProcess {
  private static final double RISE_MINUTES = 18.2 * 60;
  private static final double FALL_MINUTES = 4.2 * 60;
  private static final double AVERAGE_NEED = 7.4;
  private static final double UPPER = 0.67;
  private static final double LOWER = 0.17;
  private static final double AMPLITUDE = 0.10;
  private static final double TWO_PI = 2 * Math.PI;

  private final double risen = StrictMath.exp(-1 / RISE_MINUTES);
  private final double fallen;
  private final double[] circadian = new double[BodyDay.MINUTES];
  private double pressure = 0.3;

  /// @param needHours the person's need of sleep
  /// @param midSleepHours middle of sleep on free days, local hours
  TwoProcess(double needHours, double midSleepHours) {
    this.fallen = StrictMath.exp(-1 / (FALL_MINUTES * needHours / AVERAGE_NEED));
    for (int m = 0; m < circadian.length; m++) {
      // The trough of the skewed sine lies at phase 0.787 of its period.
      double phase = TWO_PI * ((m / 60.0 - midSleepHours) / 24 + 0.787);
      circadian[m] =
          0.97 * StrictMath.sin(phase)
              + 0.22 * StrictMath.sin(2 * phase)
              + 0.07 * StrictMath.sin(3 * phase)
              + 0.03 * StrictMath.sin(4 * phase)
              + 0.001 * StrictMath.sin(5 * phase);
    }
  }

  /// One minute passes.
  void step(boolean asleep) {
    pressure = asleep ? pressure * fallen : 1 - (1 - pressure) * risen;
  }

  /// Process S, 0 to 1.
  double pressure() {
    return pressure;
  }

  /// Process C at a minute of the day.
  double circadian(int minute) {
    return circadian[minute];
  }

  /// Whether somebody awake would fall asleep.
  ///
  /// @param shift how much the threshold is moved tonight
  boolean wantsSleep(int minute, double shift) {
    return pressure >= UPPER + AMPLITUDE * circadian[minute] + shift;
  }

  /// Whether somebody asleep would wake up by themselves.
  boolean isRested(int minute) {
    return pressure <= LOWER + AMPLITUDE * circadian[minute];
  }
}
