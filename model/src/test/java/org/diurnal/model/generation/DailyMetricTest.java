package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.api.Test;

class DailyMetricTest {
  private static final double NONE = Double.NaN;

  private static OptionalDouble of(DailyMetric metric, DayWindow day) {
    return metric.compute(Days.TWO, day);
  }

  @Test
  void stepsAreTheSumOfWhatIsThere() {
    DayWindow day = Days.day("a", 0, m -> m < 3 ? 10 + m : m < 1000 ? 0 : NONE, m -> NONE);
    assertThat(of(DailyMetric.STEPS, day)).hasValue(33);
  }

  @Test
  void aDayWithoutStepMinutesHasNoStepsRatherThanZero() {
    assertThat(of(DailyMetric.STEPS, Days.day("a", 0, m -> NONE, m -> 70))).isEmpty();
    assertThat(of(DailyMetric.STEPS, Days.day("a", 0, m -> 0, m -> 70))).hasValue(0);
  }

  @Test
  void meanHeartRateIsOverMinutesThatHaveOne() {
    DayWindow day = Days.day("a", 0, m -> 0, m -> m < 100 ? 60 : m < 400 ? 80 : NONE);
    assertThat(of(DailyMetric.MEAN_HEART_RATE, day)).hasValue(75); // (100 x 60 + 300 x 80) / 400
    assertThat(of(DailyMetric.MEAN_HEART_RATE, Days.day("a", 0, m -> 0, m -> NONE))).isEmpty();
  }

  @Test
  void restingHeartRateIsTheLowestFiveMinutesAfterFourMinutesWithoutSteps() {
    // steps up to minute 99; heart rate 40 at 100 ... 103 (not settled yet), then 62, 61, 60, 59,
    // 58 at 104 ... 108, then 65
    DayWindow day =
        Days.day(
            "a",
            0,
            m -> m < 100 ? 20 : 0,
            m -> m < 100 ? 90 : m < 104 ? 40 : m < 109 ? 62 - (m - 104) : 65);
    assertThat(of(DailyMetric.RESTING_HEART_RATE, day)).hasValue(60);
  }

  @Test
  void aStepWithinTheNineMinutesBreaksTheRest() {
    // a step every nine minutes leaves eight minutes at most
    DayWindow restless = Days.day("a", 0, m -> m % 9 == 0 ? 1 : 0, m -> 60);
    assertThat(of(DailyMetric.RESTING_HEART_RATE, restless)).isEmpty();
    DayWindow justEnough = Days.day("a", 0, m -> m % 10 == 0 ? 1 : 0, m -> 60);
    assertThat(of(DailyMetric.RESTING_HEART_RATE, justEnough)).hasValue(60);
    DayWindow traces = Days.day("a", 0, m -> 0.4, m -> 60); // a model's fill, not steps
    assertThat(of(DailyMetric.RESTING_HEART_RATE, traces)).hasValue(60);
  }

  @Test
  void missingStepsOrHeartRateEndARest() {
    // unknown steps at minute 8 of the first nine; heart rate low only before
    DayWindow day = Days.day("a", 0, m -> m == 8 ? NONE : m < 18 ? 0 : 5, m -> m < 13 ? 50 : 70);
    // first whole rest is minutes 9 ... 17, its last five 13 ... 17
    assertThat(of(DailyMetric.RESTING_HEART_RATE, day)).hasValue(70);
    DayWindow holes = Days.day("a", 0, m -> 0, m -> m % 5 == 0 ? NONE : 50);
    assertThat(of(DailyMetric.RESTING_HEART_RATE, holes)).isEmpty();
  }

  @Test
  void restingHeartRateAgreesWithASecondRouteOnRandomDays() {
    long seed = 4;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 200; i++) {
      DayWindow day =
          Days.day(
              "a",
              i,
              m -> random.nextInt(10) == 0 ? random.nextInt(3) : random.nextInt(50) == 0 ? NONE : 0,
              m -> random.nextInt(20) == 0 ? NONE : 50 + random.nextInt(30));
      OptionalDouble expected = bruteForce(day.values(0), day.values(1));
      OptionalDouble found = of(DailyMetric.RESTING_HEART_RATE, day);
      assertThat(found.isPresent()).as("seed %d, day %d", seed, i).isEqualTo(expected.isPresent());
      if (expected.isPresent()) {
        assertThat(found.getAsDouble())
            .as("seed %d, day %d", seed, i)
            .isCloseTo(expected.getAsDouble(), within(1e-9));
      }
    }
  }

  private static OptionalDouble bruteForce(float[] steps, float[] heartRate) {
    double lowest = Double.MAX_VALUE;
    for (int first = 4; first + 5 <= 1440; first++) {
      boolean rest = true;
      for (int m = first - 4; m < first + 5; m++) {
        rest &= steps[m] < 0.5f;
      }
      double sum = 0;
      for (int m = first; m < first + 5; m++) {
        rest &= !Float.isNaN(heartRate[m]);
        sum += heartRate[m];
      }
      lowest = rest ? Math.min(lowest, sum / 5) : lowest;
    }
    return lowest == Double.MAX_VALUE ? OptionalDouble.empty() : OptionalDouble.of(lowest);
  }

  @Test
  void aSchemaWithoutTheChannelHasNoSuchMetric() {
    SensorSchema only =
        new SensorSchema("only", "for tests", List.of(Days.channel("steps", 0, 300, 10, 2)));
    DayWindow day = Days.day("a", 0, m -> 1);
    assertThat(DailyMetric.STEPS.compute(only, day)).hasValue(1440);
    assertThat(DailyMetric.MEAN_HEART_RATE.compute(only, day)).isEmpty();
    assertThat(DailyMetric.RESTING_HEART_RATE.compute(only, day)).isEmpty();
    assertThat(DailyEstimate.of(only, List.of(day), Days.always("f", 0)))
        .extracting(DailyEstimate::metric)
        .containsExactly(DailyMetric.STEPS);
  }

  @Test
  void aDayIsTruthOnlyWithEnoughMinutes() {
    DayWindow enough = Days.day("a", 0, m -> m < 1368 ? 1 : NONE, m -> m < 600 ? 60 : NONE);
    assertThat(DailyMetric.STEPS.hasTruth(Days.TWO, enough)).isTrue();
    assertThat(DailyMetric.MEAN_HEART_RATE.hasTruth(Days.TWO, enough)).isTrue();
    assertThat(DailyMetric.RESTING_HEART_RATE.hasTruth(Days.TWO, enough)).isFalse(); // never still
    DayWindow less = Days.day("a", 0, m -> m < 1367 ? 1 : NONE, m -> m < 599 ? 60 : NONE);
    assertThat(DailyMetric.STEPS.hasTruth(Days.TWO, less)).isFalse();
    assertThat(DailyMetric.MEAN_HEART_RATE.hasTruth(Days.TWO, less)).isFalse();
  }

  @Test
  void anIncompleteDayIsEstimatedWithItsGapsFilledAndItsObservationsKept() {
    DayWindow day = Days.day("a", 0, m -> m < 1000 ? 2 : NONE, m -> m < 720 ? 60 : NONE);
    GapFiller filler = Days.always("eighty", 80);
    List<DailyEstimate> found =
        DailyEstimate.of(Days.TWO, List.of(Days.day("b", 0, m -> NONE, m -> NONE), day), filler);
    assertThat(found).hasSize(6);
    assertThat(found.subList(0, 3))
        .allSatisfy(e -> {
          assertThat(e.observed()).isEmpty();
          assertThat(e.filled()).isEmpty();
          assertThat(e.observedMinutes()).isZero();
        });
    DailyEstimate steps = found.get(3);
    assertThat(steps.day()).isEqualTo(PersonDay.of(day));
    assertThat(steps.observedMinutes()).isEqualTo(1000);
    assertThat(steps.observed()).hasValue(2000);
    assertThat(steps.filled()).hasValue(2000 + 440 * 80);
    assertThat(found.get(4).observed()).hasValue(60);
    assertThat(found.get(4).filled()).hasValue(70);
    assertThat(found.get(5).observed()).isEmpty();
  }
}
