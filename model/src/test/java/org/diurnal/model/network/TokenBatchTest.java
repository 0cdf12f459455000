package org.diurnal.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.diurnal.core.MinuteMask;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.network.TokenBatch.Purpose;
import org.junit.jupiter.api.Test;

/// Two days of one channel, small enough to lay out by hand.
///
/// Day A: slots 0 to 3 observed, 5 minutes of slot 4, nothing else; hidden on purpose: 1, 4, 70. So
/// it sees 0, 2, 3; has loss at 1 and 4 (20 + 5 minutes); the rest follows.
///
/// Day B: slots 0 to 9 observed; hidden on purpose: 0 to 3. So it sees 4 to 9 and has loss at 0 to
/// 3 (80 minutes).
class TokenBatchTest {
  private static final NormalizedDay A = day(LocalDate.of(2016, 4, 12), 1, 85);
  private static final NormalizedDay B = day(LocalDate.of(2016, 4, 13), 1, 200);
  private static final AimMask MASK_A = hiding(A, 1, 4, 70);
  private static final AimMask MASK_B = hiding(B, 0, 1, 2, 3);

  /// A day whose first minutes are observed; minute m holds 1 + m / 1000.
  private static NormalizedDay day(LocalDate date, int channels, int minutes) {
    float[] z = new float[channels * 1440];
    MinuteMask[] observed = new MinuteMask[channels];
    for (int c = 0; c < channels; c++) {
      observed[c] = new MinuteMask();
      observed[c].set(0, minutes);
      for (int m = 0; m < minutes; m++) {
        z[c * 1440 + m] = value(m);
      }
    }
    return new NormalizedDay(date, z, observed);
  }

  private static float value(int minute) {
    return 1 + minute / 1000f;
  }

  private static AimMask hiding(NormalizedDay day, int... tokens) {
    boolean[] inherited = day.inherited();
    boolean[] hidden = new boolean[inherited.length];
    for (int t : tokens) {
      hidden[t] = true;
    }
    return AimMask.hiding(inherited, hidden);
  }

  private static TokenBatch batch(Purpose purpose) {
    return new TokenBatch(List.of(A, B), List.of(MASK_A, MASK_B), purpose);
  }

  private static int[] order(TokenBatch batch, int day) {
    return IntStream.range(0, batch.tokens()).map(i -> batch.token(day, i)).toArray();
  }

  private static float[] patch(float[] all, int row) {
    return Arrays.copyOfRange(all, row * 20, row * 20 + 20);
  }

  private static float[] slot(int slot) {
    float[] values = new float[20];
    for (int m = 0; m < 20; m++) {
      values[m] = value(slot * 20 + m);
    }
    return values;
  }

  private static float[] ones(int count) {
    float[] values = new float[20];
    Arrays.fill(values, 0, count, 1);
    return values;
  }

  @Test
  void whatMayBeSeenComesFirstThenWhatCarriesLossThenTheRest() {
    TokenBatch batch = batch(new Purpose.Learning(0.5, true));
    assertThat(batch.size()).isEqualTo(2);
    assertThat(batch.tokens()).isEqualTo(72);
    assertThat(order(batch, 0)).startsWith(0, 2, 3, 1, 4, 5, 6, 7).endsWith(69, 70, 71);
    assertThat(order(batch, 1)).startsWith(4, 5, 6, 7, 8, 9, 0, 1, 2, 3, 10, 11).endsWith(70, 71);
    for (int b = 0; b < 2; b++) {
      int[] sorted = order(batch, b);
      Arrays.sort(sorted);
      assertThat(sorted).containsExactly(IntStream.range(0, 72).toArray());
    }
    assertThat(batch.visible(0)).isEqualTo(3);
    assertThat(batch.visible(1)).isEqualTo(6);
  }

  @Test
  void trimmedToWhatTheDayThatSeesMostNeeds() {
    TokenBatch batch = batch(new Purpose.Learning(0.5, true));
    assertThat(batch.kept()).isEqualTo(6);
  }

  @Test
  void aFixedShareIsDroppedButNothingThatMayBeSeen() {
    assertThat(batch(new Purpose.Learning(0.5, false)).kept()).isEqualTo(36);
    assertThat(batch(new Purpose.Learning(0.9, false)).kept()).isEqualTo(7); // 72 - 65
    assertThat(batch(new Purpose.Learning(0.99, false)).kept()).isEqualTo(6); // not 72 - 71
  }

  @Test
  void learningPredictsFromTheFirstHiddenTokenToTheLastWithLoss() {
    TokenBatch batch = batch(new Purpose.Learning(0.5, true));
    assertThat(batch.predictFrom()).isEqualTo(3); // A sees three
    assertThat(batch.predicted()).isEqualTo(7); // B's loss ends at position 10
  }

  @Test
  void fillingPredictsAllThatIsMasked() {
    TokenBatch batch = batch(new Purpose.Filling());
    assertThat(batch.kept()).isEqualTo(6);
    assertThat(batch.predictFrom()).isEqualTo(3);
    assertThat(batch.predicted()).isEqualTo(69);
  }

  @Test
  void onlyWhatMayBeSeenIsCopiedIn() {
    float[] patches = batch(new Purpose.Learning(0.5, true)).patches(); // [2, 6, 20]
    assertThat(patches).hasSize(2 * 6 * 20);
    assertThat(patch(patches, 0)).containsExactly(slot(0));
    assertThat(patch(patches, 1)).containsExactly(slot(2));
    assertThat(patch(patches, 2)).containsExactly(slot(3));
    for (int row = 3; row < 6; row++) {
      assertThat(patch(patches, row)).containsOnly(0f);
    }
    for (int row = 6; row < 12; row++) {
      assertThat(patch(patches, row)).containsExactly(slot(row - 2));
    }
  }

  @Test
  void lossIsTakenWhereAMinuteWasHiddenOnPurposeAndReallyObserved() {
    TokenBatch batch = batch(new Purpose.Learning(0.5, true)); // positions 3 to 9
    float[] weights = batch.weights(); // [2, 7, 20]
    float[] targets = batch.targets();
    assertThat(weights).hasSize(2 * 7 * 20);
    assertThat(patch(weights, 0)).containsExactly(ones(20)); // A: slot 1
    assertThat(patch(targets, 0)).containsExactly(slot(1));
    assertThat(patch(weights, 1)).containsExactly(ones(5)); // A: slot 4, 5 minutes
    assertThat(Arrays.copyOf(patch(targets, 1), 5)).containsExactly(Arrays.copyOf(slot(4), 5));
    for (int row = 2; row < 10; row++) { // A: slots 5 to 9; B: slots 7 to 9, which it sees
      assertThat(patch(weights, row)).as("row %d", row).containsOnly(0f);
      assertThat(patch(targets, row)).as("row %d", row).containsOnly(0f);
    }
    for (int row = 10; row < 14; row++) { // B: slots 0 to 3
      assertThat(patch(weights, row)).containsExactly(ones(20));
      assertThat(patch(targets, row)).containsExactly(slot(row - 10));
    }
    assertThat(batch.lossMinutes()).isEqualTo(105);
  }

  @Test
  void eachDayHasItsOwnCalendar() {
    float[] calendar = batch(new Purpose.Filling()).calendar();
    assertThat(calendar).hasSize(2 * 72 * 8);
    assertThat(Arrays.copyOfRange(calendar, 0, 576)).isEqualTo(TimeFeatures.calendar(A.date()));
    assertThat(Arrays.copyOfRange(calendar, 576, 1152)).isEqualTo(TimeFeatures.calendar(B.date()));
  }

  @Test
  void aTokenOfTheSecondChannelTakesThatChannelsMinutes() {
    NormalizedDay two = day(LocalDate.of(2016, 4, 12), 2, 40);
    for (int m = 0; m < 40; m++) {
      two.z()[1440 + m] = -value(m);
    }
    TokenBatch batch =
        new TokenBatch(List.of(two), List.of(hiding(two, 72)), new Purpose.Learning(0.5, true));
    assertThat(order(batch, 0)).startsWith(0, 1, 73, 72, 2);
    assertThat(batch.patches()[2 * 20]).isEqualTo(-value(20));
    assertThat(batch.targets()[0]).isEqualTo(-value(0));
    assertThat(batch.lossMinutes()).isEqualTo(20);
  }

  @Test
  void aDayOfWhichNothingMayBeSeenStillHasAShape() {
    TokenBatch batch =
        new TokenBatch(List.of(A), List.of(hiding(A, 0, 1, 2, 3)), new Purpose.Learning(0.5, true));
    assertThat(batch.visible(0)).isZero();
    assertThat(batch.kept()).isEqualTo(1); // a network needs a token; it is blocked
    assertThat(batch.patches()).containsOnly(0f);
    assertThat(batch.predictFrom()).isZero();
    assertThat(batch.predicted()).isEqualTo(4);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    Purpose purpose = new Purpose.Filling();
    assertThatThrownBy(() -> new TokenBatch(List.of(), List.of(), purpose))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 days");
    assertThatThrownBy(() -> new TokenBatch(List.of(A), List.of(MASK_A, MASK_B), purpose))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 days and 2 masks");
    NormalizedDay two = day(LocalDate.of(2016, 4, 12), 2, 40);
    assertThatThrownBy(() -> new TokenBatch(List.of(A, two), List.of(MASK_A, hiding(two)), purpose))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("day 1");
  }
}
