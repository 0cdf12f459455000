package org.diurnal.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import org.diurnal.core.FailedException;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.NormalizedDay;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrainerTest {
  private static final Tiny.Days DAYS = Tiny.days(12, 1, Tiny.SEED);

  /// Weights after some steps, and what each step said.
  private record Run(float[] weights, float[] moments, List<Trainer.StepResult> steps) {}

  private static Run run(DaySource days, PretrainSettings settings, int steps) {
    try (Workers workers = new Workers(settings.workers());
        Model model = Model.initialize(Tiny.CONFIG, settings.precision(), settings.seed());
        Trainer trainer = new Trainer(model, days, settings, workers)) {
      List<Trainer.StepResult> results = new ArrayList<>();
      for (int step = 1; step <= steps; step++) {
        results.add(trainer.step(step));
      }
      return new Run(model.parameters().toFloats(), trainer.optimizer().firstMoment(), results);
    }
  }

  private static PretrainSettings settings(int microBatch, Precision precision, int workers) {
    return Tiny.settings(20, 8, microBatch, 3e-3, precision, workers, Tiny.SEED, 1, 1, 1);
  }

  /// The same days, each taking a time of its own to come.
  private static DaySource dawdling(long seed) {
    AtomicLong calls = new AtomicLong();
    return new DaySource() {
      @Override
      public int size() {
        return DAYS.size();
      }

      @Override
      public NormalizedDay day(int index) {
        SplittableRandom random = Randomness.of(seed, calls.incrementAndGet());
        long until = System.nanoTime() + random.nextInt(3_000_000);
        while (System.nanoTime() < until) {
          Thread.onSpinWait();
        }
        return DAYS.day(index);
      }
    };
  }

  @ParameterizedTest
  @CsvSource({"FP32,1", "FP32,2", "FP32,3", "BF16,2"})
  void equalSeedAndWorkersGiveTheSameBitsWhateverTheTiming(Precision precision, int workers) {
    Run first = run(dawdling(1), settings(2, precision, workers), 5);
    Run second = run(dawdling(2), settings(2, precision, workers), 5);
    assertThat(second.weights()).isEqualTo(first.weights());
    assertThat(second.moments()).isEqualTo(first.moments());
    assertThat(second.steps()).isEqualTo(first.steps());
  }

  @Test
  void anotherSeedIsAnotherRun() {
    PretrainSettings other =
        Tiny.settings(20, 8, 2, 3e-3, Precision.FP32, 1, Tiny.SEED + 1, 1, 1, 1);
    assertThat(run(DAYS, other, 1).steps())
        .isNotEqualTo(run(DAYS, settings(2, Precision.FP32, 1), 1).steps());
  }

  @ParameterizedTest
  @CsvSource({"1,1", "3,1", "8,1", "20,1", "2,2", "1,3", "8,3"})
  void howAStepIsCutUpChangesItByRoundingOnly(int microBatch, int workers) {
    Run reference = run(DAYS, settings(2, Precision.FP64, 1), 5);
    Run cut = run(DAYS, settings(microBatch, Precision.FP64, workers), 5);
    for (int i = 0; i < 5; i++) {
      assertThat(cut.steps().get(i).loss())
          .isCloseTo(reference.steps().get(i).loss(), within(1e-10));
      assertThat(cut.steps().get(i).gradientNorm())
          .isCloseTo(reference.steps().get(i).gradientNorm(), within(1e-9));
    }
    for (int i = 0; i < cut.weights().length; i++) {
      assertThat(cut.weights()[i])
          .as("weight %d", i)
          .isCloseTo(reference.weights()[i], within(1e-7f));
    }
  }

  @Test
  void lossGoesDownOnDaysThatCanBeLearned() {
    PretrainSettings settings =
        Tiny.settings(150, 8, 4, 1e-2, Precision.FP32, 2, Tiny.SEED, 1, 1, 1);
    List<Trainer.StepResult> steps = run(DAYS, settings, 150).steps();
    // Around a wave of variance 1.125 and noise of 0.09.
    assertThat(mean(steps.subList(0, 10))).isGreaterThan(1.0);
    assertThat(mean(steps.subList(140, 150))).isLessThan(0.5);
  }

  private static double mean(List<Trainer.StepResult> steps) {
    return steps.stream().mapToDouble(Trainer.StepResult::loss).average().orElseThrow();
  }

  @Test
  void aStepSaysItsRateAndTheNormBeforeClipping() {
    Run run = run(DAYS, settings(2, Precision.FP64, 1), 3);
    LearningRate schedule = settings(2, Precision.FP64, 1).schedule();
    for (int i = 0; i < 3; i++) {
      assertThat(run.steps().get(i).learningRate()).isEqualTo(schedule.at(i + 1));
    }
    // The first moment is a tenth of the gradient, which clipping to 1 shortens.
    double norm = run.steps().getFirst().gradientNorm();
    assertThat(norm).isGreaterThan(1);
    assertThat(norm(run(DAYS, settings(2, Precision.FP64, 1), 1).moments()))
        .isCloseTo(0.1, within(1e-6));
  }

  private static double norm(float[] values) {
    double sum = 0;
    for (float v : values) {
      sum += (double) v * v;
    }
    return Math.sqrt(sum);
  }

  @Test
  void daysOnWhichNothingWasObservedTeachNothingAndBreakNothing() {
    Run run = run(Tiny.empty(3), settings(2, Precision.FP32, 2), 2);
    assertThat(run.steps()).allSatisfy(s -> assertThat(s.loss()).isZero());
    assertThat(run.moments()).containsOnly(0f);
  }

  @Test
  void emptyDaysAmongOthersDoNotChangeTheLoss() {
    // Losses are means over minutes: micro-batches of nothing but an empty day weigh nothing.
    List<NormalizedDay> mixed = new ArrayList<>(Tiny.empty(4).days());
    mixed.addAll(DAYS.days());
    PretrainSettings one = settings(1, Precision.FP64, 2);
    PretrainSettings all = settings(8, Precision.FP64, 1);
    double apart = run(new Tiny.Days(mixed), one, 1).steps().getFirst().loss();
    double together = run(new Tiny.Days(mixed), all, 1).steps().getFirst().loss();
    assertThat(apart).isCloseTo(together, within(1e-10));
  }

  @Test
  void aRunThatDivergesStopsAndNamesTheStep() {
    PretrainSettings mad = Tiny.settings(20, 4, 2, 1e30, Precision.FP32, 1, Tiny.SEED, 1, 1, 1);
    assertThatThrownBy(() -> run(DAYS, mad, 10))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("step 2")
        .satisfies(e -> assertThat(((FailedException) e).cure()).contains("learning rate"));
  }

  @Test
  void noDayToLearnFromIsRefused() {
    assertThatThrownBy(() -> run(Tiny.none(), settings(2, Precision.FP32, 1), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no day");
  }
}
