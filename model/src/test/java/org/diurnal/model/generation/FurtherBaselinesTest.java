package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.junit.jupiter.api.Test;

class FurtherBaselinesTest {
  private static final double NONE = Double.NaN;

  private static float[][] fill(String name, SimpleBaselines fitted, List<DayWindow> days) {
    DayWindow today = Days.day("p", 0, m -> m < 720 ? 10 : 99, m -> NONE);
    FillRequest request = FillRequest.hiding(today, Days.same(2, Days.minutes(720, 1440)));
    GapFiller filler =
        fitted.further(p -> days).stream()
            .filter(f -> f.name().equals(name))
            .findFirst()
            .orElseThrow();
    return Filling.answers(Days.TWO, filler, List.of(request)).getFirst();
  }

  /// Training steps: 0 in 600 minutes, 40 in 500, and 1 ... 340 in the others; no heart rate.
  private static SimpleBaselines fitted() {
    return SimpleBaselines.fit(
        Days.TWO,
        Stream.of(
            Days.day("t", 0, m -> m < 600 ? 0 : m < 1100 ? 40 : 1 + (m - 1100) % 30, m -> NONE)));
  }

  @Test
  void meanAndModeAreTheTrainingPeoplesAtAnyTime() {
    double sum = 500 * 40;
    for (int m = 1100; m < 1440; m++) {
      sum += 1 + (m - 1100) % 30;
    }
    assertThat((double) fill("mean", fitted(), List.of())[0][800])
        .isCloseTo(sum / 1440, within(1e-4));
    assertThat(fill("mode", fitted(), List.of())[0])
        .contains(0, org.assertj.core.data.Index.atIndex(800));
  }

  @Test
  void aChannelThatTrainingLacksGetsTheSchemasMeanFromBoth() {
    assertThat(fill("mean", fitted(), List.of())[1][800]).isEqualTo(70);
    assertThat(fill("mode", fitted(), List.of())[1][800]).isEqualTo(70);
  }

  @Test
  void theModeIsTheMeanOfTheFullestBin() {
    // std 2: bins of 0.1; 5.02 and 5.04 fall together, 5.06 does not
    Modes modes = new Modes(Days.TWO);
    modes.add(Days.day("t", 0, m -> m < 2 ? 5.02 : m < 4 ? 5.04 : m < 7 ? 5.06 : NONE, m -> NONE));
    assertThat(modes.of(0).orElseThrow()).isCloseTo(5.03, within(1e-6));
    assertThat(modes.of(1)).isEmpty();
  }

  /// Days of the person: the morning says how alike, the afternoon what is filled.
  private static DayWindow day(int offset, double morning, double afternoon) {
    return Days.day("p", offset, m -> m < 720 ? morning : afternoon, m -> NONE);
  }

  @Test
  void theFiveMostAlikeDaysAreAveraged() {
    // mornings differ from today's 10 by 1, 2, 3, 4, 5, 6 and 7; the last two do not count
    List<DayWindow> days =
        IntStream.rangeClosed(1, 7)
            .mapToObj(d -> day(d, 10 + (d % 2 == 0 ? d : -d), d == 6 ? 200 : 10 * d))
            .toList();
    assertThat((double) fill("nearest_days", fitted(), days)[0][1000])
        .isCloseTo((10 + 20 + 30 + 40 + 50) / 5.0, within(1e-4));
  }

  @Test
  void ofEquallyAlikeDaysTheNearestInTimeCount() {
    List<DayWindow> days = IntStream.rangeClosed(1, 9).mapToObj(d -> day(d, 10, d)).toList();
    assertThat((double) fill("nearest_days", fitted(), days)[0][1000]).isCloseTo(3, within(1e-4));
  }

  @Test
  void withoutOtherDaysThePopulationFills() {
    assertThat((double) fill("nearest_days", fitted(), List.of())[1][1000]).isEqualTo(70);
  }
}
