package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExceptionsTest {
  @Test
  void eachKindHasItsExitCodeItsCureAndItsCause() {
    IllegalStateException cause = new IllegalStateException();
    assertThat(new FailedException("w", "c", cause).exitCode()).isEqualTo(1);
    assertThat(new UsageException("w", "c", cause).exitCode()).isEqualTo(2);
    assertThat(new BadDataException("w", "c", cause).exitCode()).isEqualTo(3);
    assertThat(new RefusedException("w", "c", cause).exitCode()).isEqualTo(4);
    BadDataException e = new BadDataException("days.csv:7: no date", "repair the line", cause);
    assertThat(e).hasMessage("days.csv:7: no date").hasCause(cause);
    assertThat(e.cure()).isEqualTo("repair the line");
    assertThat(new BadDataException("w", "c")).hasNoCause();
  }
}
