package org.diurnal.data.apple;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The heart beats from which a watch took a variability (`InstantaneousBeatsPerMinute`).
///
/// Each entry gives a whole number of beats per minute `b` and the clock's time `t` of a beat, to
/// hundredths of a second. The interval that ends at the beat is `60000 / b` ms. Two entries follow
/// each other without a beat missed between them if `t` grew by that interval, give or take a tenth
/// of it and 20 ms. The RMSSD is the root of the mean of the squared differences of their
/// intervals, `sqrt(mean((i[k+1] - i[k])^2))` over all entries `k+1` that follow `k` so.
///
/// Since `b` is whole, an interval of 1000 ms is rounded by up to 8 ms, which alone makes an RMSSD
/// of about 7 ms at 60 beats a minute: small values come out too large.
final class Beats {
  /// Successive differences below which there is no RMSSD.
  static final int FEWEST = 20;

  private static final int MOST = 10_000;
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,2}):(\\d{2}):(\\d{2})(?:[.,](\\d{1,6}))?(?!\\d)");
  private static final double HALF_A_DAY = 43_200_000;

  private record Beat(double interval, double at) {} // both in ms, `at` since noon or midnight

  private final List<Beat> beats = new ArrayList<>();

  /// Takes an entry; one that makes no sense is a beat missed.
  ///
  /// @param bpm beats per minute
  /// @param time `20:14:07.68`, `8:14:07,68 PM` or the like
  void add(String bpm, String time) {
    Matcher m = TIME.matcher(time);
    if (beats.size() >= MOST || !bpm.matches("[1-9]\\d{1,2}") || !m.find()) {
      return;
    }
    String fraction = m.group(4);
    double seconds =
        3600 * (Integer.parseInt(m.group(1)) % 12) // whether before or after noon does not matter
            + 60 * Integer.parseInt(m.group(2))
            + Integer.parseInt(m.group(3))
            + (fraction == null ? 0 : Double.parseDouble("0." + fraction));
    beats.add(new Beat(60_000.0 / Integer.parseInt(bpm), 1000 * seconds));
  }

  boolean isEmpty() {
    return beats.isEmpty();
  }

  /// The RMSSD in ms; empty if too few beats follow each other.
  OptionalDouble rmssd() {
    double sum = 0;
    int n = 0;
    for (int i = 1; i < beats.size(); i++) {
      Beat before = beats.get(i - 1);
      Beat beat = beats.get(i);
      double elapsed = (beat.at() - before.at() + HALF_A_DAY) % HALF_A_DAY;
      if (Math.abs(elapsed - beat.interval()) <= 0.1 * beat.interval() + 20) {
        double d = beat.interval() - before.interval();
        sum += d * d;
        n++;
      }
    }
    return n < FEWEST ? OptionalDouble.empty() : OptionalDouble.of(Math.sqrt(sum / n));
  }
}
