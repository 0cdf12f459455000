package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Interval;
import org.diurnal.core.Progress;
import org.diurnal.model.generation.GenerationResults.DailyRow;
import org.diurnal.model.generation.GenerationResults.Truth;
import org.junit.jupiter.api.Test;

class DailyStudyTest {
  private static final double NONE = Double.NaN;

  private static GenerationResults run(
      List<GapFiller> baselines,
      List<GapFiller> models,
      Map<PersonDay, Double> vendor,
      List<DayWindow> days) {
    return GenerationStudy.run(
        Days.TWO,
        new GenerationProtocol(1, List.of(), List.of(60), 400, 4, 0),
        baselines,
        models,
        vendor,
        days.stream(),
        0,
        Progress.SILENT);
  }

  private static DailyRow row(GenerationResults r, String metric, Truth truth, String filler) {
    return r.daily().stream()
        .filter(d -> d.metric().equals(metric) && d.truth() == truth && d.filler().equals(filler))
        .findFirst()
        .orElseThrow();
  }

  /// Ten steps every minute (14,400 a day) and heart rate 80, or 100 for person b.
  private static List<DayWindow> walkers() {
    return List.of(
        Days.day("a", 0, m -> 10, m -> 80),
        Days.day("a", 1, m -> 10, m -> 80),
        Days.day("b", 0, m -> 20, m -> 100));
  }

  @Test
  void droppingAGapLosesItsStepsAndFillingItKeepsWhatTheFillHolds() {
    // drop: -600, -600, -1200 steps. A fill of 30 a minute: +1200, +1200, +600
    GenerationResults r = run(List.of(Days.always("thirty", 30)), List.of(), Map.of(), walkers());
    DailyRow drop = row(r, "steps", Truth.UNABLATED_MINUTES, "drop");
    assertThat(drop.days()).isEqualTo(3);
    assertThat(drop.people()).isEqualTo(2);
    assertThat(drop.meanTruth()).isEqualTo((14400 + 14400 + 28800) / 3.0);
    assertThat(drop.meanAbsoluteError().value()).isEqualTo(800);
    assertThat(drop.bias().value()).isEqualTo(-800);
    assertThat(drop.meanRelativeError().orElseThrow().value()).isCloseTo(1 / 24.0, within(1e-12));
    assertThat(drop.accuracyKept().orElseThrow().value()).isCloseTo(23 / 24.0, within(1e-12));
    assertThat(drop.meanAbsoluteError().ci95()).isEmpty();
    DailyRow thirty = row(r, "steps", Truth.UNABLATED_MINUTES, "thirty");
    assertThat(thirty.meanAbsoluteError().value()).isEqualTo(1000);
    assertThat(thirty.bias().value()).isEqualTo(1000);
    assertThat(thirty.meanRelativeError().orElseThrow().value())
        .isCloseTo((1 / 12.0 + 1 / 12.0 + 1 / 48.0) / 3, within(1e-12));
  }

  @Test
  void meanHeartRateWithADropIsOverWhatRemains() {
    GenerationResults r = run(List.of(Days.always("thirty", 30)), List.of(), Map.of(), walkers());
    DailyRow drop = row(r, "mean_heart_rate", Truth.UNABLATED_MINUTES, "drop");
    assertThat(drop.meanAbsoluteError().value()).isCloseTo(0, within(1e-9));
    DailyRow thirty = row(r, "mean_heart_rate", Truth.UNABLATED_MINUTES, "thirty");
    // 60 of 1440 minutes are 50, 50, 70 too low
    assertThat(thirty.bias().value()).isCloseTo(-(50 + 50 + 70) / 3.0 * 60 / 1440, within(1e-9));
  }

  @Test
  void theVendorsTotalCountsOnlyOnDaysWhoseMinutesAddUpToIt() {
    List<DayWindow> days = walkers();
    Map<PersonDay, Double> vendor = new HashMap<>();
    vendor.put(PersonDay.of(days.get(0)), 14400.0);
    vendor.put(PersonDay.of(days.get(1)), 15000.0); // the device knew more than the minutes show
    vendor.put(new PersonDay("z", Days.FIRST), 1.0); // nobody asked
    GenerationResults r = run(List.of(Days.always("thirty", 30)), List.of(), vendor, days);
    assertThat(r.vendor()).isEqualTo(new GenerationResults.VendorAgreement(3, 2, 1));
    DailyRow drop = row(r, "steps", Truth.VENDOR_TOTAL, "drop");
    assertThat(drop.days()).isEqualTo(1);
    assertThat(drop.meanAbsoluteError().value()).isEqualTo(600);
    assertThat(r.daily())
        .noneMatch(d -> !d.metric().equals("steps") && d.truth() == Truth.VENDOR_TOTAL);
  }

  @Test
  void theModelMeetsTheBestOfBaselinesAndDropByMeanAbsoluteError() {
    GenerationResults r =
        run(
            List.of(Days.always("thirty", 30), Days.always("seventy", 70)),
            List.of(Days.always("model", 10)),
            Map.of(),
            walkers());
    var steps = r.dailyComparisons().getFirst();
    assertThat(steps.task()).isEqualTo("gap_60_minutes");
    assertThat(steps.item()).isEqualTo("steps");
    assertThat(steps.baseline()).isEqualTo("drop"); // 800 against 1000 and 3400
    assertThat(steps.baselineError()).isEqualTo(800);
    assertThat(steps.modelError()).isEqualTo(200); // (0 + 0 + 600) / 3
    assertThat(steps.difference().value()).isEqualTo(-600);
    assertThat(steps.ratio().orElseThrow().value()).isEqualTo(0.25);
    assertThat(steps.scored()).isEqualTo(3);
  }

  @Test
  void aTruthOfZeroIsLeftOutOfTheRelativeNumbersAndCounted() {
    // no steps at all is never awake, so zero truth can only come from the scores themselves
    Lineup lineup = new Lineup(List.of(Days.always("one", 1)), List.of());
    DailyScores scores = new DailyScores(Days.TWO, List.of(60), lineup, Map.of());
    DayWindow still = Days.day("a", 0, m -> 0, m -> NONE);
    DayWindow moving = Days.day("a", 1, m -> 1, m -> NONE);
    for (DayWindow day : List.of(still, moving)) {
      FillRequest request = FillRequest.hiding(day, Days.same(2, Days.minutes(600, 660)));
      List<float[][]> filled = Filling.answers(Days.TWO, Days.always("one", 1), List.of(request));
      scores.add(60, List.of(DailyMetric.STEPS), day, request, filled);
    }
    GenerationProtocol protocol = new GenerationProtocol(1, List.of(), List.of(60), 100, 1, 0);
    DailyRow one = scores.rows(protocol).getFirst();
    assertThat(one.days()).isEqualTo(2);
    assertThat(one.truthZeroDays()).isEqualTo(1);
    assertThat(one.meanAbsoluteError().value()).isEqualTo(30); // 60 too many, then none
    assertThat(one.meanRelativeError().orElseThrow().value()).isZero();
    assertThat(one.accuracyKept().orElseThrow().value()).isEqualTo(1);
  }

  @Test
  void onlyMinutesThatHadBeenObservedTakePartInTheEstimate() {
    // minute 630 was never recorded; the fill of it must not be added to the day's steps
    DayWindow day = Days.day("a", 0, m -> m == 630 ? NONE : 10, m -> NONE);
    Lineup lineup = new Lineup(List.of(Days.always("ten", 10)), List.of());
    DailyScores scores = new DailyScores(Days.TWO, List.of(60), lineup, Map.of());
    FillRequest request = FillRequest.hiding(day, Days.same(2, Days.minutes(600, 660)));
    scores.add(
        60,
        List.of(DailyMetric.STEPS),
        day,
        request,
        Filling.answers(Days.TWO, Days.always("ten", 10), List.of(request)));
    GenerationProtocol protocol = new GenerationProtocol(1, List.of(), List.of(60), 100, 1, 0);
    assertThat(scores.rows(protocol).getFirst().meanAbsoluteError().value()).isZero();
  }

  @Test
  void daysThatCannotTakePartAreCountedByReason() {
    List<DayWindow> days =
        List.of(
            Days.day("a", 0, m -> 10, m -> NONE),
            Days.day("a", 1, m -> m < 700 ? 10 : NONE, m -> NONE), // too few minutes
            Days.day("a", 2, m -> 0, m -> NONE), // never awake
            Days.day("a", 3, m -> m % 61 < 20 ? 10 : 0, m -> NONE));
    GenerationResults r = run(List.of(), List.of(), Map.of(), days);
    assertThat(r.dailyExclusions())
        .containsExactly(new GenerationResults.DailyExclusions(60, 1, 1, 0, 2));
  }

  @Test
  void aMetricThatTheGapLeavesNothingOfIsCountedAndScoredForNobody() {
    // the only rest of the day lies inside the only hour the person was awake with heart rate
    DayWindow day =
        Days.day("a", 0, m -> m >= 630 && m < 640 ? 0 : 10, m -> m >= 600 && m < 660 ? 60 : NONE);
    Lineup lineup = new Lineup(List.of(Days.always("ten", 10)), List.of());
    DailyScores scores = new DailyScores(Days.TWO, List.of(60), lineup, Map.of());
    FillRequest request = FillRequest.hiding(day, Days.same(2, Days.minutes(600, 660)));
    scores.add(
        60,
        List.of(DailyMetric.RESTING_HEART_RATE, DailyMetric.STEPS),
        day,
        request,
        Filling.answers(Days.TWO, Days.always("ten", 10), List.of(request)));
    GenerationProtocol protocol = new GenerationProtocol(1, List.of(), List.of(60), 100, 1, 0);
    assertThat(scores.notEstimable(60)).isEqualTo(1);
    assertThat(scores.rows(protocol)).allSatisfy(r -> assertThat(r.metric()).isEqualTo("steps"));
  }

  @Test
  void anIntervalStandsBesideEveryNumberWithEnoughPeople() {
    List<DayWindow> days = new ArrayList<>();
    for (int p = 0; p < 12; p++) {
      int steps = 5 + p;
      days.add(Days.day("p" + p, 0, m -> steps, m -> 80));
    }
    GenerationResults r = run(List.of(Days.always("ten", 10)), List.of(), Map.of(), days);
    DailyRow ten = row(r, "steps", Truth.UNABLATED_MINUTES, "ten");
    Interval ci = ten.meanAbsoluteError().ci95().orElseThrow();
    assertThat(ci.low()).isLessThan(ten.meanAbsoluteError().value());
    assertThat(ci.high()).isGreaterThan(ten.meanAbsoluteError().value());
    assertThat(ten.accuracyKept().orElseThrow().ci95()).isPresent();
  }
}
