package org.diurnal.model.hiding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.api.Test;

class SensorsTest {
  /// Of fitbit: steps and intensity are of the group motion, heart_rate is of cardio.
  private static final DayWindow ALL = Made.day(m -> 1, m -> 1, m -> 70);

  private static Set<Integer> hidden(List<MinuteMask> question) {
    return IntStream.range(0, question.size())
        .filter(c -> question.get(c).count() > 0)
        .peek(c -> assertThat(question.get(c)).isEqualTo(MinuteMask.all()))
        .boxed()
        .collect(Collectors.toSet());
  }

  @Test
  void halfOfThreeChannelsAreTwoAndEachPairOccurs() {
    Set<Set<Integer>> seen = new HashSet<>();
    for (int seed = 0; seed < 100; seed++) {
      seen.add(hidden(Sensors.some(new SplittableRandom(seed), ALL, 0.5).getFirst()));
    }
    assertThat(seen).containsExactlyInAnyOrder(Set.of(0, 1), Set.of(0, 2), Set.of(1, 2));
  }

  @Test
  void channelsWithoutDataAreNeitherHiddenNorCounted() {
    DayWindow two = Made.day(m -> 1, m -> Double.NaN, m -> 70);
    for (int seed = 0; seed < 30; seed++) {
      assertThat(hidden(Sensors.some(new SplittableRandom(seed), two, 0.9).getFirst()))
          .hasSize(1)
          .isSubsetOf(0, 2);
      assertThat(hidden(Sensors.one(new SplittableRandom(seed), two).getFirst()))
          .hasSize(1)
          .isSubsetOf(0, 2);
    }
    DayWindow one = Made.day(m -> 1, m -> Double.NaN, m -> Double.NaN);
    assertThat(Sensors.some(new SplittableRandom(1), one, 0.5)).isEmpty();
    assertThat(Sensors.one(new SplittableRandom(1), one)).isEmpty();
    assertThat(Sensors.groupsInTurn(Made.FITBIT, one)).isEmpty();
  }

  @Test
  void groupsAreThoseOfTheSchemaInTurn() {
    assertThat(Sensors.groupsInTurn(Made.FITBIT, ALL).stream().map(SensorsTest::hidden))
        .containsExactly(Set.of(0, 1), Set.of(2));
  }

  @Test
  void aGroupIsNeverAllThatTheDayHas() {
    DayWindow motionOnly = Made.day(m -> 1, m -> 1, m -> Double.NaN);
    assertThat(Sensors.groupsInTurn(Made.FITBIT, motionOnly)).isEmpty();
    for (int seed = 0; seed < 30; seed++) { // half of the channels instead
      SplittableRandom random = new SplittableRandom(seed);
      assertThat(Sensors.someOrGroup(random, Made.FITBIT, motionOnly, 0.5)).hasSize(1);
    }
  }

  @Test
  void aCoinDecidesBetweenHalfOfTheChannelsAndAGroup() {
    int single = 0; // only a group can be the heart rate alone, half of three are two
    for (int seed = 0; seed < 1000; seed++) {
      List<MinuteMask> question =
          Sensors.someOrGroup(new SplittableRandom(seed), Made.FITBIT, ALL, 0.5).getFirst();
      single += hidden(question).equals(Set.of(2)) ? 1 : 0;
    }
    assertThat(single).isBetween(180, 320); // a quarter; five standard deviations are 68
  }

  @Test
  void theSensorOfTheHeartRateMeasuresItsGroupAndTheEnergy() {
    SensorSchema s = Made.WEARABLE;
    assertThat(
            IntStream.range(0, s.size())
                .filter(Sensors.ofHeartRate(s))
                .mapToObj(c -> s.channel(c).name()))
        .containsExactly("active_energy", "heart_rate", "rmssd", "sdnn", "respiratory_rate");
    assertThat(IntStream.range(0, 3).filter(Sensors.ofHeartRate(SensorSchema.builtIn("nhanes"))))
        .isEmpty();
  }
}
