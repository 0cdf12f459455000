package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class CopyDetectorTest {
  private static List<Finding> found(DayWindow... days) {
    return Watched.by(f -> new CopyDetector(Watched.FITBIT, f), days);
  }

  /// Steps of a lively day.
  private static float[] steps(long seed) {
    SplittableRandom random = Randomness.of(seed);
    float[] steps = new float[DayWindow.MINUTES];
    for (int m = 0; m < steps.length; m++) {
      steps[m] = random.nextInt(3) == 0 ? 0 : random.nextInt(120);
    }
    return steps;
  }

  /// Minutes `from` to `from + length` of a day, on another day's minutes from `to` on.
  private static float[] with(float[] onto, int to, float[] of, int from, int length) {
    float[] copy = onto.clone();
    System.arraycopy(of, from, copy, to, length);
    return copy;
  }

  @Test
  void aWholeDayOfSomebodyElseIsListedOnce() {
    List<Finding> found =
        found(
            Watched.steps("p000", 0, steps(1)),
            Watched.steps("p000", 1, steps(2)),
            Watched.steps("p001", 40, steps(2)));
    assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.DUPLICATE_PERSON);
    assertThat(Watched.lines(found))
        .containsExactly("p001 2026-02-14 -1: the same minutes as person p000, 2026-01-06");
  }

  @Test
  void hoursOfSomebodyElseAreFoundAlsoWhereTheyWereShifted() {
    // Six hours from 08:00 of p000's day stand at 09:00 of the day after, under another id.
    for (long seed = 1; seed <= 20; seed++) {
      float[] original = steps(100 + seed);
      List<Finding> found =
          found(
              Watched.steps("p000", 0, original),
              Watched.steps("p001", 1, with(steps(200 + seed), 540, original, 480, 360)));
      assertThat(found).as("seed %d", seed).hasSize(1);
      Finding f = found.getFirst();
      assertThat(f.kind()).isEqualTo(Finding.Kind.NEAR_DUPLICATE);
      assertThat(f.personId()).isEqualTo("p001");
      int from = f.minute().orElseThrow();
      assertThat(from).isBetween(540, 540 + 360 - 120);
      assertThat(f.detail())
          .isEqualTo(
              "at least 120 minutes from "
                  + Findings.clock(from)
                  + " are those of person p000, 2026-01-05 from "
                  + Findings.clock(from - 60)
                  + " (1500 minutes before)");
    }
  }

  @Test
  void hoursThatComeAgainAtTheSamePersonAreToldApart() {
    float[] day = steps(7);
    List<Finding> found =
        found(
            Watched.steps("p000", 0, day),
            Watched.steps("p000", 2, with(steps(8), 100, day, 100, 600)));
    assertThat(found).extracting(Finding::kind).containsExactly(Finding.Kind.REPEATED_MINUTES);
    assertThat(found.getFirst().detail()).contains("those of 2026-01-05").contains("2880 minutes");
    float[] twice = with(day, 900, day, 300, 400);
    assertThat(found(Watched.steps("p000", 0, twice)).getFirst().detail())
        .contains("(600 minutes before)");
  }

  @Test
  void nightsDrawersAndNumbersSpreadEvenlyAreNoCopies() {
    float[] spread = new float[DayWindow.MINUTES];
    for (int m = 0; m < spread.length; m++) {
      spread[m] = (m + 1) * 7 / 3 - m * 7 / 3; // 2, 2, 3, 2, 2, 3, ...
    }
    assertThat(
            found(
                Watched.steps("p000", 0, Watched.constant(0)),
                Watched.steps("p001", 0, Watched.constant(0)),
                Watched.steps("p002", 0, with(spread, 0, steps(1), 0, 5)),
                Watched.steps("p003", 0, with(spread, 0, steps(2), 0, 5)),
                Watched.steps("p004", 0, steps(3)),
                Watched.steps("p005", 0, steps(4))))
        .isEmpty();
  }

  @Test
  void aSmallTableForgetsAndStillFindsCopies() {
    int met = 0;
    for (long seed = 0; seed < 10; seed++) {
      DayWindow[] days = new DayWindow[40];
      for (int d = 0; d < 39; d++) {
        days[d] = Watched.steps("p000", d, steps(1000 * seed + d));
      }
      days[39] = Watched.steps("p001", 50, with(steps(9), 0, steps(1000 * seed + 3), 0, 1400));
      met += Watched.by(f -> new CopyDetector(Watched.FITBIT, f, 512), days).isEmpty() ? 0 : 1;
    }
    // Of 80 stretches of a day some 8 are left in a table that holds 512 of 3,200.
    assertThat(met).isGreaterThanOrEqualTo(9);
  }

  @Test
  void theTableKeepsTheSmallerHalf() {
    FingerprintTable table = new FingerprintTable(64);
    SplittableRandom random = Randomness.of(5);
    long[] prints = random.longs(1000).toArray();
    for (int i = 0; i < prints.length; i++) {
      assertThat(table.putIfAbsent(prints[i], i)).isEqualTo(-1);
    }
    int known = 0;
    for (int i = 0; i < prints.length; i++) {
      long place = table.putIfAbsent(prints[i], 5000);
      if (place >= 0) {
        assertThat(place).isEqualTo(i);
        known++;
      }
    }
    assertThat(known).isBetween(24, 64);
  }
}
