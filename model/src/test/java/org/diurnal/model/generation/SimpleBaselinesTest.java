package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.junit.jupiter.api.Test;

class SimpleBaselinesTest {
  private static final double NONE = Double.NaN;

  private static float[][] fill(GapFiller filler, DayWindow day) {
    List<MinuteMask> wanted =
        java.util.stream.IntStream.range(0, day.channels())
            .mapToObj(c -> MinuteMask.all().andNot(day.observed(c)))
            .toList();
    return Filling.answers(Days.TWO, filler, List.of(new FillRequest(day, wanted))).getFirst();
  }

  private static SimpleBaselines untrained() {
    return SimpleBaselines.fit(Days.TWO, Stream.empty());
  }

  private static GapFiller named(SimpleBaselines fitted, String name, List<DayWindow> days) {
    return fitted.fillers(p -> days.stream().filter(d -> d.personId().equals(p)).toList()).stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /// Steps are 10 at minute 100 and 30 at minute 104; heart rate shows nothing.
  private static final DayWindow TWO_POINTS =
      Days.day("a", 0, m -> m == 100 ? 10 : m == 104 ? 30 : NONE, m -> NONE);

  @Test
  void linearDrawsAStraightLineAndStaysConstantAtTheEnds() {
    float[] steps = fill(untrained().linear(), TWO_POINTS)[0];
    assertThat(steps[101]).isEqualTo(15);
    assertThat(steps[102]).isEqualTo(20);
    assertThat(steps[103]).isEqualTo(25);
    assertThat(steps[0]).isEqualTo(10);
    assertThat(steps[99]).isEqualTo(10);
    assertThat(steps[105]).isEqualTo(30);
    assertThat(steps[1439]).isEqualTo(30);
  }

  @Test
  void carryForwardRepeatsTheLastValueAndTheFirstOneBackward() {
    float[] steps = fill(named(untrained(), "carry_forward", List.of()), TWO_POINTS)[0];
    assertThat(steps[0]).isEqualTo(10);
    assertThat(steps[99]).isEqualTo(10);
    assertThat(steps[101]).isEqualTo(10);
    assertThat(steps[103]).isEqualTo(10);
    assertThat(steps[105]).isEqualTo(30);
    assertThat(steps[1439]).isEqualTo(30);
  }

  @Test
  void aChannelThatShowsNothingGetsThePopulationMeanByTimeOfDayFromEveryBaseline() {
    SimpleBaselines fitted =
        SimpleBaselines.fit(
            Days.TWO,
            Stream.of(Days.day("t", 0, m -> NONE, m -> 60), Days.day("u", 0, m -> NONE, m -> 80)));
    for (GapFiller f : fitted.fillers(p -> List.of())) {
      assertThat(fill(f, TWO_POINTS)[1][700]).as(f.name()).isEqualTo(70);
    }
  }

  @Test
  void whereTrainingLacksTheTimeItsChannelMeanServesAndWhereItLacksTheChannelTheSchemas() {
    // heart rate only before 10:00 in training: 60 in the first half of that, 90 in the second
    SimpleBaselines fitted =
        SimpleBaselines.fit(
            Days.TWO,
            Stream.of(Days.day("t", 0, m -> NONE, m -> m < 300 ? 60 : m < 600 ? 90 : NONE)));
    float[][] filled =
        fill(named(fitted, "population_mean", List.of()), Days.day("a", 0, m -> NONE, m -> NONE));
    assertThat(filled[1][100]).isEqualTo(60);
    assertThat(filled[1][400]).isEqualTo(90);
    assertThat(filled[1][1000]).isEqualTo(75); // (300 x 60 + 300 x 90) / 600
    assertThat(filled[0][1000]).isEqualTo(10); // the schema's mean of steps
  }

  @Test
  void ownMeanAveragesTheOtherDaysAndLeavesTheDayItselfOut() {
    DayWindow day = Days.day("a", 0, m -> m < 700 ? 200 : NONE, m -> NONE);
    List<DayWindow> days =
        List.of(
            Days.day("a", 0, m -> 200, m -> 200),
            Days.day("a", 1, m -> 20, m -> m < 60 ? 61 : NONE),
            Days.day("a", 2, m -> 40, m -> NONE),
            Days.day("b", 0, m -> 300, m -> 300));
    float[][] filled = fill(named(untrained(), "own_mean", days), day);
    assertThat(filled[0][700]).isEqualTo(30); // (20 + 40) / 2
    assertThat(filled[1][30]).isEqualTo(61);
    // beyond the window around what other days show: the population's chain ends at the schema mean
    assertThat(filled[1][600]).isEqualTo(70);
  }

  @Test
  void ownMeanOfAPersonWithoutOtherDaysIsThePopulations() {
    SimpleBaselines fitted =
        SimpleBaselines.fit(Days.TWO, Stream.of(Days.day("t", 0, m -> 7, m -> 60)));
    DayWindow only = Days.day("a", 0, m -> m < 10 ? 100 : NONE, m -> NONE);
    assertThat(fill(named(fitted, "own_mean", List.of(only)), only)[0][500]).isEqualTo(7);
  }

  @Test
  void ownMeanAnswersEachDayAfreshWhenRequestsMoveBetweenDaysAndPeople() {
    List<DayWindow> days =
        List.of(
            Days.day("a", 0, m -> 10, m -> NONE),
            Days.day("a", 1, m -> 20, m -> NONE),
            Days.day("b", 0, m -> 50, m -> NONE),
            Days.day("b", 1, m -> 60, m -> NONE));
    GapFiller own = named(untrained(), "own_mean", days);
    DayWindow a0 = Days.day("a", 0, m -> NONE, m -> NONE);
    DayWindow a1 = Days.day("a", 1, m -> NONE, m -> NONE);
    DayWindow b0 = Days.day("b", 0, m -> NONE, m -> NONE);
    assertThat(fill(own, a0)[0][5]).isEqualTo(20);
    assertThat(fill(own, a1)[0][5]).isEqualTo(10);
    assertThat(fill(own, b0)[0][5]).isEqualTo(60);
    assertThat(fill(own, a0)[0][5]).isEqualTo(20);
  }

  @Test
  void aWindowWrapsAroundMidnightAndWeighsObservations() {
    MinuteMeans means = new MinuteMeans(1);
    means.add(Days.day("a", 0, m -> m == 1439 ? 30 : m == 0 ? 0 : NONE));
    means.add(Days.day("a", 1, m -> m == 1439 ? 30 : NONE));
    float[] profile = means.profile(0, 15);
    assertThat(profile[0]).isEqualTo(20); // (30 + 30 + 0) / 3
    assertThat(profile[14]).isEqualTo(20);
    assertThat(profile[15]).isEqualTo(0); // reaches back to minute 0, no further
    assertThat(profile[16]).isNaN();
    assertThat(means.profile(0, 0)[1439]).isEqualTo(30);
  }

  @Test
  void squaredErrorFromSumsIsThatOfTheValues() {
    MinuteMeans means = new MinuteMeans(1);
    means.add(Days.day("a", 0, m -> m == 3 ? 4 : NONE));
    means.add(Days.day("a", 1, m -> m == 3 ? 8 : m == 9 ? 5 : NONE));
    float[] five = new float[DayWindow.MINUTES];
    java.util.Arrays.fill(five, 5);
    float[] onlyThree = new float[DayWindow.MINUTES];
    java.util.Arrays.fill(onlyThree, Float.NaN);
    onlyThree[3] = 0;
    assertThat(means.squaredError(0, five, onlyThree)).isCloseTo(1 + 9, within(1e-9));
    assertThat(means.squaredError(0, five, five)).isCloseTo(1 + 9 + 0, within(1e-9));
  }

  @Test
  void noiseChoosesTheWindowAndAPatternOfSingleMinutesChoosesTheRawMean() {
    SplittableRandom random = new SplittableRandom(7);
    List<DayWindow> noise = new ArrayList<>();
    List<DayWindow> pattern = new ArrayList<>();
    for (int p = 0; p < 8; p++) {
      for (int d = 0; d < 4; d++) {
        noise.add(Days.day("p" + p, d, m -> random.nextInt(100), m -> 70 + random.nextInt(10)));
        pattern.add(Days.day("p" + p, d, m -> m % 2 == 0 ? 0 : 100, m -> 70 + random.nextInt(10)));
      }
    }
    SimpleBaselines onNoise = SimpleBaselines.fit(Days.TWO, noise.stream());
    assertThat(onNoise.populationHalfWindows()).containsExactly(15, 15);
    assertThat(onNoise.ownHalfWindows()).containsExactly(15, 15);
    SimpleBaselines onPattern = SimpleBaselines.fit(Days.TWO, pattern.stream());
    assertThat(onPattern.populationHalfWindows()).containsExactly(0, 15);
    assertThat(onPattern.ownHalfWindows()).containsExactly(0, 15);
  }

  @Test
  void everyBaselineIsFiniteEverywhereOnRandomDaysAndLinearStaysBetweenItsNeighbours() {
    long seed = 20160412;
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < 30; i++) {
      DayWindow day = Days.random(random, "a", i, 2, random.nextDouble() * 0.2);
      for (GapFiller f : untrained().fillers(p -> List.of(day))) {
        float[][] filled = fill(f, day); // throws where not finite
        assertThat(filled[0]).as("seed %d, day %d, %s", seed, i, f.name()).hasSize(1440);
      }
      float[] line = fill(untrained().linear(), day)[0];
      Neighbours near = Neighbours.of(day.observed(0));
      for (int m = 0; m < 1440; m++) {
        if (!Float.isNaN(line[m]) && near.before()[m] >= 0 && near.after()[m] >= 0) {
          float a = day.values(0)[near.before()[m]];
          float b = day.values(0)[near.after()[m]];
          assertThat(line[m])
              .as("seed %d, day %d, minute %d", seed, i, m)
              .isBetween(Math.min(a, b), Math.max(a, b));
        }
      }
    }
  }
}
