package org.diurnal.tasks.nextday;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class NextDayTest {
  private static final LocalDate MONDAY = LocalDate.of(2024, 4, 1);

  private static NavigableMap<LocalDate, Double> values(double... of) {
    NavigableMap<LocalDate, Double> values = new TreeMap<>();
    for (int i = 0; i < of.length; i++) {
      if (!Double.isNaN(of[i])) {
        values.put(MONDAY.plusDays(i), of[i]);
      }
    }
    return values;
  }

  @Test
  void thePastOfTheNinthDayByHand() {
    // Days 0 to 8 but 7; the ninth is day 9.
    NavigableMap<LocalDate, Double> v = values(10, 20, 30, 40, 50, 60, 70, Double.NaN, 80, 999);
    Past p = Past.before(MONDAY.plusDays(9), v, 7).orElseThrow();
    assertThat(p.mean()).isEqualTo(45);
    assertThat(p.last()).isEqualTo(80);
    // Days 2 to 8: 30, 40, 50, 60, 70, 80.
    assertThat(p.week()).isEqualTo(55);
    assertThat(p.sameWeekday()).isEqualTo(30);
    assertThat(Past.before(MONDAY.plusDays(9), v, 9)).isEmpty();
  }

  @Test
  void whatIsNotThereIsThePersonsMean() {
    Past p = Past.before(MONDAY.plusDays(20), values(10, 20), 2).orElseThrow();
    assertThat(p.week()).isEqualTo(15);
    assertThat(p.sameWeekday()).isEqualTo(15);
  }

  @Test
  void nothingOfTheDayOrLaterChangesWhatIsSaidOfIt() {
    NavigableMap<LocalDate, Double> v = values(1, 5, 2, 8, 3, 9, 4, 7, 6, 5, 1, 2);
    Rows before = Rows.of(List.of("p"), p -> v, (p, d) -> true, 7);
    for (Row row : before.kept()) {
      NavigableMap<LocalDate, Double> other = new TreeMap<>(v);
      other.tailMap(row.date(), true).replaceAll((d, x) -> -1000.0);
      Row same =
          Rows.of(List.of("p"), p -> other, (p, d) -> true, 7).kept().stream()
              .filter(r -> r.date().equals(row.date()))
              .findFirst()
              .orElseThrow();
      assertThat(same.past()).isEqualTo(row.past());
    }
    OwnDays days = new OwnDays();
    OwnDays changed = new OwnDays();
    for (int d = 0; d < 10; d++) {
      days.add("p", MONDAY.plusDays(d), new double[] {d});
      changed.add("p", MONDAY.plusDays(d), new double[] {d > 5 ? 1e6 : d});
    }
    assertThat(changed.deviation("p", MONDAY.plusDays(5)))
        .hasValue(days.deviation("p", MONDAY.plusDays(5)).orElseThrow());
  }

  @Test
  void everyKnownDayIsKeptOrCounted() {
    NavigableMap<LocalDate, Double> v = values(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    Rows rows =
        Rows.of(
            List.of("p", "q"),
            p -> p.equals("p") ? v : values(),
            (p, d) -> !d.equals(MONDAY.plusDays(7)),
            7);
    assertThat(rows.known()).isEqualTo(10);
    assertThat(rows.warmUp()).isEqualTo(7);
    assertThat(rows.notWorn()).isEqualTo(1); // day 8, told on day 7
    assertThat(rows.kept())
        .extracting(Row::date)
        .containsExactly(MONDAY.plusDays(7), MONDAY.plusDays(9));
    // Day 7 is a Monday, day 9 a Wednesday; Saturday would be the last number.
    assertThat(rows.kept().getFirst().features()).containsExactly(3, 0, -3, 0);
  }

  @Test
  void aDayIsComparedWithThePersonsOwnDaysBefore() {
    OwnDays days = new OwnDays();
    days.add("p", MONDAY, new double[] {4, Double.NaN});
    days.add("p", MONDAY.plusDays(1), new double[] {6, 1});
    days.add("p", MONDAY.plusDays(2), new double[] {11, 3});
    assertThat(days.deviation("p", MONDAY).orElseThrow()).containsExactly(0, 0);
    assertThat(days.deviation("p", MONDAY.plusDays(2)).orElseThrow()).containsExactly(6, 2);
    assertThat(days.deviation("p", MONDAY.plusDays(3))).isEmpty();
    assertThat(days.deviation("q", MONDAY)).isEmpty();
  }

  private static Row row(String person, int day, double truth) {
    return new Row(person, MONDAY.plusDays(day), truth, new Past(0, 0, 0, 0));
  }

  @Test
  void scoresOfTwoPeopleByHand() {
    List<Row> rows = List.of(row("p", 0, 10), row("p", 1, 14), row("q", 0, 100), row("q", 1, 98));
    NextDayScores scores = new NextDayScores(rows, 1);
    NextDayResult.Score s = scores.score(new double[] {11, 13, 100, 100});
    // Errors 1, 1, 0, 2.
    assertThat(s.mae().value()).isEqualTo(1);
    assertThat(s.mae().ci95()).as("two people say nothing of others").isEmpty();
    // Squared errors 6; squares about the means 4 + 4 + 1 + 1.
    assertThat(s.r2().value()).isEqualTo(0.4, within(1e-12));
    // Products (-2)(-1) + (2)(1) = 4; squares of predictions 2.
    assertThat(s.r().value()).isEqualTo(4 / Math.sqrt(10 * 2), within(1e-12));
    assertThat(
            scores
                .difference(new double[] {10, 14, 100, 98}, new double[] {11, 13, 100, 100})
                .value())
        .isEqualTo(-1);
  }

  @Test
  void anEffectOfTodayIsLearnedFromOthersAndNoiseIsNot() {
    SplittableRandom random = new SplittableRandom(7);
    Map<Row, double[]> today = new java.util.IdentityHashMap<>();
    List<Row> learned = new ArrayList<>();
    List<Row> asked = new ArrayList<>();
    for (int person = 0; person < 30; person++) {
      for (int d = 0; d < 20; d++) {
        double[] x = {random.nextGaussian(), random.nextGaussian()};
        Row r = row("p" + person, d, 3 * x[0] + 0.3 * random.nextGaussian());
        today.put(r, x);
        (person < 20 ? learned : asked).add(r);
      }
    }
    NextDayScores scores = new NextDayScores(asked, 1);
    double[] found = new PastRidge(today::get, 1).predict(learned, asked).orElseThrow();
    assertThat(scores.score(found).r2().value()).isGreaterThan(0.95);
    double[] blind = new PastRidge(r -> new double[0], 1).predict(learned, asked).orElseThrow();
    assertThat(scores.score(blind).r2().value()).isLessThan(0.05);
    double[] noise =
        new PastRidge(r -> new double[] {today.getOrDefault(r, new double[2])[1]}, 1)
            .predict(learned, asked)
            .orElseThrow();
    assertThat(scores.score(noise).r2().value()).isLessThan(0.05);
    assertThat(scores.difference(found, blind).ci95().orElseThrow().high()).isNegative();
    assertThat(new PastRidge(today::get, 1).predict(learned.subList(0, 19), asked)).isEmpty();
  }
}
