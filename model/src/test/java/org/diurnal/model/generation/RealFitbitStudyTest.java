package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.model.generation.GenerationResults.Truth;
import org.junit.jupiter.api.Test;

/// The study on the public 33-person Fitbit export, a fifth of the people held out.
class RealFitbitStudyTest {
  @Test
  void theBaselinesAreScoredOnRealHeldOutPeople() throws IOException {
    RealFitbit real = RealFitbit.load();
    Predicate<DayWindow> heldOut = d -> Math.floorMod(Randomness.key(d.personId()), 5) == 0;
    SimpleBaselines fitted =
        SimpleBaselines.fit(Days.FITBIT, real.days().stream().filter(heldOut.negate()));
    List<DayWindow> test = real.days().stream().filter(heldOut).toList();
    GenerationResults r =
        GenerationStudy.run(
            Days.FITBIT,
            GenerationProtocol.standard(20260101),
            fitted.fillers(real::of),
            List.of(),
            real.dailySteps(),
            test.stream(),
            test.size(),
            Progress.SILENT);

    assertThat(r.people()).isBetween(3, 15);
    assertThat(r.days()).isEqualTo(test.size());
    // a second route over the same minutes: extrapolation hides 12:00 to 24:00 of every channel
    double squared = 0;
    long n = 0;
    for (DayWindow day : test) {
      if (FillRequest.hiding(day, Days.same(3, Days.minutes(720, 1440))).day().observedCells()
          == 0) {
        continue;
      }
      float last = Float.NaN;
      for (int m = 0; m < 720; m++) {
        last = day.observed(0).get(m) ? day.values(0)[m] : last;
      }
      for (int m = 720; m < 1440; m++) {
        if (day.observed(0).get(m)) {
          float fill = Float.isNaN(last) ? fitted.population(0, m) : last;
          squared += Math.pow((fill - day.values(0)[m]) / 18.8926, 2);
          n++;
        }
      }
    }
    var carry = r.row("temporal_extrapolation", "steps", "carry_forward").orElseThrow();
    assertThat(carry.minutes()).isEqualTo(n);
    assertThat(carry.mseZ()).isCloseTo(squared / n, within(1e-9));
    // linear is constant after the last observation too
    assertThat(r.row("temporal_extrapolation", "steps", "linear").orElseThrow().mseZ())
        .isCloseTo(carry.mseZ(), within(1e-12));
    assertThat(r.daily()).anyMatch(d -> d.truth() == Truth.VENDOR_TOTAL);
    // minutes that were walked can only be missing from a sum with a hole
    assertThat(r.daily())
        .filteredOn(d -> d.metric().equals("steps") && d.filler().equals("drop"))
        .hasSize(6)
        .allSatisfy(d -> assertThat(d.bias().value()).isNegative());
  }

  @Test
  void onMostCompleteDaysTheMinutesAddUpToTheVendorsTotal() throws IOException {
    RealFitbit real = RealFitbit.load();
    GenerationResults r =
        GenerationStudy.run(
            Days.FITBIT,
            new GenerationProtocol(1, List.of(), List.of(60), 40, 32, 0),
            List.of(),
            List.of(),
            Map.copyOf(real.dailySteps()),
            real.days().stream(),
            0,
            Progress.SILENT);
    assertThat(r.people()).isEqualTo(33);
    assertThat(r.vendor().equal()).isLessThanOrEqualTo(747); // of all days, complete or not
    assertThat(r.vendor().equal() / (double) r.vendor().withVendorTotal()).isGreaterThan(0.8);
  }

  @Test
  void theSharesThatTheWakingRuleQuotesAreThose() throws IOException {
    RealFitbit real = RealFitbit.load();
    List<DayWindow> days =
        real.days().stream()
            .filter(d -> real.daysWithSleep().contains(PersonDay.of(d)))
            .filter(d -> d.observed(0).count() == DayWindow.MINUTES)
            .filter(d -> DailyMetric.STEPS.compute(Days.FITBIT, d).orElseThrow() > 1000)
            .toList();
    assertThat(days).hasSize(386);
    assertThat(awake(days, 120, 300)).isCloseTo(0.074, within(0.0006));
    assertThat(awake(days, 600, 1200)).isCloseTo(0.856, within(0.0006));
  }

  private static double awake(List<DayWindow> days, int from, int to) {
    return days.stream()
        .mapToDouble(d -> Awake.minutes(d, 0).count(from, to) / (double) (to - from))
        .average()
        .orElseThrow();
  }
}
