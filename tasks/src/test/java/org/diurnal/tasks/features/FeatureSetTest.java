package org.diurnal.tasks.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FeatureSetTest {
  private final FeatureSet a =
      new FeatureSet(
          "a", List.of("x", "y"), 0, Map.of("p", new double[] {1, 2}, "q", new double[] {3, 4}));
  private final FeatureSet b =
      new FeatureSet("b", List.of("u", "v"), 2, Map.of("p", new double[] {5, 6}));

  @Test
  void togetherAreThoseWhoHaveBothAndTheSecondStaysDirect() {
    FeatureSet both = a.with(b);
    assertThat(both.names()).containsExactly("x", "y", "u", "v");
    assertThat(both.direct()).isEqualTo(2);
    assertThat(both.of("p")).hasValue(new double[] {1, 2, 5, 6});
    assertThat(both.of("q")).isEmpty();
  }

  @Test
  void withoutAFeatureTheOthersKeepTheirPlaces() {
    FeatureSet fewer = a.with(b).without(List.of("u", "x"));
    assertThat(fewer.names()).containsExactly("y", "v");
    assertThat(fewer.direct()).isEqualTo(1);
    assertThat(fewer.of("p")).hasValue(new double[] {2, 6});
  }

  @Test
  void momentsLeaveMissingDaysOut() {
    DayMoments m = new DayMoments(2);
    m.add(new double[] {1, Double.NaN});
    m.add(new double[] {3, Double.NaN});
    m.add(new double[] {Double.NaN, Double.NaN});
    assertThat(m.meanAndStd()).containsExactly(2, Double.NaN, 1, Double.NaN);
  }
}
