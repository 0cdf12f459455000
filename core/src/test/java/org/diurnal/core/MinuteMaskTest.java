package org.diurnal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MinuteMaskTest {
  private static final long SEED = 1440;

  @Test
  void minuteIIsBitIOfByteIOverEightLeastSignificantFirst() {
    MinuteMask mask = new MinuteMask();
    mask.set(0); // byte 0, bit 0
    mask.set(7); // byte 0, bit 7
    mask.set(8); // byte 1, bit 0
    mask.set(63); // byte 7, bit 7: the last of the first word
    mask.set(64); // byte 8, bit 0
    mask.set(1439); // byte 179, bit 7
    byte[] expected = new byte[180];
    expected[0] = (byte) 0b1000_0001;
    expected[1] = 1;
    expected[7] = (byte) 0b1000_0000;
    expected[8] = 1;
    expected[179] = (byte) 0b1000_0000;
    assertThat(mask.toBytes()).isEqualTo(expected);
    assertThat(MinuteMask.fromBytes(expected)).isEqualTo(mask);
    assertThat(mask).hasToString("6 of 1440 minutes");
  }

  @Test
  void allIs180FullBytes() {
    byte[] full = new byte[180];
    Arrays.fill(full, (byte) 0xFF);
    assertThat(MinuteMask.all().toBytes()).isEqualTo(full);
    assertThat(MinuteMask.all().count()).isEqualTo(1440);
    assertThat(MinuteMask.fromBytes(full)).isEqualTo(MinuteMask.all());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 179, 181, 1440})
  void anotherLengthIsRefused(int length) {
    assertThatThrownBy(() -> MinuteMask.fromBytes(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("180 bytes, found " + length);
  }

  /// The word array ends at minute 1471; a minute that no day has must not be answered.
  @ParameterizedTest
  @ValueSource(ints = {-1, 1440, 1471, 1472, Integer.MAX_VALUE, Integer.MIN_VALUE})
  void aMinuteThatNoDayHasIsRefusedByEveryMethod(int minute) {
    MinuteMask mask = MinuteMask.all();
    assertOutOfBounds(() -> mask.get(minute));
    assertOutOfBounds(() -> mask.set(minute));
    assertOutOfBounds(() -> mask.clear(minute));
    int end = minute < 0 ? minute : Math.max(minute, 1441);
    assertOutOfBounds(() -> mask.count(0, end));
    assertOutOfBounds(() -> mask.set(0, end));
    assertOutOfBounds(() -> mask.clear(0, end));
    assertOutOfBounds(() -> mask.set(11, 10));
    assertThat(mask).as("nothing half done").isEqualTo(MinuteMask.all());
  }

  private static void assertOutOfBounds(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @RepeatedTest(200)
  void behavesAsABitSet(RepetitionInfo repetition) {
    int round = repetition.getCurrentRepetition();
    SplittableRandom random = Randomness.of(SEED, round);
    String what = "seed " + SEED + ", round " + round;
    MinuteMask mask = new MinuteMask();
    BitSet expected = new BitSet(1440);
    for (int i = 0; i < 40; i++) {
      int from = random.nextInt(1441);
      int to = from + random.nextInt(1441 - from);
      switch (random.nextInt(4)) {
        case 0 -> {
          mask.set(from, to);
          expected.set(from, to);
        }
        case 1 -> {
          mask.clear(from, to);
          expected.clear(from, to);
        }
        case 2 -> {
          mask.set(Math.min(from, 1439));
          expected.set(Math.min(from, 1439));
        }
        default -> {
          mask.clear(Math.min(from, 1439));
          expected.clear(Math.min(from, 1439));
        }
      }
      assertThat(mask.count(from, to)).as(what).isEqualTo(expected.get(from, to).cardinality());
    }
    assertSame(mask, expected, what);
    assertThat(MinuteMask.fromBytes(mask.toBytes()))
        .as(what)
        .isEqualTo(mask)
        .hasSameHashCodeAs(mask);
    assertThat(MinuteMask.fromBytes(Arrays.copyOf(expected.toByteArray(), 180)))
        .as(what)
        .isEqualTo(mask);

    MinuteMask other = new MinuteMask();
    BitSet otherExpected = new BitSet(1440);
    for (int m = 0; m < 1440; m++) {
      if (random.nextBoolean()) {
        other.set(m);
        otherExpected.set(m);
      }
    }
    BitSet and = (BitSet) expected.clone();
    and.and(otherExpected);
    assertSame(mask.and(other), and, what);
    BitSet andNot = (BitSet) expected.clone();
    andNot.andNot(otherExpected);
    assertSame(mask.andNot(other), andNot, what);
    assertSame(mask, expected, what + ", operands unchanged");
    assertSame(other, otherExpected, what + ", operands unchanged");

    MinuteMask copy = mask.copy();
    copy.set(0, 1440);
    assertSame(mask, expected, what + ", a copy is independent");
  }

  private static void assertSame(MinuteMask mask, BitSet expected, String what) {
    BitSet found = new BitSet();
    for (int m = 0; m < 1440; m++) {
      found.set(m, mask.get(m));
    }
    assertThat(found).as(what).isEqualTo(expected);
    assertThat(mask.count()).as(what).isEqualTo(expected.cardinality());
  }
}
