package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.diurnal.data.SampleDays;
import org.junit.jupiter.api.Test;

class GapSurveyTest {
  private static float[] from(int from, int to) {
    float[] steps = Watched.nothing();
    Arrays.fill(steps, from, to, 1);
    return steps;
  }

  @Test
  void gapsAreCountedAcrossMidnightAndDaysThatAreNotThere() {
    // p000: values 100-200 and 201-1400 of day 0, then 30-1440 of day 1: gaps of 1 and of 40 + 30;
    // day 3 from minute 10: a day and ten minutes. p001: one value, no gap.
    float[] first = from(100, 1400);
    first[200] = Float.NaN;
    GapSurvey survey = new GapSurvey(Watched.FITBIT);
    survey.day(Watched.steps("p000", 0, first));
    survey.day(Watched.steps("p000", 1, from(30, 1440)));
    survey.day(Watched.steps("p000", 3, from(10, 20)));
    survey.day(Watched.steps("p001", 9, from(5, 6)));
    survey.end();
    ChannelGaps steps = survey.channels().getFirst();
    assertThat(steps)
        .isEqualTo(
            new ChannelGaps(
                "steps",
                "",
                2,
                3,
                1 + 70 + 1450,
                70,
                1450,
                List.of(1L, 0L, 0L, 0L, 1L, 0L, 1L),
                Optional.of(new ChannelGaps.Gap("p000", SampleDays.FIRST.plusDays(2), 0, 1450))));
    assertThat(survey.channels().get(2).people()).isZero();
    assertThat(survey.channels().get(2).longest()).isEmpty();
    assertThat(survey.persons())
        .extracting(g -> g.personId() + " " + g.channel() + " " + g.gaps())
        .containsExactly("p000 steps 3", "p001 steps 0");
  }

  @Test
  void theClassesMeetAtTheirLimits() {
    float[] steps = from(0, 1440);
    int at = 1;
    for (int length : new int[] {1, 2, 5, 6, 15, 16, 60, 61, 240, 241}) {
      Arrays.fill(steps, at, at + length, Float.NaN);
      at += length + 1;
    }
    GapSurvey survey = new GapSurvey(Watched.FITBIT);
    survey.day(Watched.steps("p000", 0, steps));
    survey.end();
    assertThat(survey.channels().getFirst().byLength()).containsExactly(1L, 2L, 2L, 2L, 2L, 1L, 0L);
  }
}
