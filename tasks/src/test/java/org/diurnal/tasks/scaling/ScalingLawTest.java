package org.diurnal.tasks.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScalingLawTest {
  private static final double[] PARAMETERS = {138_740, 933_204, 7_290_068};
  private static final double[] PEOPLE = {500, 1500, 5000};

  private static List<ScalingLaw.Point> grid(ScalingLaw law) {
    List<ScalingLaw.Point> points = new ArrayList<>();
    for (double parameters : PARAMETERS) {
      for (double people : PEOPLE) {
        points.add(new ScalingLaw.Point(parameters, people, law.at(parameters, people)));
      }
    }
    return points;
  }

  @Test
  void theLossOfALawIsWorkedByHand() {
    // 0.2 + 8 * 100^-0.5 + 3 * 1000^-(1/3) = 0.2 + 0.8 + 0.3
    assertThat(new ScalingLaw(0.2, 8, 0.5, 3, 1.0 / 3).at(100, 1000)).isCloseTo(1.3, within(1e-12));
  }

  @Test
  void aLawIsFoundAgainFromItsOwnLosses() {
    for (ScalingLaw law :
        List.of(
            new ScalingLaw(0.3, 20, 0.4, 3, 0.3),
            new ScalingLaw(0.1, 5, 0.2, 40, 0.8),
            new ScalingLaw(0, 2, 0.1, 6, 0.5))) {
      ScalingLaw fitted = ScalingLaw.fit(grid(law));
      for (ScalingLaw.Point p : grid(law)) {
        assertThat(fitted.at(p.parameters(), p.people())).isCloseTo(p.loss(), within(1e-4));
      }
      assertThat(fitted.alpha()).isCloseTo(law.alpha(), within(0.05));
      assertThat(fitted.beta()).isCloseTo(law.beta(), within(0.05));
    }
  }

  @Test
  void peopleWhoMakeNoDifferenceLeaveNoTermThatFalls() {
    ScalingLaw fitted = ScalingLaw.fit(grid(new ScalingLaw(0.5, 10, 0.3, 0, 1)));
    assertThat(fitted.at(1e6, 500) - fitted.at(1e6, 5000)).isCloseTo(0, within(1e-6));
  }

  @Test
  void aLossThatRisesWithSizeIsNotBentIntoALawThatFalls() {
    List<ScalingLaw.Point> points = new ArrayList<>();
    for (double parameters : PARAMETERS) {
      for (double people : PEOPLE) {
        points.add(new ScalingLaw.Point(parameters, people, Math.log(parameters)));
      }
    }
    ScalingLaw fitted = ScalingLaw.fit(points);
    assertThat(fitted.at(138_740, 500)).isCloseTo(fitted.at(7_290_068, 5000), within(1e-6));
  }

  @Test
  void fewPointsAreRefused() {
    assertThatThrownBy(() -> ScalingLaw.fit(grid(new ScalingLaw(0, 1, 1, 1, 1)).subList(0, 5)))
        .hasMessageContaining("5 points; at least 6");
  }
}
