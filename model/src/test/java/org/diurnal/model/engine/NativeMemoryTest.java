package org.diurnal.model.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.Pointer;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.Tower;
import org.diurnal.model.pretrain.DaySource;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.model.pretrain.Trainer;
import org.diurnal.model.pretrain.Workers;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativeMemoryTest {
  private static final long SEED = 20261122;
  private static final int STEPS = 300;
  private static final ModelConfig CONFIG =
      new ModelConfig("tiny", 2, new Tower(32, 64, 2, 2), new Tower(32, 64, 2, 1));

  private record Fixed(List<NormalizedDay> days) implements DaySource {
    static Fixed random(int count) {
      SplittableRandom random = Randomness.of(SEED);
      List<NormalizedDay> days = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        float[] z = new float[2 * MinuteMask.MINUTES];
        for (int m = 0; m < z.length; m++) {
          z[m] = (float) random.nextGaussian();
        }
        MinuteMask[] observed = {MinuteMask.all(), MinuteMask.all()};
        days.add(new NormalizedDay(LocalDate.of(2016, 4, 12).plusDays(i), z, observed));
      }
      return new Fixed(days);
    }

    @Override
    public int size() {
      return days.size();
    }

    @Override
    public NormalizedDay day(int index) {
      return days.get(index);
    }
  }

  /// Native objects that Java holds must not grow by one a step; the process must not grow by what
  /// a step computes, some 8 MB.
  @ParameterizedTest
  @EnumSource(names = {"FP32", "BF16"})
  void stepsLeaveNothingBehind(Precision precision) {
    PretrainSettings settings =
        new PretrainSettings(
            10_000, 4, 2, 1e-3, 1e-4, 0.05, 1, precision, 2, SEED, MaskSettings.DEFAULT, 1, 1, 1);
    try (Workers workers = new Workers(2);
        Model model = Model.initialize(CONFIG, precision, SEED);
        Trainer trainer = new Trainer(model, Fixed.random(8), settings, workers)) {
      int step = 0;
      for (int i = 0; i < 40; i++) { // allocators and the heap take what they need
        trainer.step(++step);
      }
      System.gc();
      long objects = Pointer.totalCount();
      long bytes = Pointer.physicalBytes();
      for (int i = 0; i < STEPS; i++) {
        trainer.step(++step);
      }
      long moreObjects = Pointer.totalCount() - objects;
      long moreBytes = Pointer.physicalBytes() - bytes;
      assertThat(moreObjects).as("native objects after %d steps", STEPS).isLessThan(20);
      assertThat(moreBytes).as("bytes after %d steps", STEPS).isLessThan(200_000_000);
    }
  }
}
