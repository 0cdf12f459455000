package org.diurnal.tasks.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Interval;
import org.diurnal.model.network.ModelSize;
import org.diurnal.tasks.evaluate.MetricValue;
import org.junit.jupiter.api.Test;

class ScaleResultTest {
  private static ScaleCell cell(ModelSize size, int people, double loss, int tested) {
    return new ScaleCell(
        size,
        people,
        size == ModelSize.XXS ? 138_740 : 933_204,
        people,
        10,
        10,
        1,
        IntStream.range(0, tested)
            .mapToObj(i -> new ScaleCell.PersonLoss("p" + i, loss * (10 + i) * (i % 3 + 1), 10 + i))
            .toList());
  }

  private static List<ScaleCell> grid() {
    List<ScaleCell> cells = new ArrayList<>();
    for (ModelSize size : List.of(ModelSize.XXS, ModelSize.XS)) {
      for (int people : List.of(10, 100, 1000)) {
        double loss = (size == ModelSize.XXS ? 0.9 : 0.7) + 1.0 / Math.sqrt(people);
        cells.add(cell(size, people, loss, 30));
      }
    }
    return cells;
  }

  private static double width(MetricValue v) {
    Interval i = v.ci95().orElseThrow();
    return i.high() - i.low();
  }

  @Test
  void aLossIsThatOfAllMinutesNotTheMeanOverPeople() {
    // Minutes 10, 11, 12 with losses 1, 2, 3: (10 + 22 + 36) / 33.
    ScaleResult r = ScaleResult.of(List.of(cell(ModelSize.XXS, 10, 1, 3)), new Bootstrap(100, 1));
    assertThat(r.losses().getFirst().value()).isCloseTo(68 / 33.0, within(1e-12));
    assertThat(r.law()).isEmpty();
  }

  @Test
  void aCellAgainstTheFirstIsPairedSoThatWhatPeopleShareCancels() {
    ScaleResult r = ScaleResult.of(grid(), new Bootstrap(200, 1));
    assertThat(width(r.losses().getLast())).isGreaterThan(0.1);
    // Every person's loss falls by the same share here: the ratio is without any spread.
    assertThat(width(r.againstFirst().getLast())).isLessThan(1e-9);
    assertThat(r.againstFirst().getFirst().value()).isCloseTo(0, within(1e-12));
  }

  @Test
  void aGridHasALawWithIntervals() {
    ScaleResult r = ScaleResult.of(grid(), new Bootstrap(60, 1));
    assertThat(r.law()).isPresent();
    assertThat(r.parameters()).allSatisfy(p -> assertThat(p.value().ci95()).isPresent());
  }

  @Test
  void lossesOfOtherPeopleAreRefused() {
    assertThatThrownBy(() ->
            ScaleResult.of(
                List.of(cell(ModelSize.XXS, 10, 1, 3), cell(ModelSize.XXS, 20, 1, 4)),
                new Bootstrap(100, 1)))
        .hasMessageContaining("losses of other people");
  }
}
