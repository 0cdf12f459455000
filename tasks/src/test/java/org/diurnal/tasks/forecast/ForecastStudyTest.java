package org.diurnal.tasks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.diurnal.core.Progress;
import org.diurnal.core.UsageException;
import org.junit.jupiter.api.Test;

class ForecastStudyTest {
  private static Told told(Map<String, List<Example>> people) {
    return new Told("made up", "1", Grid.DAY, 0, 1000, s -> true, people);
  }

  private static List<String> people(int from, int to) {
    return IntStream.range(from, to).mapToObj(p -> "p" + p).toList();
  }

  private static List<ForecastStudy.Fold> folds(Told told) {
    return List.of(
        new ForecastStudy.Fold(people(8, 16), people(16, 20), people(0, 4), List.of(told), false),
        new ForecastStudy.Fold(people(8, 16), people(16, 20), people(4, 8), List.of(told), false));
  }

  @Test
  void aWeekThatEverybodyHasIsToldAndEveryRivalIsThere() {
    Told told = told(Series.weekly(Grid.DAY, 20, 30, 10, 1, 31));
    ForecastResult r = new ForecastStudy(folds(told), 2, 1).run(Progress.SILENT).getFirst();
    ForecastScores s = r.scores().orElseThrow();
    List<String> expected = new ArrayList<>();
    for (Forecaster one : Lineup.all(Grid.DAY, false)) {
      expected.add(one.title());
      if (one instanceof LinearForecaster || one instanceof NetworkForecaster) {
        expected.add(one.title() + Lineup.OWN);
      }
    }
    assertThat(s.methods()).containsExactlyElementsOf(expected);
    assertThat(s.people()).isEqualTo(8);
    int asked = 0;
    for (String p : people(0, 8)) {
      asked += Told.late(told.of(List.of(p))).size();
    }
    assertThat(r.questions()).isEqualTo(asked);
    assertThat(s.ratio("linear", "own mean", Measure.RMSE, 0, 8).ci95().orElseThrow().high())
        .isLessThan(0.4);
    // What nobody can tell is the noise, of 1.
    assertThat(s.error("linear", Measure.RMSE).value()).isEqualTo(1, within(0.35));
    assertThat(s.error("seasonal naive", Measure.RMSE).value())
        .as("two noises")
        .isEqualTo(Math.sqrt(2), within(0.2));
    assertThat(r.coverage())
        .hasEntrySatisfying("linear", c -> assertThat(c.share().value()).isBetween(0.8, 0.97));
  }

  /// A person whose weekday is like nobody else's is told better by who learned on their past.
  @Test
  void whatIsAPersonsOwnIsLearnedFromTheirPast() {
    Map<String, List<Example>> people = new TreeMap<>();
    for (int p = 0; p < 20; p++) {
      double[] values = new double[60];
      for (int t = 0; t < values.length; t++) {
        // Everybody's next day is as far from the mean as this one, to the other side for some.
        double turn = p < 8 ? (t / 2 % 2 == 0 ? 1 : -1) : (t % 2 == 0 ? 1 : -1);
        values[t] = 50 + 10 * turn;
      }
      people.put("p" + p, Example.of("p" + p, Grid.DAY, values, Series.MONDAY, s -> true));
    }
    Told told = told(people);
    List<Example> watch = told.of(people(16, 20));
    Forecaster.Fitted fitted =
        new LinearForecaster(false).fit(new Forecaster.Training(told.of(people(8, 16)), watch, 1));
    List<Example> asked = Told.late(told.of(people(0, 8)));
    List<Question> questions = LinearForecaster.questions(asked);
    assertThat(fitted)
        .isInstanceOfSatisfying(
            Forecaster.Adaptable.class,
            base -> {
              Personal own = Personal.choose(base, Told.late(watch), s -> true);
              assertThat(NetworkTest.rmse(asked, own.forecast(questions)))
                  .isLessThan(0.9 * NetworkTest.rmse(asked, base.forecast(questions)));
            });
  }

  @Test
  void tooFewPeopleAreRefusedWithCounts() {
    Told told = told(Series.weekly(Grid.DAY, 2, 30, 5, 1, 3));
    ForecastResult r =
        new ForecastStudy(
                List.of(
                    new ForecastStudy.Fold(
                        people(1, 2), people(2, 3), people(0, 1), List.of(told), false)),
                1,
                1)
            .run(Progress.SILENT)
            .getFirst();
    assertThat(r.scores()).isEmpty();
    assertThat(r.refused().orElseThrow())
        .contains("of 1 people to learn from")
        .contains("at least 20 of 3 and 1 are needed");
  }

  @Test
  void nobodyIsOnTwoSides() {
    assertThatThrownBy(() ->
            new ForecastStudy.Fold(people(0, 2), people(1, 3), people(5, 6), List.of(), false))
        .isInstanceOf(IllegalArgumentException.class);
    ForecastStudy.Fold one =
        new ForecastStudy.Fold(people(0, 2), people(2, 3), people(5, 6), List.of(), false);
    assertThatThrownBy(() -> new ForecastStudy(List.of(one, one), 1, 1))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("p5");
  }
}
