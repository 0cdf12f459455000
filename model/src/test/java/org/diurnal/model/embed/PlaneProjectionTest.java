package org.diurnal.model.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlaneProjectionTest {
  @Test
  void pointsOnALineKeepAllVarianceInOneComponent() {
    // (1,2), (2,4), (3,6): mean (2,4); along (1,2)/sqrt 5 the scores are -sqrt 5, 0, sqrt 5
    PlaneProjection p =
        PlaneProjection.of(List.of(new float[] {1, 2}, new float[] {2, 4}, new float[] {3, 6}));
    assertThat(p.explained()[0]).isCloseTo(1, within(1e-12));
    assertThat(p.explained()[1]).isCloseTo(0, within(1e-12));
    assertThat(p.points()[0][0]).isCloseTo(-Math.sqrt(5), within(1e-9));
    assertThat(p.points()[1][0]).isCloseTo(0, within(1e-9));
    assertThat(p.points()[2][0]).isCloseTo(Math.sqrt(5), within(1e-9));
  }

  @Test
  void axesOfDifferentSpreadComeInOrderOfTheirVariance() {
    // variances 2 along y (values -2, 0, 0, 2) and 0.5 along x (-1, 0, 0, 1 is orthogonal to it)
    PlaneProjection p =
        PlaneProjection.of(
            List.of(
                new float[] {0, -2}, new float[] {0, 2}, new float[] {-1, 0}, new float[] {1, 0}));
    assertThat(p.explained()[0]).isCloseTo(0.8, within(1e-9));
    assertThat(p.explained()[1]).isCloseTo(0.2, within(1e-9));
    assertThat(p.points()[1]).containsExactly(new double[] {2, 0}, within(1e-9));
    assertThat(p.points()[3]).containsExactly(new double[] {0, 1}, within(1e-9));
  }

  @Test
  void equalVectorsHaveNoVarianceAndStayAtTheOrigin() {
    PlaneProjection p = PlaneProjection.of(List.of(new float[] {3, 1}, new float[] {3, 1}));
    assertThat(p.explained()).containsExactly(0, 0);
    assertThat(p.points()[0]).containsExactly(0, 0);
  }
}
