package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {
  private static Channel channel(String name, double min, double max, double mean, double std) {
    return new Channel(
        name, "1", "g", Aggregation.MEAN, min, max, mean, std, ChannelKind.CONTINUOUS, "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "HeartRate", "heart rate", "1st", "_x", "h\u00e4rt", "a-b", "a\n"})
  void aNameThatIsNoColumnNameIsRefused(String name) {
    assertThatThrownBy(() -> channel(name, 0, 1, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("lower snake case");
  }

  @ParameterizedTest
  @CsvSource({
    "0,1,0,0", "0,1,0,-1", "0,1,0,NaN", "0,1,0,Infinity", "0,1,NaN,1", "0,1,Infinity,1",
    "1,1,0,1", "2,1,0,1", "NaN,1,0,1", "0,NaN,0,1", "0,Infinity,0,1", "-Infinity,0,0,1"
  })
  void constantsThatCannotNormaliseAndRangesThatHoldNothingAreRefused(
      double min, double max, double mean, double std) {
    assertThatThrownBy(() -> channel("hr", min, max, mean, std))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("channel hr");
  }

  @Test
  void thePlausibleRangeHoldsBothEndsAndNoNaN() {
    Channel hr = channel("hr", 25, 250, 70, 10);
    assertThat(hr.isPlausible(25)).isTrue();
    assertThat(hr.isPlausible(250)).isTrue();
    assertThat(hr.isPlausible(Math.nextDown(25.0))).isFalse();
    assertThat(hr.isPlausible(Math.nextUp(250.0))).isFalse();
    assertThat(hr.isPlausible(Double.NaN)).isFalse();
    assertThat(hr.isPlausible(Double.POSITIVE_INFINITY)).isFalse();
  }

  @Test
  void otherStatisticsChangeNothingElse() {
    Channel hr = channel("hr", 25, 250, 70, 10);
    assertThat(hr.withStatistics(71, 11)).isEqualTo(channel("hr", 25, 250, 71, 11));
  }
}
