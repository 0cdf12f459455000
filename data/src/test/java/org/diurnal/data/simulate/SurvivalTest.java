package org.diurnal.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Deaths come when the 5-year risk says so.
class SurvivalTest {
  @Test
  void theRiskOfFiveYearsIsTheOneGivenAndGrowsByTheHazard() {
    Survival s = Survival.ofRisk(0.2);
    assertThat(s.alive(0)).isEqualTo(1);
    assertThat(s.alive(60)).isCloseTo(0.8, within(1e-12));
    // By hand: S(120) = S(60) ^ ((e^2a - 1) / (e^a - 1)) = S(60) ^ (e^a + 1), a the growth of 5
    // years
    double a = 60 * s.growth();
    assertThat(s.alive(120)).isCloseTo(Math.pow(0.8, Math.exp(a) + 1), within(1e-12));
    assertThat(a).as("five times the effect of a year of age on dead_5y").isBetween(0.4, 0.7);
  }

  @Test
  void theMonthOfDeathIsAQuantileOfItsDistribution() {
    Survival s = Survival.ofRisk(0.2);
    // Who dies within 60 months: of these a half is dead at the month at which S is 0.9.
    double half = s.month(true, 0.5);
    assertThat(s.alive(half)).isCloseTo(0.9, within(1e-9));
    // Who does not: a quarter of these is left where S is 0.8 / 4.
    assertThat(s.alive(s.month(false, 0.75))).isCloseTo(0.2, within(1e-9));
    assertThat(s.month(true, 0)).isEqualTo(60, within(1e-9));
    assertThat(s.month(true, 0)).isLessThanOrEqualTo(60);
    assertThat(s.month(false, 0)).isGreaterThan(60);
  }

  @Test
  void certaintiesAreNoTrouble() {
    for (double risk : new double[] {0, 1e-12, 1 - 1e-12, 1}) {
      Survival s = Survival.ofRisk(risk);
      for (double u : new double[] {0, 0.5, Math.nextDown(1.0)}) {
        assertThat(s.month(true, u)).as("risk %s, u %s", risk, u).isBetween(0.0, 60.0);
        assertThat(s.month(false, u)).as("risk %s, u %s", risk, u).isGreaterThan(60).isFinite();
      }
    }
  }

  @Test
  void deathsAgreeWithTheEventTimeAndWithTheBestPrediction() {
    Population people = new Population(31);
    int n = 6000;
    double dead = 0;
    double months = 0;
    double expectedDead = 0;
    double expectedMonths = 0;
    for (int i = 0; i < n; i++) {
      Map<String, Double> l = new HashMap<>();
      HealthLabels.of(
          "x", people.person(i), new Draw(31, i, "labels"), x -> l.put(x.task(), x.value()));
      double followed = value(l, "mort_followup_months");
      boolean died = value(l, "mort_dead_2019") == 1;
      assertThat(followed).isBetween(1.0, 180.0).isEqualTo(Math.rint(followed));
      assertThat(value(l, "dead_5y") == 1).isEqualTo(died && followed <= 60);
      assertThat(died || followed == 180).isTrue();
      dead += died ? 1.0 / n : 0;
      months += followed / n;
      expectedDead += value(l, "bayes_mort_dead_2019") / n;
      expectedMonths += value(l, "bayes_mort_followup_months") / n;
    }
    // four standard errors, of a share of about a sixth and of months with an SD of about 35
    assertThat(dead).isCloseTo(expectedDead, within(4 * Math.sqrt(0.17 * 0.83 / n)));
    assertThat(months).isCloseTo(expectedMonths, within(4 * 35 / Math.sqrt(n)));
  }

  private static double value(Map<String, Double> labels, String task) {
    return Objects.requireNonNull(labels.get(task), task);
  }
}
