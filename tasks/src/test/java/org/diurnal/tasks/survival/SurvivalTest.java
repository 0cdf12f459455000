package org.diurnal.tasks.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.diurnal.tasks.heads.Weights;
import org.junit.jupiter.api.Test;

class SurvivalTest {
  @Test
  void kaplanMeierByHand() {
    // 5 people: events at 2 and 4, lost at 2, 3 and 5. At 2: 4/5; at 4, of two at risk: 1/2.
    KaplanMeier km =
        KaplanMeier.of(
            new double[] {2, 2, 3, 4, 5}, new double[] {1, 0, 0, 1, 0}, Weights.equal(5));
    assertThat(km.before(2)).isEqualTo(1);
    assertThat(km.at(2)).isEqualTo(0.8, within(1e-12));
    assertThat(km.at(3.9)).isEqualTo(0.8, within(1e-12));
    assertThat(km.at(4)).isEqualTo(0.4, within(1e-12));
    assertThat(km.at(99)).isEqualTo(0.4, within(1e-12));
  }

  @Test
  void concordanceByHand() {
    // Pairs known: (1, 2), (1, 3), (1, 4), and of the event at 3 with the one lost at 3: four.
    // Risks 5, 1, 4, 4: right with 2, with 3, with 4; a tie: 3.5 of 4.
    assertThat(
            Concordance.of(
                new double[] {1, 2, 3, 3},
                new double[] {1, 0, 1, 0},
                new double[] {5, 1, 4, 4},
                Weights.equal(4)))
        .isEqualTo(3.5 / 4, within(1e-12));
    assertThat(
            Concordance.of(
                new double[] {1, 1}, new double[] {1, 1}, new double[] {1, 2}, Weights.equal(2)))
        .isNaN();
  }

  @Test
  void concordanceInFewStepsIsConcordanceOfAllPairs() {
    long seed = System.nanoTime();
    System.err.println("concordance: seed " + seed);
    for (int c = 0; c < 300; c++) {
      SplittableRandom r = Randomness.of(seed, c);
      int n = 2 + r.nextInt(30);
      double[] time = new double[n];
      double[] event = new double[n];
      double[] risk = new double[n];
      double[] w = new double[n];
      Arrays.setAll(time, i -> 1 + r.nextInt(10));
      Arrays.setAll(event, i -> r.nextInt(2));
      Arrays.setAll(risk, i -> r.nextInt(6));
      Arrays.setAll(w, i -> r.nextInt(3));
      double right = 0;
      double pairs = 0;
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < n; j++) {
          boolean first =
              event[i] == 1 && (time[i] < time[j] || time[i] == time[j] && event[j] == 0);
          if (first) {
            pairs += w[i] * w[j];
            right += w[i] * w[j] * (risk[i] > risk[j] ? 1 : risk[i] == risk[j] ? 0.5 : 0);
          }
        }
      }
      double few = Concordance.of(time, event, risk, w);
      if (pairs == 0) {
        assertThat(few).as("seed %d, case %d", seed, c).isNaN();
      } else {
        assertThat(few).as("seed %d, case %d", seed, c).isEqualTo(right / pairs, within(1e-9));
      }
    }
  }

  @Test
  void areaAtATimeByHand() {
    // Until 3: events at 1 and 3, one lost at 2, two seen for longer. Before 3, of four who could
    // be seen at 2 one was lost: 3/4. Risks 5 and 2 against 3 and 1: the first, counting 1, wins
    // both; the other, counting 4/3, one of two: (2 + 4/3) / (2 * 7/3).
    assertThat(
            TimeDependentAuc.of(
                3,
                new double[] {1, 2, 3, 4, 5},
                new double[] {1, 0, 1, 1, 0},
                new double[] {5, 9, 2, 3, 1},
                Weights.equal(5)))
        .isEqualTo((2 + 4.0 / 3) / (2 * 7.0 / 3), within(1e-12));
  }

  @Test
  void withoutLossTheAreaAtATimeIsThatOfAYesOrNo() {
    assertThat(
            TimeDependentAuc.of(
                2,
                new double[] {1, 2, 3, 4},
                new double[] {1, 1, 1, 1},
                new double[] {4, 2, 3, 1},
                Weights.equal(4)))
        .isEqualTo(0.75, within(1e-12));
  }

  @Test
  void coxOfTwoPeopleAtATimeByHand() {
    // One feature, 1 of whom has the event first, then one of 0, then 1, then 0. With h = e^beta:
    // h / (2h + 2) * 1 / (h + 2) * h / (h + 1): its logarithm is greatest where
    // 2 / h - 1 / (h + 1) * 2 - 1 / (h + 2) = 0: 2 (h + 2) = h (h + 1): h = (1 + 17^0.5) / 2.
    FollowUp f =
        new FollowUp(
            new double[][] {{1}, {0}, {1}, {0}},
            new double[] {1, 2, 3, 4},
            new double[] {1, 1, 1, 1},
            Weights.equal(4));
    assertThat(Math.exp(Cox.fit(f, 0).slopes()[0]))
        .isEqualTo((1 + Math.sqrt(17)) / 2, within(1e-6));
  }

  @Test
  void bothFindTheHazardsThatPeopleWereMadeWith() {
    for (long seed = 1; seed <= 3; seed++) {
      SplittableRandom r = Randomness.of(seed);
      int n = 4000;
      double[][] x = new double[n][2];
      double[] time = new double[n];
      double[] event = new double[n];
      for (int i = 0; i < n; i++) {
        x[i][0] = r.nextGaussian();
        x[i][1] = r.nextGaussian();
        double dies = -Math.log(1 - r.nextDouble()) * 40 * Math.exp(-0.8 * x[i][0]);
        double lost = -Math.log(1 - r.nextDouble()) * 60;
        time[i] = Math.min(dies, lost);
        event[i] = dies <= lost ? 1 : 0;
      }
      FollowUp f = new FollowUp(x, time, event, Weights.equal(n));
      Cox cox = Cox.fit(f, 0);
      assertThat(cox.slopes()[0]).as("seed %d", seed).isEqualTo(0.8, within(0.08));
      assertThat(cox.slopes()[1]).as("seed %d", seed).isEqualTo(0, within(0.08));
      assertThat(cox.survival(new double[] {0, 0}, 20))
          .as("seed %d", seed)
          .isEqualTo(Math.exp(-0.5), within(0.03));
      DiscreteTime d = DiscreteTime.fit(f, new double[] {10, 20}, 1e-6);
      // Somebody lost within an interval counts in none of it, so it comes out a little high.
      assertThat(d.survival(new double[] {0, 0}, 1))
          .as("seed %d", seed)
          .isEqualTo(Math.exp(-0.5), within(0.06));
      assertThat(Concordance.of(time, event, d.risk(x), f.weights()))
          .isEqualTo(Concordance.of(time, event, cox.risk(x), f.weights()), within(0.01));
    }
  }

  @Test
  void peopleWhoCannotBeFollowedAreRefused() {
    double[][] x = {{1}, {2}};
    double[] w = {1, 1};
    assertThatThrownBy(() -> new FollowUp(x, new double[] {1, 0}, new double[] {1, 0}, w))
        .hasMessageContaining("row 1: followed for 0.0");
    assertThatThrownBy(() -> new FollowUp(x, new double[] {1, 2}, new double[] {1, 2}, w))
        .hasMessageContaining("row 1: 2.0 as an event");
    assertThatThrownBy(() -> new FollowUp(x, new double[] {1, 2}, new double[] {0, 0}, w))
        .hasMessageContaining("nobody had the event");
    assertThatThrownBy(
            () -> new FollowUp(x, new double[] {1, 2}, new double[] {1, 0}, new double[] {1, -1}))
        .hasMessageContaining("row 1: -1.0 as a weight");
    FollowUp f = new FollowUp(x, new double[] {1, 2}, new double[] {1, 0}, w);
    assertThatThrownBy(() -> DiscreteTime.fit(f, new double[] {2, 1}, 1))
        .hasMessageContaining("edges do not rise");
    assertThatThrownBy(() ->
            Cox.fit(
                new FollowUp(
                    new double[][] {{1, 1}, {2, 2}, {3, 3}},
                    new double[] {1, 2, 3},
                    new double[] {1, 1, 0},
                    Weights.equal(3)),
                0))
        .hasMessageContaining("positive definite");
  }
}
