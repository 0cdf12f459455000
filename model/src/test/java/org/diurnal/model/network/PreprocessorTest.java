package org.diurnal.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessorTest {
  private static final long SEED = 20261122;

  /// Heart rate: mean 70, std 10, 25 to 250. Steps: mean 5, std 20, 0 to 300.
  private static final SensorSchema SCHEMA =
      new SensorSchema(
          "two",
          "for tests",
          List.of(channel("heart_rate", 25, 250, 70, 10), channel("steps", 0, 300, 5, 20)));

  private static final Preprocessor PREPROCESSOR = new Preprocessor(SCHEMA, Preprocessor.CLIP);

  private static Channel channel(String name, double min, double max, double mean, double std) {
    return new Channel(
        name,
        "/min",
        "test",
        Aggregation.MEAN,
        min,
        max,
        mean,
        std,
        ChannelKind.CONTINUOUS,
        "for tests");
  }

  private static DayWindow day(float[][] values, MinuteMask... observed) {
    return new DayWindow(
        "p", LocalDate.of(2016, 4, 12), OptionalInt.empty(), "test", values, observed);
  }

  @ParameterizedTest
  @CsvSource({"70,0", "80,1", "65,-0.5", "120,5", "125,5", "250,5", "20,-5", "15,-5"})
  void aValueBecomesAZScoreClippedAtFive(float value, float z) {
    float[][] values = new float[2][1440];
    values[0][17] = value;
    MinuteMask observed = new MinuteMask();
    observed.set(17);
    NormalizedDay day = PREPROCESSOR.normalize(day(values, observed, new MinuteMask()));
    assertThat(day.z()[17]).isEqualTo(z);
    assertThat(day.date()).isEqualTo(LocalDate.of(2016, 4, 12));
    assertThat(day.observed()[0]).isEqualTo(observed);
  }

  @Test
  void eachChannelHasItsOwnConstantsAndPlace() {
    float[][] values = new float[2][1440];
    Arrays.fill(values[0], 90);
    Arrays.fill(values[1], 15);
    float[] z = PREPROCESSOR.normalize(day(values, MinuteMask.all(), MinuteMask.all())).z();
    assertThat(z).hasSize(2880);
    for (int m = 0; m < 1440; m++) {
      assertThat(z[m]).isEqualTo(2f);
      assertThat(z[1440 + m]).isEqualTo(0.5f);
    }
  }

  @Test
  void aMinuteThatWasNotObservedIsZeroAndAnObservedZeroIsNot() {
    MinuteMask observed = new MinuteMask();
    observed.set(100);
    float[] z = PREPROCESSOR.normalize(day(new float[2][1440], new MinuteMask(), observed)).z();
    assertThat(z[1440 + 100]).isEqualTo(-0.25f); // zero steps were counted
    z[1440 + 100] = 0;
    assertThat(z).containsOnly(0f);
  }

  @ParameterizedTest
  @CsvSource({
    "0,0,70", "0,1,80", "0,-4,30", "0,-5,25", "0,5,120", "0,30,250",
    "1,0,5", "1,-0.25,0", "1,-1,0", "1,2,45", "1,14.75,300", "1,100,300"
  })
  void aZScoreBecomesAPlausibleValue(int channel, float z, float value) {
    assertThat(PREPROCESSOR.denormalize(channel, z)).isEqualTo(value);
  }

  @Test
  void thereAndBackIsTheSameValueWithinTheClipping() {
    SplittableRandom random = Randomness.of(SEED);
    float[][] values = new float[2][1440];
    for (int m = 0; m < 1440; m++) {
      values[0][m] = 25 + 95 * (float) random.nextDouble();
      values[1][m] = random.nextInt(105);
    }
    NormalizedDay day = PREPROCESSOR.normalize(day(values, MinuteMask.all(), MinuteMask.all()));
    for (int c = 0; c < 2; c++) {
      for (int m = 0; m < 1440; m++) {
        assertThat(PREPROCESSOR.denormalize(c, day.z()[c * 1440 + m]))
            .as("channel %d, minute %d, seed %d", c, m, SEED)
            .isCloseTo(values[c][m], within(2e-5f));
      }
    }
  }

  @Test
  void aDayOfAnotherSchemaIsRefused() {
    DayWindow one = day(new float[1][1440], MinuteMask.all());
    assertThatThrownBy(() -> PREPROCESSOR.normalize(one))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("person p, 2016-04-12")
        .hasMessageContaining("1 channels")
        .hasMessageContaining("schema 2");
  }

  @ParameterizedTest
  @CsvSource({"0", "-5", "NaN"})
  void clippingToNothingIsRefused(double clip) {
    assertThatThrownBy(() -> new Preprocessor(SCHEMA, clip))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("clip");
  }
}
