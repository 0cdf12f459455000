package org.diurnal.tasks.planted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.diurnal.data.simulate.Events.Kind;
import org.diurnal.model.surprise.DayScore;
import org.junit.jupiter.api.Test;

class PlantedScoresTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  private static DayScore score(double day, int oddSlot) {
    double[] slots = new double[72];
    slots[oddSlot] = day;
    return new DayScore(day, slots, new double[] {day}, 1);
  }

  /// A person whose days have given numbers by every rule, the odd slot being slot 5.
  private static ScoredPerson person(String id, double... numbers) {
    List<ScoredPerson.Day> days = new ArrayList<>();
    for (int i = 0; i < numbers.length; i++) {
      Map<Rule, DayScore> scores = new EnumMap<>(Rule.class);
      for (Rule rule : Rule.values()) {
        scores.put(rule, score(numbers[i], 5));
      }
      days.add(new ScoredPerson.Day(FIRST.plusDays(i), scores));
    }
    return new ScoredPerson(id, days);
  }

  private static Planted.Episode episode(Kind kind, int first, int last) {
    return new Planted.Episode(kind, FIRST.plusDays(first), FIRST.plusDays(last));
  }

  @Test
  void aThresholdIsExceededOnceInThirtyDays() {
    double[] sixty = IntStream.rangeClosed(1, 60).asDoubleStream().toArray();
    assertThat(PlantedScores.threshold(sixty)).isEqualTo(58); // 59 and 60 exceed it
    double[] ten = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
    assertThat(PlantedScores.threshold(ten)).isEqualTo(10);
    assertThat(PlantedScores.threshold(new double[0])).isInfinite();
  }

  @Test
  void theDayAfterAnEpisodeIsNeitherAffectedNorFree() {
    Planted planted = new Planted(Map.of("t", List.of(episode(Kind.FEVER, 2, 3))));
    List<Boolean> free =
        IntStream.range(0, 6).mapToObj(i -> planted.free("t", FIRST.plusDays(i))).toList();
    assertThat(free).containsExactly(true, true, false, false, false, true);
    assertThat(planted.on("t", FIRST.plusDays(3), Kind.FEVER)).isTrue();
    assertThat(planted.on("t", FIRST.plusDays(3), Kind.NIGHT_SHIFTS)).isFalse();
    assertThat(planted.free("somebody else", FIRST.plusDays(3))).isTrue();
  }

  /// Validation's free days reach 1.0, so the threshold is 1.0. Of the test person's fever on days
  /// 2 to 4, with numbers 0.5, 3 and 0.2, the second day raises the alarm: one day late; by slot,
  /// at the end of slot 5 of that day: 24 h + 2 h. Free are days 0, 1 and 6 (5 comes after it):
  /// 0.4, 2 and 0.3, of which one is a false alarm: 10 in 30 days. Of nine pairs, 0.5 exceeds two,
  /// 3 all three, 0.2 none: 5 / 9.
  @Test
  void oneEpisodeByHand() {
    Planted planted = new Planted(Map.of("t", List.of(episode(Kind.FEVER, 2, 4))));
    PlantedScores scores =
        new PlantedScores(
            planted,
            List.of(person("v", 0.1, 0.7, 1.0)),
            List.of(person("t", 0.4, 2, 0.5, 3, 0.2, 9, 0.3)),
            1);
    assertThat(scores.freeDays()).isEqualTo(3);
    List<PlantedResult.Alarms> alarms = scores.alarms(rule -> 1);
    assertThat(alarms).hasSize(Rule.values().length);
    assertThat(alarms.getFirst().dayThreshold()).isEqualTo(1.0);
    assertThat(alarms.getFirst().byDay().value()).isCloseTo(10, within(1e-9));
    assertThat(alarms.getFirst().byDay().ci95()).as("of one person").isEmpty();
    PlantedResult.Found fever = scores.found(alarms).getFirst();
    assertThat(fever.kind()).isEqualTo(Kind.FEVER);
    assertThat(List.of(fever.people(), fever.days(), fever.episodes())).containsExactly(1, 3, 1);
    assertThat(fever.dayAuroc().value()).isCloseTo(5.0 / 9, within(1e-9));
    assertThat(fever.byDay().value()).isEqualTo(1);
    assertThat(fever.daysToAlarm()).hasValue(1);
    assertThat(fever.hoursToAlarm()).hasValue(26);
  }

  @Test
  void whatIsNotFoundHasNoTime() {
    Planted planted = new Planted(Map.of("t", List.of(episode(Kind.BROKEN_SENSOR, 1, 1))));
    PlantedScores scores =
        new PlantedScores(planted, List.of(person("v", 1)), List.of(person("t", 0.4, 0.9)), 1);
    PlantedResult.Found broken =
        scores.found(scores.alarms(rule -> 1)).stream()
            .filter(f -> f.kind() == Kind.BROKEN_SENSOR)
            .findFirst()
            .orElseThrow();
    assertThat(broken.episodes()).isEqualTo(1);
    assertThat(broken.byDay().value()).isZero();
    assertThat(broken.daysToAlarm()).isEmpty();
    assertThat(broken.hoursToAlarm()).isEmpty();
  }
}
