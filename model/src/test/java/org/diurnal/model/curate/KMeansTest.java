package org.diurnal.model.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class KMeansTest {
  private static Points centres(Points points, int k, int resamplings, long seed) {
    return KMeans.centres(points, k, resamplings, Randomness.of(seed));
  }

  private static List<float[]> sorted(Points centres) {
    List<float[]> all = new ArrayList<>();
    for (int c = 0; c < centres.size(); c++) {
      all.add(centres.get(c));
    }
    all.sort(Comparator.comparingDouble((float[] v) -> v[0]).thenComparingDouble(v -> v[1]));
    return all;
  }

  @Test
  void theCentresOfClustersFarApartAreTheirMeans() {
    // Two of three points, one of two: means by hand.
    Points points = Plane.of(0, 0, 3, 0, 0, 3, 100, 0, 101, 1, 100, 2, -50, 8, -50, 10);
    for (long seed = 1; seed <= 20; seed++) {
      assertThat(sorted(centres(points, 3, 0, seed)))
          .as("seed %d", seed)
          .containsExactly(
              new float[] {-50, 9}, new float[] {1, 1}, new float[] {(float) (301 / 3.0), 1});
    }
  }

  @Test
  void fewerDifferentPointsThanCentresGiveFewerCentres() {
    Points points = Plane.of(1, 1, 1, 1, 2, 2, 2, 2, 1, 1);
    assertThat(sorted(centres(points, 4, 3, 1)))
        .containsExactly(new float[] {1, 1}, new float[] {2, 2});
    assertThat(sorted(centres(Plane.of(7, 8), 3, 3, 1))).containsExactly(new float[] {7, 8});
  }

  @Test
  void equalSeedsGiveEqualCentresAndEveryPointIsWithItsNearest() {
    Points points = new Points(2);
    Plane.around(points, 0, 0, 300, 1);
    Plane.around(points, 3, 1, 100, 1);
    Points one = centres(points, 9, 2, 5);
    assertThat(sorted(one)).containsExactlyElementsOf(sorted(centres(points, 9, 2, 5)));
    int[] cluster = KMeans.assign(points, one);
    for (int p = 0; p < points.size(); p++) {
      double mine = points.distance(p, one.get(cluster[p]));
      for (int c = 0; c < one.size(); c++) {
        assertThat(points.distance(p, one.get(c))).isGreaterThanOrEqualTo(mine);
      }
    }
  }

  @Test
  void resamplingTakesCentresFromTheCrowdAndGivesThemToTheFew() {
    // A crowd of 4000 in a square of 1, and 80 spread over a square of 8 beside it. By area the few
    // deserve nearly all of 40 centres, by number none.
    int[] few = new int[6]; // centres among the few, by resamplings
    for (long seed = 1; seed <= 3; seed++) {
      Points points = new Points(2);
      Plane.around(points, 0, 0, 4000, seed);
      Points spread = new Points(2);
      Plane.around(spread, 0, 0, 80, seed + 100);
      for (int p = 0; p < spread.size(); p++) {
        float[] v = spread.get(p);
        points.add(new float[] {8 * v[0] + 10, 8 * v[1]});
      }
      for (int resamplings : new int[] {0, 5}) {
        Points centres = centres(points, 40, resamplings, seed);
        for (int c = 0; c < centres.size(); c++) {
          few[resamplings] += centres.get(c)[0] > 3 ? 1 : 0;
        }
      }
    }
    assertThat(few[5]).as("without: %d", few[0]).isGreaterThan(few[0] + 10);
  }

  @Test
  void aPointInTheMiddleBelongsToTheFirst() {
    assertThat(KMeans.assign(Plane.of(1, 0), Plane.of(0, 0, 2, 0))).containsExactly(0);
    assertThat((double) Plane.of(3, 4).distance(0, new float[] {0, 0})).isCloseTo(25, within(0.0));
  }
}
