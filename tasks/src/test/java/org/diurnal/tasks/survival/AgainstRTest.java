package org.diurnal.tasks.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.diurnal.tasks.heads.Weights;
import org.junit.jupiter.api.Test;

/// The same people in R 4 with survival 3.5.3, many of them with events at one time:
///
/// ```
/// i <- 0:59; x1 <- sin(i * 1.7) * 1.5; x2 <- ((i * 7) %% 11) / 5 - 1
/// time <- 1 + ((i * 13) %% 17) + ifelse(x1 > 0, 0, 3)
/// event <- as.integer((i * 5) %% 7 > 2); w <- 0.5 + (i %% 4) / 2
/// f <- coxph(Surv(time, event) ~ x1 + x2, ties = "efron")
/// ```
class AgainstRTest {
  private static final int N = 60;

  private static FollowUp people(boolean weighted) {
    double[][] x = new double[N][2];
    double[] time = new double[N];
    double[] event = new double[N];
    double[] w = Weights.equal(N);
    for (int i = 0; i < N; i++) {
      x[i][0] = Math.sin(i * 1.7) * 1.5;
      x[i][1] = i * 7 % 11 / 5.0 - 1;
      time[i] = 1 + i * 13 % 17 + (x[i][0] > 0 ? 0 : 3);
      event[i] = i * 5 % 7 > 2 ? 1 : 0;
      if (weighted) {
        w[i] = 0.5 + i % 4 / 2.0;
      }
    }
    return new FollowUp(x, time, event, w);
  }

  private static double[] column(FollowUp f, int j) {
    return java.util.Arrays.stream(f.rows()).mapToDouble(r -> r[j]).toArray();
  }

  @Test
  void coxWithTies() {
    // coef(f); f$loglik
    Cox cox = Cox.fit(people(false), 0);
    assertThat(cox.slopes())
        .containsExactly(new double[] {0.2128623481839712, -0.0376695699160303}, within(1e-8));
    assertThat(Cox.logLikelihood(people(false), new double[2]))
        .isEqualTo(-104.335988807123, within(1e-9));
    assertThat(Cox.logLikelihood(people(false), cox.slopes()))
        .isEqualTo(-103.590826670188, within(1e-9));
  }

  @Test
  void coxWithWeights() {
    // update(f, weights = w)
    Cox cox = Cox.fit(people(true), 0);
    assertThat(cox.slopes())
        .containsExactly(new double[] {0.2603990984933481, -0.0900585606755816}, within(1e-8));
    assertThat(Cox.logLikelihood(people(true), cox.slopes()))
        .isEqualTo(-136.262430867178, within(1e-9));
  }

  @Test
  void coxWithRidge() {
    // coxph(Surv(time, event) ~ ridge(x1, x2, theta = 4, scale = FALSE)); 4 of 60 people.
    // R ends its steps at 1e-9 of the likelihood.
    assertThat(Cox.fit(people(false), 4.0 / N).slopes())
        .containsExactly(new double[] {0.1881109498733685, -0.0370690040247578}, within(1e-6));
  }

  @Test
  void hazardAndSurvival() {
    // basehaz(f, centered = FALSE) at 3, 8, 15
    Cox cox = Cox.fit(people(false), 0);
    double ofMean = Math.exp(cox.slopes()[0] * cox.means()[0] + cox.slopes()[1] * cox.means()[1]);
    double[] hazards = {0.0339476208278262, 0.2258403281766243, 0.8640467573974371};
    double[] times = {3, 8, 15};
    for (int k = 0; k < 3; k++) {
      assertThat(-Math.log(cox.survival(cox.means(), times[k])))
          .isEqualTo(hazards[k] * ofMean, within(1e-7));
    }
    // summary(survfit(f, newdata = data.frame(x1 = 0.5, x2 = -0.2)), times = c(5, 10, 15))$surv
    double[] shares = {0.884480629804429, 0.657251866196939, 0.379709636866418};
    for (int k = 0; k < 3; k++) {
      assertThat(cox.survival(new double[] {0.5, -0.2}, 5 * (k + 1)))
          .isEqualTo(shares[k], within(1e-7));
    }
    assertThat(cox.survival(cox.means(), 0.5)).isEqualTo(1);
  }

  @Test
  void concordance() {
    FollowUp f = people(false);
    // concordance(f); concordance(Surv(time, event) ~ x1, reverse = TRUE, weights = w)
    assertThat(Concordance.of(f.times(), f.events(), Cox.fit(f, 0).risk(f.rows()), f.weights()))
        .isEqualTo(0.566666666666667, within(1e-12));
    FollowUp weighted = people(true);
    assertThat(Concordance.of(f.times(), f.events(), column(f, 0), f.weights()))
        .isEqualTo(0.560215053763441, within(1e-12));
    assertThat(Concordance.of(f.times(), f.events(), column(f, 0), weighted.weights()))
        .isEqualTo(0.542210144927536, within(1e-12));
  }

  @Test
  void shareWhoCouldStillBeSeen() {
    // summary(survfit(Surv(time, 1 - event) ~ 1), times = c(3, 5, 10, 15))$surv
    FollowUp f = people(false);
    KaplanMeier seen = KaplanMeier.ofLoss(f.times(), f.events(), f.weights());
    assertThat(new double[] {seen.at(3), seen.at(5), seen.at(10), seen.at(15)})
        .containsExactly(
            new double[] {
              0.949707602339181, 0.878565869218501, 0.717317389097232, 0.468498806990780
            },
            within(1e-12));
  }

  @Test
  void areaUnderTheCurveAtATime() {
    // auc <- function(t, m, w) {
    //   G <- survfit(Surv(time, 1 - event) ~ 1, weights = w)
    //   before <- function(u) c(1, G$surv)[findInterval(u, G$time, left.open = TRUE) + 1]
    //   case <- which(time <= t & event == 1); control <- which(time > t)
    //   cw <- w[case] / before(time[case]); num <- 0
    //   for (a in seq_along(case)) num <- num + cw[a] * sum(w[control] *
    //     ((m[case[a]] > m[control]) + 0.5 * (m[case[a]] == m[control])))
    //   num / (sum(cw) * sum(w[control])) }
    // auc(9, x1, rep(1, 60)); auc(9, round(x1), w); auc(14, x2, w)
    FollowUp f = people(false);
    FollowUp w = people(true);
    double[] rounded = java.util.Arrays.stream(column(f, 0)).map(Math::rint).toArray();
    assertThat(TimeDependentAuc.of(9, f.times(), f.events(), column(f, 0), f.weights()))
        .isEqualTo(0.523840348084186, within(1e-12));
    assertThat(TimeDependentAuc.of(9, f.times(), f.events(), rounded, w.weights()))
        .isEqualTo(0.447347933448957, within(1e-12));
    assertThat(TimeDependentAuc.of(14, f.times(), f.events(), column(f, 1), w.weights()))
        .isEqualTo(0.465597066014989, within(1e-12));
  }

  @Test
  void discreteTime() {
    // glm(y ~ 0 + factor(interval) + x1 + x2, quasibinomial, weights = w), a row for each interval
    // that a person was in: (0, 5], (5, 10], (10, 15]
    DiscreteTime d = DiscreteTime.fit(people(true), new double[] {5, 10, 15}, 0);
    assertThat(d.levels())
        .containsExactly(
            new double[] {-2.445029121919945, -1.038479641226498, -0.489461572458232},
            within(1e-6));
    assertThat(d.slopes())
        .containsExactly(new double[] {0.246870988801860, -0.153738407561206}, within(1e-6));
  }
}
