package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlacesTest {
  @Test
  void theLeastIsFirstAndEqualOnesShareTheirPlaces() {
    assertThat(Places.of(new double[] {3, 1, 3, 0})).containsExactly(3.5, 2, 3.5, 1);
    assertThat(Places.of(new double[] {5, 5, 5})).containsOnly(2);
    assertThat(Places.of(new double[0])).isEmpty();
  }
}
