package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {
  @Test
  void whatIsReadIsKeptOrDropped() {
    Tally.Counter counter = new Tally.Counter();
    counter.read(10);
    counter.keep(3);
    for (long line = 2; line < 9; line++) {
      counter.drop("broken", line);
    }
    Tally tally = counter.toTally();
    assertThat(tally.dropped()).isEqualTo(7);
    assertThat(tally.rejections())
        .containsExactly(new Rejection("broken", 7, List.of(2L, 3L, 4L, 5L, 6L)));
  }

  @Test
  void aRowThatIsForgottenIsAnError() {
    Tally.Counter counter = new Tally.Counter();
    counter.read(10);
    counter.keep(9);
    assertThatThrownBy(counter::toTally)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("lost");
    assertThatThrownBy(() -> new Tally(1, 0, List.of())).isInstanceOf(IllegalStateException.class);
  }
}
