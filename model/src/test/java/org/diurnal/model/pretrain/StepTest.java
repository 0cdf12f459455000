package org.diurnal.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.TokenBatch;
import org.junit.jupiter.api.Test;

class StepTest {
  private static final Tiny.Days TEN = Tiny.days(10, 1, Tiny.SEED);

  /// Notes which days are asked for.
  private record Noting(DaySource days, List<Integer> asked) implements DaySource {
    @Override
    public int size() {
      return days.size();
    }

    @Override
    public NormalizedDay day(int index) {
      asked.add(index);
      return days.day(index);
    }
  }

  private static PretrainSettings settings(int batch, int microBatch, long seed) {
    return Tiny.settings(100, batch, microBatch, 1e-3, Precision.FP32, 1, seed, 1, 1, 1);
  }

  private static Step step(DaySource days, PretrainSettings settings, long number) {
    return Step.training(days, DayOrder.shuffled(days.size(), settings.seed()), settings, number);
  }

  private static List<Integer> daysOf(PretrainSettings settings, long step) {
    Noting noting = new Noting(TEN, new ArrayList<>());
    step(noting, settings, step);
    return noting.asked();
  }

  @Test
  void everyDayComesOnceInEveryRoundEvenWhereStepsStraddleTwo() {
    PretrainSettings four = settings(4, 2, Tiny.SEED); // ten days: rounds end within steps
    List<Integer> asked = new ArrayList<>();
    for (long step = 1; step <= 25; step++) {
      asked.addAll(daysOf(four, step));
    }
    Set<List<Integer>> rounds = new HashSet<>();
    for (int round = 0; round < 10; round++) {
      List<Integer> days = asked.subList(round * 10, round * 10 + 10);
      assertThat(days)
          .as("round %d, seed %d", round, Tiny.SEED)
          .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10).boxed().toList());
      rounds.add(List.copyOf(days));
    }
    assertThat(rounds).as("orders").hasSize(10);
  }

  @Test
  void aBatchMayBeLargerThanAllDays() {
    List<Integer> asked = daysOf(settings(25, 2, Tiny.SEED), 1);
    assertThat(asked).hasSize(25);
    assertThat(asked.subList(0, 10)).doesNotHaveDuplicates();
    assertThat(asked.subList(10, 20)).doesNotHaveDuplicates();
  }

  @Test
  void aStepIsAFunctionOfItsNumberAndTheSeedAlone() {
    assertThat(daysOf(settings(4, 2, 1), 7)).isEqualTo(daysOf(settings(4, 3, 1), 7));
    assertThat(daysOf(settings(4, 2, 1), 7)).isNotEqualTo(daysOf(settings(4, 2, 2), 7));
    TokenBatch once = step(TEN, settings(4, 4, 1), 7).tokens(0, 0.5);
    TokenBatch again = step(TEN, settings(4, 4, 1), 7).tokens(0, 0.5);
    for (int b = 0; b < 4; b++) {
      for (int i = 0; i < once.tokens(); i++) {
        assertThat(again.token(b, i)).isEqualTo(once.token(b, i));
      }
    }
  }

  @Test
  void theSameDayIsMaskedAnewEveryTime() {
    Tiny.Days one = Tiny.days(1, 1, Tiny.SEED);
    Step step = step(one, settings(12, 12, Tiny.SEED), 1);
    TokenBatch batch = step.tokens(0, 0.5);
    Set<List<Integer>> orders = new HashSet<>();
    for (int b = 0; b < 12; b++) {
      int day = b;
      orders.add(IntStream.range(0, batch.tokens()).mapToObj(i -> batch.token(day, i)).toList());
    }
    // Modality has two channels to choose from; the other modes hardly ever repeat.
    assertThat(orders).hasSizeGreaterThan(6);
  }

  @Test
  void microBatchesHoldEachSampleOnceInOrderOfWhatMayBeSeen() {
    Step step = step(TEN, settings(9, 2, Tiny.SEED), 3);
    assertThat(step.microBatches()).isEqualTo(5);
    int samples = 0;
    int before = 0;
    double minutes = 0;
    for (int i = 0; i < 5; i++) {
      TokenBatch batch = step.tokens(i, 0.5);
      samples += batch.size();
      minutes += batch.lossMinutes();
      for (int b = 0; b < batch.size(); b++) {
        assertThat(batch.visible(b)).isGreaterThanOrEqualTo(before);
        before = batch.visible(b);
      }
    }
    assertThat(samples).isEqualTo(9);
    assertThat(minutes).isEqualTo(step.lossMinutes());
  }

  @Test
  void heldOutMasksAreTheSameWhateverTheSeed() {
    TokenBatch one = Step.heldOut(TEN, 2, 6, settings(1, 4, 1)).tokens(0, 0.5);
    TokenBatch two = Step.heldOut(TEN, 2, 6, settings(1, 4, 2)).tokens(0, 0.5);
    assertThat(one.size()).isEqualTo(4);
    for (int b = 0; b < 4; b++) {
      for (int i = 0; i < one.tokens(); i++) {
        assertThat(two.token(b, i)).isEqualTo(one.token(b, i));
      }
    }
  }
}
