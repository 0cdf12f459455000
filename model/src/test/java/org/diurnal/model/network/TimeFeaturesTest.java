package org.diurnal.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TimeFeaturesTest {
  private static final Offset<Float> CLOSE = within(1e-6f);

  /// The eight calendar features of one slot.
  private static float[] calendar(String date, int slot) {
    float[] all = TimeFeatures.calendar(LocalDate.parse(date));
    assertThat(all).hasSize(72 * 8);
    return java.util.Arrays.copyOfRange(all, slot * 8, slot * 8 + 8);
  }

  @Test
  void wavesGrowFromTwoPiSlotsTowards72TimesThat() {
    float[] table = TimeFeatures.sinusoid(4);
    assertThat(table).hasSize(72 * 4);
    // Slot 0: sin 0, cos 0, twice. Angles grow by 1 and by 1 / sqrt(72) = 0.1178511 a slot.
    assertThat(table).startsWith(0f, 1f, 0f, 1f);
    assertThat(table[4]).isCloseTo(0.8414710f, CLOSE); // sin 1
    assertThat(table[5]).isCloseTo(0.5403023f, CLOSE); // cos 1
    assertThat(table[6]).isCloseTo(0.1175785f, CLOSE); // sin 0.1178511
    assertThat(table[7]).isCloseTo(0.9930636f, CLOSE);
    assertThat(table[71 * 4]).isCloseTo(0.9510546f, CLOSE); // sin 71
    assertThat(table[71 * 4 + 1]).isCloseTo(-0.3090227f, CLOSE);
    assertThat(table[71 * 4 + 2]).isCloseTo(0.8710558f, CLOSE); // sin 8.3674294
    assertThat(table[71 * 4 + 3]).isCloseTo(-0.4911841f, CLOSE);
  }

  @Test
  void anOddWidthEndsInASine() {
    float[] table = TimeFeatures.sinusoid(3);
    double slow = Math.pow(72, 2 / 3.0);
    assertThat(table).hasSize(72 * 3);
    assertThat(table[3 * 10 + 2]).isCloseTo((float) Math.sin(10 / slow), CLOSE);
  }

  @Test
  void aDecoderOfTheSmallestWidthHasNoSinusoidAtAll() {
    assertThat(TimeFeatures.sinusoid(0)).isEmpty();
  }

  @Test
  void midnightIsTheBeginningOfBothTheHourAndTheDay() {
    assertThat(calendar("2016-04-12", 0)).startsWith(0f, 1f, 0f, 1f);
  }

  @Test
  void twentyToMidnight() {
    float[] f = calendar("2016-04-12", 71); // 23:40: 40/60 of an hour, 1420/1440 of a day
    assertThat(f[0]).isCloseTo(-0.8660254f, CLOSE); // sin 240 degrees
    assertThat(f[1]).isCloseTo(-0.5f, CLOSE);
    assertThat(f[2]).isCloseTo(-0.0871557f, CLOSE); // sin -5 degrees
    assertThat(f[3]).isCloseTo(0.9961947f, CLOSE);
  }

  @Test
  void sixInTheMorningIsAQuarterOfTheDay() {
    float[] f = calendar("2016-04-12", 18);
    assertThat(f[0]).isCloseTo(0f, CLOSE);
    assertThat(f[1]).isCloseTo(1f, CLOSE);
    assertThat(f[2]).isCloseTo(1f, CLOSE);
    assertThat(f[3]).isCloseTo(0f, CLOSE);
  }

  @Test
  void theWeekBeginsOnMonday() {
    float[] monday = calendar("2016-02-29", 5);
    assertThat(monday[4]).isZero();
    assertThat(monday[5]).isEqualTo(1f);
    float[] thursday = calendar("2026-01-01", 5); // 3/7 of a turn
    assertThat(thursday[4]).isCloseTo(0.4338837f, CLOSE);
    assertThat(thursday[5]).isCloseTo(-0.9009689f, CLOSE);
    float[] sunday = calendar("2016-04-17", 5); // 6/7 of a turn
    assertThat(sunday[4]).isCloseTo(-0.7818315f, CLOSE);
    assertThat(sunday[5]).isCloseTo(0.6234898f, CLOSE);
  }

  @Test
  void theYearTurnsOnceWhetherItHas365DaysOr366() {
    assertThat(calendar("2026-01-01", 0)[6]).isZero();
    assertThat(calendar("2026-01-01", 0)[7]).isEqualTo(1f);
    float[] leap = calendar("2016-02-29", 0); // day 60: 59/366 of a turn, 58.03 degrees
    assertThat(leap[6]).isCloseTo(0.8483512f, CLOSE);
    assertThat(leap[7]).isCloseTo(0.5294339f, CLOSE);
    assertThat(calendar("2016-12-31", 0)[6]).isCloseTo((float) -Math.sin(Math.TAU / 366), CLOSE);
    assertThat(calendar("2015-12-31", 0)[6]).isCloseTo((float) -Math.sin(Math.TAU / 365), CLOSE);
  }
}
