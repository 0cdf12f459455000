package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.model.generation.ReconstructionTask.Kind;
import org.diurnal.model.generation.SuiteResults.Asked;
import org.diurnal.model.skill.SkillRow;
import org.junit.jupiter.api.Test;

class SuiteScoresTest {
  private static final double NONE = Double.NaN;
  private static final SimpleBaselines FITTED =
      SimpleBaselines.fit(Days.FITBIT, Stream.of(Days.day("t", 0, m -> 5, m -> 1, m -> 70)));

  private static SuiteResults run(List<ReconstructionTask> tasks, List<DayWindow> days) {
    List<GapFiller> simple = new ArrayList<>(FITTED.fillers(p -> List.of()));
    simple.addAll(FITTED.further(p -> List.of()));
    return GenerationStudy.run(
            Days.FITBIT,
            new GenerationProtocol(4, tasks, List.of(), 100, 3, 0),
            simple,
            List.of(Days.always("model", 80)),
            Map.of(),
            days.stream(),
            days.size(),
            Progress.SILENT)
        .suite();
  }

  /// Heart rate is 70 but for a workout of 20 minutes at 10:00 in which it climbs by 2 a minute.
  private static DayWindow workout(String person, int offset) {
    return Days.day(
        person,
        offset,
        m -> m >= 600 && m < 620 ? 120 : 0,
        m -> 1,
        m -> m >= 600 && m < 620 ? 70 + 2 * (m - 599) : 70);
  }

  @Test
  void daysOnWhichAScenarioHasNothingToHideAreCounted() {
    DayWindow noHeart = Days.day("a", 1, m -> m >= 600 && m < 620 ? 120 : 0, m -> 1, m -> NONE);
    DayWindow still = Days.day("a", 2, m -> 0, m -> 1, m -> 70);
    SuiteResults r =
        run(
            List.of(Kind.WORKOUT_GAP.standard(), Kind.TEMPORAL_EXTRAPOLATION.standard()),
            List.of(workout("a", 0), noHeart, still, workout("b", 0)));
    assertThat(r.asked())
        .containsExactly(
            new Asked("workout_gap", 2, 2, 2, 0, 2),
            new Asked("temporal_extrapolation", 2, 4, 0, 0, 4));
  }

  @Test
  void aDayOfWhichNothingWouldBeLeftIsCountedApart() {
    DayWindow afternoon = Days.day("a", 0, m -> m < 720 ? NONE : 1, m -> NONE, m -> NONE);
    assertThat(run(List.of(Kind.TEMPORAL_EXTRAPOLATION.standard()), List.of(afternoon)).asked())
        .containsExactly(new Asked("temporal_extrapolation", 0, 0, 0, 1, 0));
  }

  @Test
  void skillIsTheMeanAbsoluteErrorOverThatOfCarryForwardByHand() {
    // hidden: 72, 74 ... 110; carried forward 70: errors 2, 4 ... 40, mean 21
    // linear goes from 70 to 70 as well; a constant 80: 8, 6, 4, 2, 0, 2 ... 30, mean 260 / 20
    SuiteResults r = run(List.of(Kind.WORKOUT_GAP.standard()), List.of(workout("a", 0)));
    SkillRow model = row(r, "model");
    assertThat(model.ratio()).isCloseTo(13 / 21.0, within(1e-6));
    assertThat(model.skill()).isCloseTo(8 / 21.0, within(1e-6));
    assertThat(row(r, "linear").ratio()).isCloseTo(1, within(1e-6));
    // the model is best; the other seven all say 70 and share the places 2 to 8
    assertThat(model.rank()).isEqualTo(1);
    assertThat(row(r, "carry_forward").rank()).isEqualTo(5);
  }

  private static SkillRow row(SuiteResults r, String filler) {
    return r.skill().stream()
        .filter(s -> s.filler().equals(filler) && s.channel().equals("heart_rate"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void modelsAreSetBesideLinearAndOwnMeanByName() {
    SuiteResults r = run(List.of(Kind.WORKOUT_GAP.standard()), List.of(workout("a", 0)));
    assertThat(r.against().stream().map(c -> c.item() + " " + c.model() + " " + c.baseline()))
        .containsExactly(
            "heart_rate model linear",
            "all model linear",
            "heart_rate model own_mean",
            "all model own_mean");
    assertThat(r.skillAgainst())
        .filteredOn(c -> c.task().equals("all") && c.baseline().equals("linear"))
        .singleElement()
        .satisfies(c -> assertThat(c.ratio()).isCloseTo(13 / 21.0, within(1e-6)));
  }
}
