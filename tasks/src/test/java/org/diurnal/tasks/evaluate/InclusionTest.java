package org.diurnal.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.diurnal.core.UsageException;
import org.diurnal.tasks.evaluate.Inclusion.Comparison;
import org.junit.jupiter.api.Test;

class InclusionTest {
  @Test
  void labelsAreComparedAsWritten() {
    assertThat(Inclusion.parse("good_days>=3"))
        .isEqualTo(new Inclusion("good_days", Comparison.AT_LEAST, 3));
    assertThat(Inclusion.parse("age_years <= 64.5"))
        .isEqualTo(new Inclusion("age_years", Comparison.AT_MOST, 64.5));
    assertThat(Inclusion.parse("female=1")).isEqualTo(new Inclusion("female", Comparison.EQUAL, 1));
  }

  @Test
  void boundsBelongToThoseIncluded() {
    assertThat(Comparison.AT_LEAST.holds(3, 3)).isTrue();
    assertThat(Comparison.AT_LEAST.holds(2.9, 3)).isFalse();
    assertThat(Comparison.AT_MOST.holds(3, 3)).isTrue();
    assertThat(Comparison.EQUAL.holds(1, 0)).isFalse();
  }

  @Test
  void whatIsNoComparisonIsRefusedWithExamples() {
    for (String text : new String[] {"good_days", "good_days>3", "good_days>=many", ">=3"}) {
      assertThatThrownBy(() -> Inclusion.parse(text))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(text);
    }
  }
}
