package org.diurnal.tasks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What comes after the first step asked changes nothing of what is said, whoever says it.
class LeakTest {
  private static final Map<String, List<Example>> PEOPLE = Series.weekly(Grid.DAY, 6, 40, 5, 2, 11);

  static Stream<Forecaster> everybodyWithoutAModel() {
    return Lineup.all(Grid.DAY, false).stream();
  }

  private static Forecaster.Fitted fit(Forecaster one) {
    return one.fit(new Forecaster.Training(Series.of(PEOPLE, 0, 4), Series.of(PEOPLE, 4, 5), 1));
  }

  @ParameterizedTest
  @MethodSource
  void everybodyWithoutAModel(Forecaster one) {
    Forecaster.Fitted fitted = fit(one);
    double[] values = new double[40];
    Arrays.setAll(values, t -> 50 + t % 7);
    int at = 25;
    double[] changed = values.clone();
    Arrays.fill(changed, at, 40, -1e6);
    assertThat(say(fitted, changed, at)).isEqualTo(say(fitted, values, at));
    everythingIsFinite(fitted);
    if (fitted instanceof Forecaster.Adaptable base) {
      Personal own = Personal.choose(base, Told.late(Series.of(PEOPLE, 4, 5)), s -> true);
      assertThat(say(own, changed, at)).isEqualTo(say(own, values, at));
      double[] before = values.clone();
      before[at - 1] += 10;
      assertThat(say(own, before, at)).as("the past does").isNotEqualTo(say(own, values, at));
      laterQuestionsOfAPersonTeachNothingToEarlierOnes(own);
    }
  }

  /// Learning on a person's own past sees answers only of what lies before the earliest question.
  private static void laterQuestionsOfAPersonTeachNothingToEarlierOnes(Personal own) {
    List<Question> late = LinearForecaster.questions(Told.late(Series.of(PEOPLE, 5, 6)));
    double[][] together = own.forecast(late);
    // Products of many rows at once are rounded in another order than those of one.
    assertThat(own.forecast(List.of(late.getFirst()))[0])
        .containsExactly(together[0], within(1e-4));
  }

  private static void everythingIsFinite(Forecaster.Fitted fitted) {
    double[] gaps = new double[15];
    Arrays.fill(gaps, Double.NaN);
    gaps[3] = 7;
    for (double[] said :
        fitted.forecast(List.of(Series.question(Grid.DAY, gaps), Series.question(Grid.DAY, 5)))) {
      assertThat(said).hasSize(8);
      assertThat(Arrays.stream(said).allMatch(Double::isFinite)).isTrue();
    }
  }

  private static double[] say(Forecaster.Fitted fitted, double[] values, int at) {
    return Example.of("q", Grid.DAY, values, Series.MONDAY, s -> s == Series.MONDAY + at).stream()
        .map(e -> fitted.forecast(List.of(e.question()))[0])
        .findFirst()
        .orElseThrow();
  }
}
