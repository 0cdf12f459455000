package org.diurnal.data.fit;

/// Beat-to-beat intervals become two numbers a minute.
///
/// `rmssd` = sqrt(mean of (RR[i+1] - RR[i])^2) over clean neighbours, `sdnn` = standard deviation
/// (n - 1) of clean intervals; Task Force of the ESC and NASPE, Circulation 1996;93:1043. An
/// interval is clean within 300 to 2,000 ms and within 20 % of the one before it (Malik et al., Br
/// Heart J 1989;62:3), so that a missed or extra beat does not count as variability. A minute needs
/// 30 s of clean beats (Munoz et al., PLoS ONE 2015;10:e0138921: 30 s agree well with 5 minutes for
/// rmssd, less so for sdnn).
final class BeatIntervals {
  private static final double SHORTEST_MS = 300;
  private static final double LONGEST_MS = 2000;
  private static final double GREATEST_CHANGE = 0.2;
  private static final double NEEDED_MS = 30_000;
  private static final long MINUTE = 60;
  private static final double NONE = -1;
  private long minute = Long.MIN_VALUE; // since 1989
  private double before = NONE; // the interval before, if it was in range
  private boolean beforeWasClean;
  private long clean;
  private double sum;
  private double sumOfSquares;
  private long pairs;
  private double sumOfSquaredSteps;

  /// Takes an interval.
  ///
  /// @param time timestamp of the message before it
  void take(double ms, long time, long line, FitPlacer placer) {
    if (time / MINUTE != minute) {
      finish(line, placer);
      minute = time / MINUTE;
    }
    boolean inRange = ms >= SHORTEST_MS && ms <= LONGEST_MS;
    boolean isClean =
        inRange && (before == NONE || Math.abs(ms - before) <= GREATEST_CHANGE * before);
    if (isClean) {
      clean++;
      sum += ms;
      sumOfSquares += ms * ms;
      if (beforeWasClean) {
        pairs++;
        sumOfSquaredSteps += (ms - before) * (ms - before);
      }
    } else {
      placer.account().dropValue(FitReasons.BEAT, line);
    }
    before = inRange ? ms : NONE;
    beforeWasClean = isClean;
  }

  /// Hands over the minute that is open.
  void finish(long line, FitPlacer placer) {
    if (sum >= NEEDED_MS && pairs > 0) {
      long start = minute * MINUTE * 1000;
      double variance = (sumOfSquares - sum * sum / clean) / (clean - 1);
      placer.stretch(
          line, FitChannels.RMSSD, start, MINUTE * 1000, Math.sqrt(sumOfSquaredSteps / pairs));
      placer.stretch(
          line, FitChannels.SDNN, start, MINUTE * 1000, Math.sqrt(Math.max(0, variance)));
    } else if (clean > 0) {
      placer.account().dropValue(FitReasons.FEW_BEATS, line);
    }
    before = NONE;
    beforeWasClean = false;
    clean = 0;
    sum = 0;
    sumOfSquares = 0;
    pairs = 0;
    sumOfSquaredSteps = 0;
  }
}
