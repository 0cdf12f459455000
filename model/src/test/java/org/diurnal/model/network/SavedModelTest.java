package org.diurnal.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.engine.Parameters;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.safetensors.SafeTensorsFile;
import org.diurnal.model.safetensors.SafeTensorsWriter;
import org.diurnal.model.safetensors.TensorSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedModelTest {
  private static final long SEED = 20261122;
  private static final ModelConfig CONFIG =
      new ModelConfig("tiny", 3, new Tower(32, 48, 2, 2), new Tower(16, 24, 1, 1));
  private static final Preprocessor PREPROCESSOR =
      new Preprocessor(SensorSchema.builtIn("fitbit"), Preprocessor.CLIP);

  @TempDir Path folder;
  private Path weights;

  /// A folder with a model whose every weight is random, odd bit patterns among them.
  @BeforeEach
  void save() throws IOException {
    weights = folder.resolve(ModelFolder.WEIGHTS);
    SavedModel.writeConfig(folder, CONFIG, PREPROCESSOR);
    try (Model model = random(Precision.FP32)) {
      SavedModel.writeWeights(weights, model);
    }
  }

  private static Model random(Precision precision) {
    SplittableRandom random = Randomness.of(SEED);
    Model model = Model.initialize(CONFIG, precision, SEED);
    float[] all = new float[(int) model.parameters().size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = (float) (0.2 * random.nextGaussian());
    }
    all[0] = -0f;
    all[1] = Float.MIN_VALUE;
    all[2] = Math.nextUp(1f);
    model.parameters().setAll(all);
    return model;
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private static float[] filled(Model model) {
    NormalizedDay day = Days.random(3, Randomness.of(SEED, 1));
    TokenBatch batch =
        new TokenBatch(
            List.of(day),
            List.of(AimMask.inheritedOnly(day.inherited())),
            new TokenBatch.Purpose.Filling());
    try (Scope s = Scope.inference()) {
      Weights w = model.weights();
      return model
          .network()
          .forwardDecoder(w, model.network().forwardEncoder(w, batch), batch)
          .toFloats();
    }
  }

  private void assertRefused(String... words) {
    assertThatThrownBy(() -> SavedModel.open(folder, Precision.FP32).close())
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(folder.toString())
        .hasMessageContainingAll(words)
        .satisfies(e -> assertThat(((BadDataException) e).cure()).isNotBlank());
  }

  /// Writes the weights anew with one tensor changed, left out or added.
  private void rewrite(String drop, TensorSource... added) throws IOException {
    List<TensorSource> tensors = new ArrayList<>();
    try (SafeTensorsFile file = SafeTensorsFile.open(weights)) {
      for (String name : file.names()) {
        if (!name.equals(drop)) {
          tensors.add(
              TensorSource.ofFloats(name, file.tensor(name).shape(), file.tensor(name).floats()));
        }
      }
    }
    tensors.addAll(Arrays.asList(added));
    SafeTensorsWriter.write(weights, tensors, Map.of());
  }

  @Test
  void everythingComesBackToTheBit() throws IOException {
    try (Model before = random(Precision.FP32);
        SavedModel after = SavedModel.open(folder, Precision.FP32)) {
      assertThat(after.model().config()).isEqualTo(CONFIG);
      assertThat(after.preprocessor()).isEqualTo(PREPROCESSOR);
      assertThat(bits(after.model().parameters().toFloats()))
          .isEqualTo(bits(before.parameters().toFloats()));
      for (Parameters.Slice slice : before.parameters().slices()) {
        assertThat(bits(after.model().parameters().get(slice.name())))
            .as(slice.name())
            .isEqualTo(bits(before.parameters().get(slice.name())));
      }
      assertThat(after.model().frozenTensors().keySet()).isEqualTo(before.frozenTensors().keySet());
      before
          .frozenTensors()
          .forEach((name, table) ->
              assertThat(bits(after.model().frozenTensor(name))).isEqualTo(bits(table)));
      assertThat(bits(filled(after.model()))).isEqualTo(bits(filled(before)));

      Path again = folder.resolve("again.safetensors");
      SavedModel.writeWeights(again, after.model());
      assertThat(again).hasSameBinaryContentAs(weights);
    }
  }

  @Test
  void theFileHoldsEveryTensorOnceWithItsShape() {
    try (SafeTensorsFile file = SafeTensorsFile.open(weights)) {
      Map<String, long[]> expected = CONFIG.trainableShapes();
      expected.putAll(CONFIG.frozenShapes());
      assertThat(file.names()).containsExactlyInAnyOrderElementsOf(expected.keySet());
      expected.forEach(
          (name, shape) -> assertThat(file.tensor(name).shape()).as(name).containsExactly(shape));
      assertThat(file.tensor("encoder.0.qkv.weight").shape()).containsExactly(96, 32);
      assertThat(file.tensor("encoder.time_table").shape()).containsExactly(72, 8);
      assertThat(file.tensor("decoder.time_table").shape()).containsExactly(72, 0);
    }
  }

  @Test
  void aModelTrainedIn32BitsCanBeReadIn64() {
    try (Model before = random(Precision.FP32);
        SavedModel after = SavedModel.open(folder, Precision.FP64)) {
      assertThat(bits(after.model().parameters().toFloats()))
          .isEqualTo(bits(before.parameters().toFloats()));
    }
  }

  @Test
  void aFolderWithoutWeightsSaysThatTheRunIsNotOver() throws IOException {
    Files.delete(weights);
    assertRefused("no model.safetensors");
    assertThatThrownBy(() -> SavedModel.open(folder, Precision.FP32).close())
        .satisfies(e -> assertThat(((BadDataException) e).cure()).contains("resume"));
  }

  @Test
  void weightsOfAnotherWidthAreRefused() throws IOException {
    ModelConfig wider = new ModelConfig("tiny", 3, new Tower(64, 48, 2, 2), CONFIG.decoder());
    SavedModel.writeConfig(folder, wider, PREPROCESSOR);
    assertRefused("model.safetensors", "patch_embedding.weight", "[32, 20]", "[64, 20]");
  }

  @Test
  void weightsOfADeeperNetworkAreRefused() throws IOException {
    ModelConfig shallower = new ModelConfig("tiny", 3, new Tower(32, 48, 2, 1), CONFIG.decoder());
    SavedModel.writeConfig(folder, shallower, PREPROCESSOR);
    assertRefused("model.safetensors", "encoder.1.norm1.weight", "knows nothing of");
  }

  @Test
  void weightsOfAShallowerNetworkAreRefused() throws IOException {
    ModelConfig deeper = new ModelConfig("tiny", 3, new Tower(32, 48, 2, 3), CONFIG.decoder());
    SavedModel.writeConfig(folder, deeper, PREPROCESSOR);
    assertRefused("model.safetensors", "encoder.2.norm1.weight");
  }

  @Test
  void aMissingTensorIsNamed() throws IOException {
    rewrite("mask_token");
    assertRefused("model.safetensors", "mask_token");
  }

  @Test
  void aMissingFrozenTensorIsNamed() throws IOException {
    rewrite("encoder.time_table");
    assertRefused("model.safetensors", "encoder.time_table");
  }

  @Test
  void aTensorOfTheRightSizeInAnotherShapeIsRefused() throws IOException {
    rewrite(
        "encoder_to_decoder.weight",
        TensorSource.ofFloats("encoder_to_decoder.weight", new long[] {32, 16}, new float[512]));
    assertRefused("encoder_to_decoder.weight", "[32, 16]", "[16, 32]");
  }

  @Test
  void aTensorOfTheWrongNumberTypeIsRefused() throws IOException {
    java.lang.foreign.MemorySegment bytes =
        java.lang.foreign.MemorySegment.ofArray(new byte[16 * 8]);
    rewrite(
        "mask_token",
        TensorSource.of(
            "mask_token", org.diurnal.model.safetensors.TensorType.F64, new long[] {16}, bytes));
    assertRefused("mask_token", "F64");
  }

  @Test
  void configurationAndPreprocessorOfDifferentSchemasAreRefused() throws IOException {
    SavedModel.writeConfig(
        folder, CONFIG, new Preprocessor(SensorSchema.builtIn("reference34"), Preprocessor.CLIP));
    assertRefused("config.json has 3 channels", "preprocessor_config.json 34");
  }

  @Test
  void aMissingOrDamagedConfigurationIsNamed() throws IOException {
    Path config = folder.resolve(ModelFolder.CONFIG);
    String text = Files.readString(config);
    Files.writeString(config, text.substring(0, text.length() / 2));
    assertRefused("config.json");
    Files.writeString(config, text.replace("\"size\"", "\"sise\" : 1, \"size\""));
    assertRefused("config.json", "sise");
    Files.writeString(config, text.replaceFirst("\"size\" : \"tiny\",", ""));
    assertRefused("config.json", "size");
    Files.writeString(config, text.replace("\"channels\" : 3", "\"channels\" : 0"));
    assertRefused("config.json", "needs a channel");
    Files.delete(config);
    assertRefused("config.json", "no such file");
  }

  @Test
  void weightsCutShortAnywhereAreRefused() throws IOException {
    byte[] whole = Files.readAllBytes(weights);
    SplittableRandom random = Randomness.of(SEED, 2);
    for (int i = 0; i < 30; i++) {
      int length = i == 0 ? whole.length - 1 : random.nextInt(whole.length);
      Files.write(weights, Arrays.copyOf(whole, length));
      assertThatThrownBy(() -> SavedModel.open(folder, Precision.FP32).close())
          .as("%d of %d bytes, seed %d", length, whole.length, SEED)
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("model.safetensors");
    }
  }
}
