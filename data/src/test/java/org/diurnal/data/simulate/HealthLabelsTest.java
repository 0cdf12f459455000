package org.diurnal.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.diurnal.data.simulate.LabelModel.Continuous;
import org.junit.jupiter.api.Test;

/// Labels go together as their definitions say, and are what the best predictor expects.
class HealthLabelsTest {
  private static final int PEOPLE = 6000;
  private static final List<String> KINDS =
      List.of("heart_failure", "coronary_heart_disease", "stroke");

  private static Map<String, Double> labels(long person) {
    Map<String, Double> l = new HashMap<>();
    HealthLabels.of(
        "x",
        new Population(41).person(person),
        new Draw(41, person, "labels"),
        x -> l.put(x.task(), x.value()));
    return l;
  }

  private static double value(Map<String, Double> labels, String task) {
    return Objects.requireNonNull(labels.get(task), task);
  }

  @Test
  void whoHasAKindOfCardiovascularDiseaseHasIt() {
    Map<String, double[]> sums = new HashMap<>();
    int several = 0;
    for (int i = 0; i < PEOPLE; i++) {
      Map<String, Double> l = labels(i);
      double kinds = 0;
      for (String kind : KINDS) {
        kinds += value(l, kind);
        double[] sum = sums.computeIfAbsent(kind, k -> new double[2]);
        sum[0] += value(l, kind);
        sum[1] += value(l, "bayes_" + kind);
      }
      several += kinds > 1 ? 1 : 0;
      if (kinds > 0) {
        assertThat(value(l, "any_cvd")).isEqualTo(1);
      }
    }
    sums.forEach((kind, sum) ->
        assertThat(sum[0])
            .as("people with %s; four standard errors from what is expected", kind)
            .isCloseTo(sum[1], within(4 * Math.sqrt(sum[1]))));
    assertThat(several).as("people with more than one").isBetween(5, 200);
  }

  @Test
  void theExpectedMinutesOfExerciseKnowThatNobodyHasFewerThanNone() {
    double drawn = 0;
    double expected = 0;
    for (int i = 0; i < PEOPLE; i++) {
      Map<String, Double> l = labels(i);
      drawn += value(l, "leisure_mvpa_min_week") / PEOPLE;
      expected += value(l, "bayes_leisure_mvpa_min_week") / PEOPLE;
    }
    assertThat(drawn).isCloseTo(expected, within(4 * 240 / Math.sqrt(PEOPLE)));
    // By hand: the mean of N(0, 1) where what is below 0 counts as 0 is 1 / sqrt(2 pi).
    Traits anybody = new Population(41).person(0);
    Continuous c = new Continuous("x", 0, 1, 0, List.of());
    assertThat(c.expected(anybody)).isCloseTo(1 / Math.sqrt(2 * Math.PI), within(1e-6));
  }
}
