package org.diurnal.cli.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
  private static final long SECOND = 1_000_000_000L;
  private final Harness h = new Harness();

  @Test
  void elsewhereThanOnATerminalItIsOnePlainLineEveryTenSecondsAndOneAtTheEnd() {
    try (ConsoleProgress p = new ConsoleProgress("pretrain", false, h.world())) {
      for (int s = 0; s <= 25; s++) {
        h.nanos.set(s * SECOND);
        p.update(s * 10L, 1000, "loss " + s);
      }
    }
    assertThat(h.err().lines())
        .containsExactly(
            "pretrain   10%  100/1000  10/s  1:30 left  loss 10",
            "pretrain   20%  200/1000  10/s  1:20 left  loss 20",
            "pretrain   25%  250/1000  10/s  1:15 left  loss 25");
  }

  @Test
  void onATerminalItIsRedrawnAtMostTenTimesASecondAndEndsOnAFreshLine() {
    h.terminal = true;
    try (ConsoleProgress p = new ConsoleProgress("import", false, h.world())) {
      for (int ms = 0; ms < 1000; ms++) {
        h.nanos.set(ms * 1_000_000L);
        p.update(ms, 1000, "");
      }
    }
    assertThat(h.err().split("\r", -1)).hasSizeBetween(11, 13);
    assertThat(h.err()).endsWith("\u001b[K" + System.lineSeparator()).contains("━╌");
    assertThat(h.err().replaceAll("\u001b\\[K", "").split("\r")).allMatch(l -> l.length() < 102);
  }

  @Test
  void aResumedRunDoesNotCountTheRunBeforeIt() {
    ConsoleProgress p = new ConsoleProgress("pretrain", false, h.world());
    p.update(900, 1000, "");
    h.nanos.set(10 * SECOND);
    p.update(910, 1000, "");
    assertThat(h.err()).contains(" 1.00/s  1:30 left");
  }

  @Test
  void anUnknownTotalShowsTheElapsedTime() {
    ConsoleProgress p = new ConsoleProgress("read", false, h.world());
    p.update(0, 0, "");
    h.nanos.set(3700 * SECOND);
    p.update(3700, 0, "x.csv");
    assertThat(h.err()).isEqualTo("read  3700  1.00/s  1:01:40  x.csv" + System.lineSeparator());
  }

  @Test
  void aTerminalWithoutUnicodeGetsAscii() {
    h.terminal = true;
    h.unicode = false;
    new ConsoleProgress("a", false, h.world()).update(1, 2, "");
    assertThat(h.err()).contains("[###############...............]");
    assertThat(h.err().chars()).allMatch(c -> c < 128);
  }

  @Test
  void quietAndNoProgressSayNothing() {
    h.body =
        c -> {
          try (ConsoleProgress p = c.progress("x")) {
            p.update(1, 2, "");
            h.nanos.addAndGet(60 * SECOND);
            p.update(2, 2, "");
          }
          return 0;
        };
    for (String flag : new String[] {"--quiet", "--no-progress"}) {
      h.run("train", flag);
      assertThat(h.err()).isEmpty();
    }
    h.run("train");
    assertThat(h.err()).contains("100%");
    assertThat(h.out()).isEmpty();
  }
}
