package org.diurnal.data.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Locale;
import org.junit.jupiter.api.Test;

class BeatsTest {
  /// Beats at 60 and 75 a minute in turn: intervals of 1000 and 800 ms, so that every difference is
  /// 200 ms. They begin at a time of the day given in seconds.
  private static Beats beats(int n, int begin, String format) {
    Beats beats = new Beats();
    int t = 100 * begin; // in hundredths of a second
    for (int i = 0; i < n; i++) {
      int bpm = i % 2 == 0 ? 60 : 75;
      t += 6000 / bpm;
      int s = t / 100;
      beats.add(
          String.valueOf(bpm),
          String.format(Locale.ROOT, format, s / 3600 % 24, s / 60 % 60, s % 60, t % 100));
    }
    return beats;
  }

  @Test
  void differencesOfIntervalsThatFollowEachOther() {
    assertThat(beats(40, 30_000, "%02d:%02d:%02d.%02d").rmssd().orElseThrow())
        .isCloseTo(200, within(1e-9));
    assertThat(beats(40, 30_000, "%d:%02d:%02d,%02d\u202fAM").rmssd().orElseThrow())
        .isCloseTo(200, within(1e-9));
  }

  @Test
  void noonAndMidnightAreNoGap() {
    assertThat(beats(21, 12 * 3600 - 9, "%02d:%02d:%02d.%02d").rmssd()).isPresent();
    assertThat(beats(21, 24 * 3600 - 9, "%02d:%02d:%02d.%02d").rmssd()).isPresent();
  }

  @Test
  void tooFewBeatsGiveNoValue() {
    assertThat(beats(20, 0, "%02d:%02d:%02d.%02d").rmssd()).as("19 differences").isEmpty();
    assertThat(beats(21, 0, "%02d:%02d:%02d.%02d").rmssd()).isPresent();
    assertThat(new Beats().rmssd()).isEmpty();
    assertThat(new Beats().isEmpty()).isTrue();
  }

  @Test
  void aBeatMissedIsNoDifference() {
    Beats beats = beats(21, 100, "%02d:%02d:%02d.%02d");
    // Six seconds later, at 120 a minute: were it taken for the next beat, it would change the
    // mean.
    beats.add("120", "00:02:05.00");
    assertThat(beats.rmssd().orElseThrow()).isCloseTo(200, within(1e-9));
  }

  @Test
  void whatMakesNoSenseIsNoBeat() {
    Beats beats = new Beats();
    beats.add("0", "10:00:00.00");
    beats.add("72.5", "10:00:01.00");
    beats.add("72", "soon");
    beats.add("", "");
    assertThat(beats.isEmpty()).isTrue();
  }
}
