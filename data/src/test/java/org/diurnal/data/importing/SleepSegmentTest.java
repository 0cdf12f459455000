package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diurnal.data.importing.SleepStages.AWAKE;
import static org.diurnal.data.importing.SleepStages.DEEP;
import static org.diurnal.data.importing.SleepStages.LIGHT;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SleepSegmentTest {
  private static SleepSegment light(long start, long end) {
    return new SleepSegment(start, end, LIGHT);
  }

  private static SleepSegment wake(long start, long end) {
    return new SleepSegment(start, end, AWAKE);
  }

  @Test
  void aStageGoesOnBehindAWake() {
    SleepSegment.Night night =
        SleepSegment.laidOver(
            List.of(light(0, 100), new SleepSegment(100, 200, DEEP)),
            List.of(wake(20, 30), wake(90, 110)));
    assertThat(night.segments())
        .containsExactly(
            light(0, 20),
            wake(20, 30),
            light(30, 90),
            wake(90, 110),
            new SleepSegment(110, 200, DEEP));
    assertThat(night.lost()).isZero();
  }

  @Test
  void whatIsCoveredWholeIsCounted() {
    SleepSegment.Night night =
        SleepSegment.laidOver(
            List.of(light(0, 50), light(10, 40), light(50, 60)), List.of(wake(45, 70)));
    assertThat(night.segments()).containsExactly(light(0, 45), wake(45, 70));
    assertThat(night.lost()).as("the one inside another, the one under the wake").isEqualTo(2);
  }

  @Test
  void theLaterOfTwoBeginsWhereTheEarlierEnds() {
    assertThat(
            SleepSegment.laidOver(List.of(light(0, 50), new SleepSegment(40, 80, DEEP)), List.of())
                .segments())
        .containsExactly(light(0, 50), new SleepSegment(50, 80, DEEP));
  }

  /// Against a night painted millisecond by millisecond.
  @Test
  void anyNightIsTheOneThatPaintingItGives() {
    for (int seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<SleepSegment> stages = random(random, LIGHT);
      List<SleepSegment> wakes = random(random, AWAKE);
      List<Optional<SleepStages>> expected = new ArrayList<>();
      for (long t = 0; t < 80; t++) {
        long at = t;
        Optional<SleepStages> stage =
            stages.stream().filter(s -> covers(s, at)).findFirst().map(SleepSegment::stage);
        expected.add(wakes.stream().anyMatch(s -> covers(s, at)) ? Optional.of(AWAKE) : stage);
      }
      SleepSegment.Night night = SleepSegment.laidOver(stages, wakes);
      for (int t = 0; t < 80; t++) {
        long at = t;
        List<SleepSegment> here = night.segments().stream().filter(s -> covers(s, at)).toList();
        assertThat(here.size()).as("seed %d, %d", seed, t).isLessThanOrEqualTo(1);
        assertThat(here.stream().findFirst().map(SleepSegment::stage))
            .as("seed %d, %d", seed, t)
            .isEqualTo(expected.get(t));
      }
      assertThat(night.segments())
          .as("seed %d", seed)
          .isSortedAccordingTo(java.util.Comparator.comparingLong(SleepSegment::start));
      assertThat(night.lost()).isBetween(0, stages.size() + wakes.size());
    }
  }

  private static boolean covers(SleepSegment s, long at) {
    return s.start() <= at && at < s.end();
  }

  private static List<SleepSegment> random(Random random, SleepStages stage) {
    List<SleepSegment> list = new ArrayList<>();
    for (int i = random.nextInt(6); i > 0; i--) {
      long start = random.nextInt(60);
      list.add(new SleepSegment(start, start + 1 + random.nextInt(20), stage));
    }
    return list;
  }

  @Test
  void namesInAnyCaseAndAwakeByTheKindOfNight() {
    assertThat(SleepStages.named("DEEP", true)).contains(DEEP);
    assertThat(SleepStages.named("wake", true)).contains(AWAKE);
    assertThat(SleepStages.named("AWAKE", false)).contains(SleepStages.RESTLESS);
    assertThat(SleepStages.named("floating", true)).isEmpty();
  }
}
