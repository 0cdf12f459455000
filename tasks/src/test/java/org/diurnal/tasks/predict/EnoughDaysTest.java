package org.diurnal.tasks.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.RefusedException;
import org.junit.jupiter.api.Test;

class EnoughDaysTest {
  @Test
  void aDayCountsByTheChannelThatWasObservedLongest() {
    List<DayWindow> days = List.of(Days.of(1, 600, 0), Days.of(2, 599, 599), Days.of(3, 10, 1440));
    assertThat(EnoughDays.DEFAULT.of(days))
        .extracting(d -> d.localDate().getDayOfMonth())
        .containsExactly(1, 3);
  }

  @Test
  void tooFewDaysAreRefusedWithBothCounts() {
    List<DayWindow> days = List.of(Days.of(1, 600, 0), Days.of(2, 100, 0));
    assertThatThrownBy(() -> EnoughDays.DEFAULT.require("p", days))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("1 of 2 days have 10 hours of a channel; at least 3");
  }
}
