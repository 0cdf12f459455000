package org.diurnal.tasks.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.diurnal.tasks.forecast.Series.GAP;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ForecastScoresTest {
  private static Example example(String person, double... truth) {
    Question q =
        new Question(person, Grid.HOUR, new double[] {1}, 24 * Series.MONDAY, Optional.empty());
    return new Example(q, truth, true);
  }

  private static ForecastScores scores(List<Example> examples, double[][] one, double[][] two) {
    Map<String, ErrorSums> sums = new LinkedHashMap<>();
    sums.put("one", ErrorSums.of(examples, one));
    sums.put("two", ErrorSums.of(examples, two));
    return new ForecastScores(sums, 1);
  }

  @Test
  void twoPeopleByHand() {
    List<Example> examples =
        List.of(example("p", 10, 20, GAP, GAP, GAP, GAP), example("q", 5, GAP, GAP, GAP, GAP, GAP));
    ForecastScores s =
        scores(
            examples,
            new double[][] {{11, 23, 9, 9, 9, 9}, {5, 9, 9, 9, 9, 9}},
            new double[][] {{10, 22, 0, 0, 0, 0}, {7, 0, 0, 0, 0, 0}});
    // One is off by 1, 3, 0; two by 0, 2, 2. What was not measured counts for nobody.
    assertThat(s.scored()).isEqualTo(3);
    assertThat(s.error("one", Measure.MAE).value()).isEqualTo(4 / 3.0, within(1e-12));
    assertThat(s.error("one", Measure.RMSE).value()).isEqualTo(Math.sqrt(10 / 3.0), within(1e-12));
    assertThat(s.error("two", Measure.MAE, 0, 1).value()).isEqualTo(1);
    assertThat(s.ratio("one", "two", Measure.MAE, 1, 2).value()).isEqualTo(1.5);
    assertThat(s.difference("one", "two", Measure.MAE).value()).isZero();
    assertThat(s.error("one", Measure.MAE).ci95()).as("two people say nothing").isEmpty();
    // First step: one's mean is 0.5, two's 1; second: 3 and 2.
    assertThat(s.ranks(Measure.MAE))
        .hasEntrySatisfying("one", r -> assertThat(r.value()).isEqualTo(1.5));
  }

  @Test
  void aDifferenceThatEverybodyHasIsSureAndOneThatChanceMakesIsNot() {
    List<Example> examples = new java.util.ArrayList<>();
    double[][] off = new double[30][6];
    double[][] less = new double[30][6];
    for (int i = 0; i < 30; i++) {
      examples.add(example("p" + i, 0, 0, 0, 0, 0, 0));
      java.util.Arrays.fill(off[i], i % 2 == 0 ? 2 : 4);
      java.util.Arrays.fill(less[i], i % 2 == 0 ? 1 : 3);
    }
    ForecastScores s = scores(examples, off, less);
    assertThat(s.difference("one", "two", Measure.MAE).ci95().orElseThrow().low())
        .isEqualTo(1, within(1e-12));
    assertThat(s.ratio("two", "one", Measure.MAE, 0, 6).ci95().orElseThrow().high()).isLessThan(1);
  }
}
