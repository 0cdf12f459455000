package org.diurnal.data.xpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class IbmFloatTest {
  private static double number(String hex) {
    byte[] b = HexFormat.of().parseHex(hex);
    return IbmFloat.toDouble(b, 0, b.length);
  }

  private static String hex(double value) {
    byte[] b = new byte[8];
    IbmFloat.put(value, b, 0);
    return HexFormat.of().formatHex(b);
  }

  private static char code(String hex) {
    byte[] b = HexFormat.of().parseHex(hex);
    return IbmFloat.missingCode(b, 0, b.length);
  }

  @Test
  void numbersWorkedByHand() {
    assertThat(number("0000000000000000")).isZero();
    // 1 = 1/16 * 16^1: exponent 64 + 1 = 0x41, fraction 0.1 in base 16
    assertThat(number("4110000000000000")).isEqualTo(1);
    assertThat(number("c110000000000000")).isEqualTo(-1);
    // 118.625 = 0x76.A = 0x.76A * 16^2, TS-140's own kind of example
    assertThat(number("4276a00000000000")).isEqualTo(118.625);
    assertThat(number("c276a00000000000")).isEqualTo(-118.625);
    // 0.1 as a double is 0x1.999999999999ap-4 = 0x0.1999999999999a: exponent 64, 14 digits
    assertThat(number("401999999999999a")).isEqualTo(0.1);
    // 21005 = 0x520D = 0x.520D * 16^4
    assertThat(number("44520d0000000000")).isEqualTo(21005);
    assertThat(hex(0)).isEqualTo("0000000000000000");
    assertThat(hex(1)).isEqualTo("4110000000000000");
    assertThat(hex(-118.625)).isEqualTo("c276a00000000000");
    assertThat(hex(0.1)).isEqualTo("401999999999999a");
  }

  @Test
  void theLargestAndTheSmallest() {
    // (1 - 16^-14) * 16^63; 56 ones do not fit in a double, the nearest is 16^63 = 2^252
    assertThat(number("7fffffffffffffff")).isEqualTo(Math.scalb(1.0, 252));
    // 53 ones do: (1 - 2^-53) * 2^252
    assertThat(number("7ffffffffffffff8")).isEqualTo(Math.nextDown(Math.scalb(1.0, 252)));
    // normalised: 1/16 * 16^-64 = 2^-260
    assertThat(number("0010000000000000")).isEqualTo(Math.scalb(1.0, -260));
    // not normalised: 16^-14 * 16^-64 = 2^-312
    assertThat(number("0000000000000001")).isEqualTo(Math.scalb(1.0, -312));
    assertThat(hex(Math.nextDown(Math.scalb(1.0, 252)))).isEqualTo("7ffffffffffffff8");
    assertThat(hex(Math.scalb(1.0, -260))).isEqualTo("0010000000000000");
    for (double d : new double[] {Math.scalb(1.0, 252), Math.nextDown(Math.scalb(1.0, -260))}) {
      assertThatThrownBy(() -> hex(d)).isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> hex(-d)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> hex(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> hex(Double.MIN_VALUE)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatWasCutOffCountsAsZero() {
    assertThat(number("4110")).isEqualTo(1);
    // 0.1 cut to 0x.19 and 0x.1999
    assertThat(number("4019")).isEqualTo(25 / 256.0);
    assertThat(number("401999")).isEqualTo(0x1999 / 65536.0);
    assertThat(number("40199999999999")).isEqualTo(0x199999999999L / Math.scalb(1.0, 48));
  }

  @Test
  void roundsToTheNearestDoubleWhereAFractionHasMoreThan53Bits() {
    // 2^55 + 1, + 4 (half way, even below), + 5 and + 12 (half way, even above), over 2^56 * 16
    double ulp = Math.scalb(1.0, -48 - 1);
    assertThat(number("4180000000000001")).isEqualTo(8);
    assertThat(number("4180000000000004")).isEqualTo(8);
    assertThat(number("4180000000000005")).isEqualTo(8 + ulp);
    assertThat(number("418000000000000c")).isEqualTo(8 + 2 * ulp);
  }

  @Test
  void missingCodesAreALetterAndZeros() {
    assertThat(code("2e00000000000000")).isEqualTo('.');
    assertThat(code("5f00000000000000")).isEqualTo('_');
    assertThat(code("4100000000000000")).isEqualTo('A');
    assertThat(code("5a00000000000000")).isEqualTo('Z');
    assertThat(code("2e00")).isEqualTo('.');
    assertThat(number("2e00000000000000")).isNaN();
    assertThat(number("5a00")).isNaN();
    // Neither a number with that exponent, nor a zero with another one.
    assertThat(code("4110000000000000")).isEqualTo(IbmFloat.NONE);
    assertThat(code("0000000000000000")).isEqualTo(IbmFloat.NONE);
    assertThat(code("4000000000000000")).isEqualTo(IbmFloat.NONE);
    assertThat(code("5b00000000000000")).isEqualTo(IbmFloat.NONE);
    assertThat(number("4000000000000000")).isZero();
    assertThat(number("8000000000000000")).isEqualTo(-0.0);
    assertThatThrownBy(() -> IbmFloat.putMissing('a', new byte[8], 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyDoubleInRangeComesBack() {
    long seed = 20260711;
    SplittableRandom random = Randomness.of(seed);
    byte[] b = new byte[8];
    for (int i = 0; i < 200_000; i++) {
      long mantissa = random.nextLong() & 0x800F_FFFF_FFFF_FFFFL;
      double value =
          Double.longBitsToDouble(mantissa | random.nextLong(1023 - 260, 1023 + 252) << 52);
      IbmFloat.put(value, b, 0);
      assertThat(IbmFloat.toDouble(b, 0, 8)).as("seed %s", seed).isEqualTo(value);
      assertThat(IbmFloat.missingCode(b, 0, 8)).isEqualTo(IbmFloat.NONE);
    }
  }

  @Test
  void everyCodeComesBack() {
    byte[] b = new byte[8];
    for (char c : "._ABCDEFGHIJKLMNOPQRSTUVWXYZ".toCharArray()) {
      IbmFloat.putMissing(c, b, 0);
      assertThat(IbmFloat.missingCode(b, 0, 8)).isEqualTo(c);
      assertThat(IbmFloat.toDouble(b, 0, 8)).isNaN();
    }
  }
}
