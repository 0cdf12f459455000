package org.diurnal.model.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.diurnal.model.spread.PeopleConformal.Threshold;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleConformalTest {
  @Test
  void nineteenPeopleOfOneScoreGiveTheEighteenthAtNineTenths() {
    PeopleConformal scores = new PeopleConformal();
    for (int p = 1; p <= 19; p++) {
      scores.add(p, p, 1); // ceil(20 x 0.9) = 18, the rule for single scores
    }
    assertThat(scores.conformal(0.9).score()).isEqualTo(18);
    assertThat(scores.conformal(0.95).score()).isEqualTo(19);
    assertThat(scores.conformal(0.96).score()).as("20 are not there").isInfinite();
  }

  @Test
  void peopleWeighTheSameHoweverManyScoresTheyHave() {
    PeopleConformal scores = new PeopleConformal();
    scores.add(0, 10, 1);
    for (int i = 0; i < 100; i++) {
      scores.add(1, 1, 1);
    }
    // Without a price: half of the weight is at 1, half at 10.
    assertThat(scores.threshold(0.5).score()).isEqualTo(1);
    assertThat(scores.threshold(0.51).score()).isEqualTo(10);
    // One third each and one third at infinity.
    assertThat(scores.conformal(0.33).score()).isEqualTo(1);
    assertThat(scores.conformal(0.66).score()).isEqualTo(10);
    assertThat(scores.conformal(0.67).score()).isInfinite();
  }

  @Test
  void aScoreThatStandsForMoreWeighsMoreWithinItsPerson() {
    PeopleConformal scores = new PeopleConformal();
    scores.add(0, 1, 9);
    scores.add(0, 2, 1);
    assertThat(scores.threshold(0.9).score()).isEqualTo(1);
    assertThat(scores.threshold(0.91).score()).isEqualTo(2);
  }

  @Test
  void whereThePromiseWouldCostMoreThanAPointLessIsPromised() {
    PeopleConformal few = new PeopleConformal();
    PeopleConformal enough = new PeopleConformal();
    for (int p = 1; p <= 99; p++) {
      enough.add(p, p, 1);
      if (p <= 7) {
        few.add(p, p, 1);
      }
    }
    assertThat(few.threshold(0.9)).isEqualTo(new Threshold(7, 0.9 * 7 / 8));
    assertThat(few.conformal(0.9).score()).isInfinite();
    assertThat(enough.threshold(0.9)).isEqualTo(new Threshold(90, 0.9)); // 100 x 0.9
  }

  /// People whose scores have levels and widths of their own, all from one population. Scores are
  /// continuous, so the share of a new person's scores at or below the threshold lies, on average,
  /// between c and c + 2 / (n + 1), exactly; and that of the plain quantile between c n / (n + 1)
  /// and (c n + 2) / (n + 1).
  @ParameterizedTest
  @CsvSource({"9, 1", "20, 2", "99, 3"})
  void coverageOfExchangeablePeopleLiesWithinTheExactBound(int people, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int trials = 2000;
    double[] sum = new double[2];
    double[] squares = new double[2];
    for (int t = 0; t < trials; t++) {
      PeopleConformal scores = new PeopleConformal();
      for (int p = 0; p < people; p++) {
        for (double s : person(random)) {
          scores.add(p, s, 1);
        }
      }
      double[] fresh = person(random);
      double[] thresholds = {scores.conformal(0.9).score(), scores.threshold(0.9).score()};
      for (int k = 0; k < 2; k++) {
        int held = 0;
        for (double s : fresh) {
          held += s <= thresholds[k] ? 1 : 0;
        }
        double share = held / (double) fresh.length;
        sum[k] += share;
        squares[k] += share * share;
      }
    }
    double[][] bounds = {
      {0.9, 0.9 + 2.0 / (people + 1)},
      people >= 99
          ? new double[] {0.9, 0.9 + 2.0 / (people + 1)}
          : new double[] {0.9 * people / (people + 1), (0.9 * people + 2) / (people + 1)}
    };
    for (int k = 0; k < 2; k++) {
      double mean = sum[k] / trials;
      double error = Math.sqrt((squares[k] / trials - mean * mean) / trials);
      assertThat(mean)
          .as("seed %s, %s people, rule %s, standard error %s", seed, people, k, error)
          .isGreaterThan(bounds[k][0] - 4 * error)
          .isLessThan(bounds[k][1] + 4 * error);
    }
  }

  /// 1 to 30 scores.
  private static double[] person(SplittableRandom random) {
    double level = random.nextGaussian();
    double width = Math.exp(random.nextGaussian() / 2);
    return random.doubles(1 + random.nextInt(30)).map(u -> level + width * u).toArray();
  }

  @Test
  void theTestAboveWouldSeeMinutesTakenForPeople() {
    // One person with all of the weight instead of twenty: the threshold misses other people.
    SplittableRandom random = new SplittableRandom(4);
    double held = 0;
    int trials = 1000;
    for (int t = 0; t < trials; t++) {
      double[] one = person(random);
      PeopleConformal minutes = new PeopleConformal();
      for (int i = 0; i < one.length; i++) {
        minutes.add(i, one[i], 1); // every score a person of its own
      }
      double threshold = minutes.threshold(0.9).score();
      double[] fresh = person(random);
      int n = 0;
      for (double s : fresh) {
        n += s <= threshold ? 1 : 0;
      }
      held += n / (double) fresh.length;
    }
    assertThat(held / trials).isLessThan(0.8).isCloseTo(0.5, within(0.3));
  }
}
