package org.diurnal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.junit.jupiter.api.Test;

/// The measures by which simulated people are compared with real ones, by hand.
class RealityTest {
  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

  private static Marginal of(double... values) {
    Marginal m = new Marginal(0, 100, 1);
    for (double v : values) {
      m.day("p", new double[] {v});
    }
    return m;
  }

  @Test
  void distancesOfTwoDistributions() {
    Marginal a = of(1, 1, 5, 9);
    Marginal b = of(1, 5, 5, 13);
    // Sorted pairs differ by 0, 4, 0 and 4; of the first, half is at 1, of the second a quarter.
    assertThat(a.wasserstein(b)).isCloseTo(2, within(1e-9));
    assertThat(a.kolmogorovSmirnov(b)).isCloseTo(0.25, within(1e-9));
    assertThat(a.wasserstein(a)).isZero();
    assertThat(a.mean()).isEqualTo(4);
    assertThat(a.sd()).isCloseTo(Math.sqrt(11), within(1e-9));
    assertThat(a.quantile(0.5)).isEqualTo(1.5);
    assertThat(of(-7, 500).quantile(1)).as("beyond the ends counts as at them").isEqualTo(100.5);
  }

  @Test
  void wassersteinIsTheMeanDifferenceOfSortedValues() {
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    double[] a = random.ints(200, 0, 100).asDoubleStream().toArray();
    double[] b = random.ints(200, 20, 80).asDoubleStream().toArray();
    double distance = of(a).wasserstein(of(b));
    Arrays.sort(a);
    Arrays.sort(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    assertThat(distance).as("seed " + seed).isCloseTo(sum / a.length, within(1e-9));
  }

  @Test
  void theSpreadIsOfDailyMeansWithinPeopleWithFiveDays() {
    Marginal m = new Marginal(0, 100, 1);
    for (int d = 1; d <= 5; d++) {
      m.day("a", new double[] {d - 1, d + 1}); // daily means 1 to 5: SD 1.58
      m.day("b", new double[] {50}); // 0
    }
    m.day("c", new double[] {1});
    m.day("c", new double[] {99}); // two days only
    m.day("c", new double[0]);
    assertThat(m.spread()).isCloseTo(Math.sqrt(2.5) / 2, within(1e-9));
    assertThat(m.people()).isEqualTo(3);
    assertThat(m.values()).isEqualTo(17);
  }

  @Test
  void fewPeopleDifferByChanceAndOnePersonFromThemselvesByNothing() {
    assertThat(of(1, 2, 3).byChance(1, 7)).isZero();
    Marginal two = new Marginal(0, 100, 1);
    two.day("a", new double[] {10});
    two.day("b", new double[] {20});
    // One drawn of two is always half of the values five away on average.
    assertThat(two.byChance(1, 7)).isCloseTo(5, within(1e-9));
  }

  private static MinuteMask minutes(int... fromTo) {
    MinuteMask m = new MinuteMask();
    for (int i = 0; i < fromTo.length; i += 2) {
      m.set(fromTo[i], fromTo[i + 1]);
    }
    return m;
  }

  @Test
  void spellsWithoutTheDeviceCrossMidnightAndHaveABeginning() {
    WearMarginals wear = new WearMarginals();
    // Off to 8:00, which has no beginning; off at 22:00 until 7:00; off at 23:00, as long as seen.
    wear.person("p", List.of(minutes(480, 1320), minutes(420, 1380)));
    assertThat(wear.minutes.mean()).isEqualTo(900);
    assertThat(wear.spell.values()).isEqualTo(2);
    assertThat(wear.spell.mean()).isEqualTo((540 + 60) / 2.0);
    assertThat(wear.start.mean()).isEqualTo(22.5);
    assertThat(WearMarginals.runs(minutes(3, 5, 10, 20), 4, 15)).containsExactly(1, 5);
  }

  @Test
  void theLongestRestBridgesShortWalks() {
    boolean[] moving = new boolean[100];
    Arrays.fill(moving, 0, 10, true);
    Arrays.fill(moving, 40, 45, true); // five minutes: bridged
    Arrays.fill(moving, 80, 86, true); // six: not
    assertThat(WearMarginals.longestRest(moving, 5).orElseThrow()).containsExactly(10, 80);
    Arrays.fill(moving, true);
    assertThat(WearMarginals.longestRest(moving, 5)).isEmpty();
  }

  private static DayWindow day(LocalDate date, MinuteMask seen, float... perMinute) {
    float[][] values = new float[perMinute.length][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[perMinute.length];
    for (int c = 0; c < perMinute.length; c++) {
      Arrays.fill(values[c], perMinute[c]);
      observed[c] = seen.copy();
    }
    return new DayWindow("p", date, OptionalInt.of(60), "s", values, observed);
  }

  @Test
  void fitabaseWritesZerosWhereNothingWasWorn() {
    List<DayWindow> days =
        FitabaseView.of(
            List.of(
                day(MONDAY, minutes(600, 700), 10, 1, 80, 0, 0),
                day(MONDAY.plusDays(2), minutes(0, 1440), 10, 1, 80, 0, 0)));
    assertThat(days).hasSize(3);
    assertThat(days.getFirst().observed(FitabaseView.STEPS).count()).isEqualTo(1440);
    assertThat(days.getFirst().values(FitabaseView.STEPS)[0]).isZero();
    assertThat(days.getFirst().values(FitabaseView.STEPS)[650]).isEqualTo(10);
    assertThat(days.getFirst().observed(FitabaseView.HEART_RATE).count()).isEqualTo(100);
    assertThat(days.get(1).localDate()).isEqualTo(MONDAY.plusDays(1));
    assertThat(days.get(1).observed(FitabaseView.HEART_RATE).count()).isZero();
  }

  @Test
  void sleepIsWhatTheDeviceSawFromNoonToNoon() {
    Marginal asleep = new Marginal(0, 1440, 1);
    Marginal inBed = new Marginal(0, 1440, 1);
    DayWindow first = day(MONDAY, minutes(1380, 1440), 0, 0, 60, 1, 0); // an hour asleep
    DayWindow second = day(MONDAY.plusDays(1), minutes(0, 300), 0, 0, 60, 0, 1); // five awake
    FitabaseView.sleep(List.of(first, second), asleep, inBed);
    assertThat(asleep.mean()).isEqualTo(60);
    assertThat(inBed.mean()).isEqualTo(360);
  }

  @Test
  void daysWithoutTheDeviceSayNothingOfMovementNorCutOnesOfTheHeart() {
    TrackerMarginals m = new TrackerMarginals(0, 1, 2);
    List<DayWindow> days = new ArrayList<>();
    days.add(day(MONDAY, minutes(0, 1440), 10, 1, 80));
    days.add(day(MONDAY.plusDays(1), minutes(0, 1440), 0, 0, 70)); // still all day
    days.add(day(MONDAY.plusDays(2), minutes(0, 1440), 20, 1, 90));
    m.person(days);
    assertThat(m.of("daily steps").values()).isEqualTo(2);
    assertThat(m.of("daily steps").mean()).isEqualTo(15 * 1440);
    assertThat(m.of("lightly active, min").mean()).isEqualTo(1440);
    assertThat(m.of("heart rate, 1/min").mean()).as("first and last day cut").isEqualTo(70);
    assertThat(m.of("resting heart rate, 1/min").mean()).isEqualTo(70);
    assertThat(m.of("share of heart rate missing").mean()).isZero();
    assertThat(m.of(TrackerMarginals.hour(13)).values()).isEqualTo(60);
  }
}
