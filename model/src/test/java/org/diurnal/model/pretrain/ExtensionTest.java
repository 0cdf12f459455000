package org.diurnal.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.model.engine.Parameters;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtensionTest {
  /// The new channel stands first, so that known ones change their places.
  private static final SensorSchema THREE =
      new SensorSchema(
          "three",
          "for tests",
          List.of(
              channel("new", 5, 2),
              Tiny.PREPROCESSOR.schema().channel(0).withStatistics(3, 4),
              Tiny.PREPROCESSOR.schema().channel(1)));

  @TempDir Path tmp;

  private static Channel channel(String name, double mean, double std) {
    return new Channel(
        name, "1", "test", Aggregation.MEAN, -9, 9, mean, std, ChannelKind.CONTINUOUS, "");
  }

  private static SavedModel base() {
    return new SavedModel(Model.initialize(Tiny.CONFIG, Precision.FP32, 3), Tiny.PREPROCESSOR);
  }

  /// Days of [Tiny] with a first channel that is the mean of the others' opposites.
  private static Tiny.Days days(int count) {
    List<NormalizedDay> days = new ArrayList<>();
    for (NormalizedDay two : Tiny.days(count, 1, 5).days()) {
      float[] z = new float[3 * MinuteMask.MINUTES];
      System.arraycopy(two.z(), 0, z, MinuteMask.MINUTES, 2 * MinuteMask.MINUTES);
      for (int m = 0; m < MinuteMask.MINUTES; m++) {
        z[m] = -z[MinuteMask.MINUTES + m];
      }
      MinuteMask[] observed = {two.observed()[0], two.observed()[0], two.observed()[1]};
      days.add(new NormalizedDay(two.date(), z, observed));
    }
    return new Tiny.Days(days);
  }

  private static PretrainSettings settings(int steps, double weightDecay) {
    return new PretrainSettings(
        steps,
        8,
        4,
        5e-3,
        weightDecay,
        0.05,
        1,
        Precision.FP32,
        1,
        1,
        MaskSettings.DEFAULT,
        10,
        50,
        50);
  }

  @Test
  void whatIsKnownBeginsAsItWasAndKeepsItsConstants() {
    try (SavedModel base = base();
        Model begun =
            Extension.begin(base, Extension.config(base, THREE), THREE, Precision.FP32, 1)) {
      float[] old = base.model().parameters().get("encoder.channel_embedding");
      float[] rows = begun.parameters().get("encoder.channel_embedding");
      int width = old.length / 2;
      assertThat(java.util.Arrays.copyOfRange(rows, width, 3 * width)).isEqualTo(old);
      assertThat(begun.parameters().get("encoder.0.qkv.weight"))
          .isEqualTo(base.model().parameters().get("encoder.0.qkv.weight"));
      SensorSchema constants = Extension.constants(base, THREE);
      assertThat(constants.channel(0).mean()).isEqualTo(5); // estimated: nobody knows better
      assertThat(constants.channel(1).mean()).isZero(); // the model's, not 3
      assertThat(constants.channel(1).std()).isEqualTo(1);
    }
  }

  @Test
  void onlyNewRowsAndTheDecoderAreLearnedAndAllElseStaysToTheBit() throws IOException {
    try (SavedModel base = base()) {
      Path folder = tmp.resolve("run");
      ModelConfig config = Extension.config(base, THREE);
      Preprocessor preprocessor = new Preprocessor(Extension.constants(base, THREE), 5);
      Extension extension = new Extension("sha", List.of("up", "down"));
      new Pretraining(folder, config, preprocessor, settings(60, 0))
          .extending(base)
          .run(
              days(16),
              days(4),
              false,
              () -> DurableFiles.write(folder.resolve(Extension.FILE), Json.text(extension)),
              Progress.SILENT,
              () -> false);
      List<Metric> metrics = Pretraining.metrics(folder);
      assertThat(metrics.getLast().loss()).isLessThan(metrics.getFirst().loss());
      try (SavedModel extended = SavedModel.open(folder, Precision.FP32)) {
        int changed = 0;
        for (Parameters.Slice slice : base.model().parameters().slices()) {
          float[] before = base.model().parameters().get(slice.name());
          float[] after = extended.model().parameters().get(slice.name());
          if (slice.name().endsWith("channel_embedding")) {
            int width = Math.toIntExact(slice.shape().get(1));
            assertThat(java.util.Arrays.copyOfRange(after, width, 3 * width)).isEqualTo(before);
          } else if (slice.name().startsWith("encoder.")
              || slice.name().startsWith("patch_embedding")) {
            assertThat(after).as(slice.name()).isEqualTo(before);
          } else {
            changed += java.util.Arrays.equals(before, after) ? 0 : 1;
          }
        }
        assertThat(changed).as("parts of the decoder that moved").isGreaterThan(5);
      }
    }
  }

  @Test
  void aRunThatIsStoppedGoesOnWithWhatIsFrozenFrozen() throws IOException {
    try (SavedModel base = base()) {
      Preprocessor preprocessor = new Preprocessor(Extension.constants(base, THREE), 5);
      ModelConfig config = Extension.config(base, THREE);
      Extension extension = new Extension("sha", List.of("up", "down"));
      List<float[]> weights = new ArrayList<>();
      for (boolean stopped : new boolean[] {false, true}) {
        Path folder = tmp.resolve("stopped-" + stopped);
        Pretraining run = new Pretraining(folder, config, preprocessor, settings(20, 0));
        Pretraining.Papers papers =
            () -> DurableFiles.write(folder.resolve(Extension.FILE), Json.text(extension));
        int[] steps = {0};
        run.extending(base)
            .run(
                days(8), days(2), false, papers, Progress.SILENT, () -> stopped && ++steps[0] == 7);
        if (stopped) {
          run.run(days(8), days(2), true, papers, Progress.SILENT, () -> false);
        }
        try (SavedModel done = SavedModel.open(folder, Precision.FP32)) {
          weights.add(done.model().parameters().toFloats());
        }
      }
      assertThat(weights.get(1)).isEqualTo(weights.get(0));
    }
  }

  @Test
  void weightDecayWouldChangeWhatIsFrozen() {
    try (SavedModel base = base();
        Workers workers = new Workers(1);
        Trainer trainer =
            new Trainer(base.model(), Tiny.days(4, 1, 1), settings(5, 1e-4), workers)) {
      float[] mask = new float[(int) base.model().parameters().size()];
      assertThatThrownBy(() -> trainer.learning(mask))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("weight decay");
    }
  }

  @Test
  void aSchemaWithoutAKnownChannelOrWithoutANewOneIsRefused() {
    try (SavedModel base = base()) {
      SensorSchema lacks =
          new SensorSchema("l", "", List.of(channel("up", 0, 1), channel("x", 0, 1)));
      assertThatThrownBy(() -> Extension.config(base, lacks))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("down");
      assertThatThrownBy(() -> Extension.config(base, Tiny.PREPROCESSOR.schema()))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("no channel that the model does not know");
    }
  }
}
