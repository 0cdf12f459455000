package org.diurnal.tasks.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diurnal.core.DayWindow;
import org.junit.jupiter.api.Test;

class OcclusionTest {
  /// Two hours of the first channel on one day, one of the second on the other.
  private static final List<DayWindow> DAYS = List.of(Days.of(1, 120, 0), Days.of(2, 0, 60));

  private static double observed(List<DayWindow> days, int channel) {
    return days.stream().mapToInt(d -> d.observed(channel).count()).sum();
  }

  @Test
  void everyHourAndChannelThatHasSomethingIsHiddenOnAllDaysByItself() {
    List<Occlusion.Hidden> all = Occlusion.of(DAYS, c -> "c" + c);
    assertThat(all)
        .extracting(Occlusion.Hidden::name)
        .containsExactly("hour 00", "hour 01", "channel c0", "channel c1");
    assertThat(observed(all.get(0).days(), 0)).isEqualTo(60);
    assertThat(observed(all.get(0).days(), 1)).isZero();
    assertThat(observed(all.get(1).days(), 1)).isEqualTo(60);
    assertThat(observed(all.get(2).days(), 0)).isZero();
    assertThat(observed(all.get(2).days(), 1)).isEqualTo(60);
  }

  @Test
  void partsAreRankedByHowMuchThePredictionChangesWithoutThem() {
    // A prediction of 2 a minute of the first channel and -1 a minute of the second.
    double whole = 2 * observed(DAYS, 0) - observed(DAYS, 1);
    List<Occlusion.Part> ranked =
        Occlusion.ranked(
            whole,
            Occlusion.of(DAYS, c -> "c" + c),
            h -> 2 * observed(h.days(), 0) - observed(h.days(), 1));
    assertThat(ranked)
        .containsExactly(
            new Occlusion.Part("channel c0", -240),
            new Occlusion.Part("hour 01", -120),
            // Minute by minute: two of the first channel's less, one of the second's more.
            new Occlusion.Part("hour 00", -60),
            new Occlusion.Part("channel c1", 60));
  }

  @Test
  void whatLeavesNothingToSeeIsLeftOut() {
    assertThat(Occlusion.ranked(1, Occlusion.of(DAYS, c -> "c"), h -> Double.NaN)).isEmpty();
  }
}
