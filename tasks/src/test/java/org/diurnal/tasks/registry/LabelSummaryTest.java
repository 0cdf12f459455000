package org.diurnal.tasks.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LabelSummaryTest {
  @Test
  void fourPeopleByHandOfWhomTwoHaveDays() {
    LabelSummary s =
        LabelSummary.of(Map.of("a", 1.0, "b", 0.0, "c", 1.0, "d", 4.0), List.of("a", "d", "x"));
    assertThat(s.people()).isEqualTo(4);
    assertThat(s.withDays()).isEqualTo(2);
    assertThat(s.positives()).isEqualTo(2);
    assertThat(s.mean()).isEqualTo(1.5);
    // 0.25 + 2.25 + 0.25 + 6.25 = 9, divided by 3
    assertThat(s.std()).isEqualTo(Math.sqrt(3), within(1e-12));
  }

  @Test
  void nobodyHasNoMeanAndOneNoSpread() {
    assertThat(LabelSummary.of(Map.of(), List.of("a")).mean()).isNaN();
    assertThat(LabelSummary.of(Map.of("a", 2.0), List.of("a")).std()).isNaN();
  }
}
