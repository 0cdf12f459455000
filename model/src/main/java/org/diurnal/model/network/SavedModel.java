package org.diurnal.model.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.model.engine.Parameters;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.safetensors.SafeTensorsFile;
import org.diurnal.model.safetensors.SafeTensorsWriter;
import org.diurnal.model.safetensors.TensorSource;
import org.diurnal.model.safetensors.TensorView;

/// A model and its preprocessing, as a folder holds them: `config.json`,
/// `preprocessor_config.json`, `model.safetensors`. Native memory is held until [#close].
///
/// @param model the network with its weights
/// @param preprocessor how days become its input
public record SavedModel(Model model, Preprocessor preprocessor) implements AutoCloseable {
  /// Opens a model folder.
  ///
  /// @throws BadDataException if a file is missing or damaged, or the files do not fit together
  public static SavedModel open(Path folder, Precision precision) {
    if (!Files.isRegularFile(folder.resolve(ModelFolder.WEIGHTS))) {
      throw new BadDataException(
          folder + ": no " + ModelFolder.WEIGHTS + " in it",
          "give the folder that pretrain made; an interrupted run has none yet: resume it first");
    }
    ModelConfig config = Json.read(folder.resolve(ModelFolder.CONFIG), ModelConfig.class);
    Preprocessor preprocessor =
        Json.read(folder.resolve(ModelFolder.PREPROCESSOR_CONFIG), Preprocessor.class);
    if (preprocessor.schema().size() != config.channels()) {
      throw new BadDataException(
          folder
              + ": "
              + ModelFolder.CONFIG
              + " has "
              + config.channels()
              + " channels, "
              + ModelFolder.PREPROCESSOR_CONFIG
              + " "
              + preprocessor.schema().size(),
          "the files do not belong together; take them from one folder");
    }
    return new SavedModel(
        readWeights(folder.resolve(ModelFolder.WEIGHTS), config, precision), preprocessor);
  }

  /// Reads the weights of one safetensors file.
  ///
  /// @throws BadDataException if the file is missing or damaged, or does not hold exactly the
  ///   tensors that the configuration asks for, in their shapes
  public static Model readWeights(Path file, ModelConfig config, Precision precision) {
    try (SafeTensorsFile tensors = SafeTensorsFile.open(file)) {
      checkTensors(tensors, config);
      return Model.restore(config, precision, n -> tensors.tensor(n).floats(), file.toString());
    }
  }

  /// A layer too many or a matrix turned around would give wrong numbers in silence.
  private static void checkTensors(SafeTensorsFile tensors, ModelConfig config) {
    Map<String, long[]> expected = config.trainableShapes();
    expected.putAll(config.frozenShapes());
    expected.forEach((name, shape) -> {
      TensorView found = tensors.tensor(name);
      if (!Arrays.equals(found.shape(), shape)) {
        throw unfit(tensors, found + "; the configuration asks for " + Arrays.toString(shape));
      }
      switch (found.type()) {
        case F32, F16, BF16 -> {}
        case F64, I64, I32, I16, I8, U8, BOOL ->
            throw unfit(tensors, found + "; weights are F32, F16 or BF16");
      }
    });
    for (String name : tensors.names()) {
      if (!expected.containsKey(name)) {
        throw unfit(tensors, tensors.tensor(name) + ", which the configuration knows nothing of");
      }
    }
  }

  private static BadDataException unfit(SafeTensorsFile tensors, String what) {
    return new BadDataException(
        tensors.file() + ": has " + what,
        "the weights belong to another configuration; use the config.json they came with");
  }

  /// Writes `config.json` and `preprocessor_config.json`.
  public static void writeConfig(Path folder, ModelConfig config, Preprocessor preprocessor)
      throws IOException {
    DurableFiles.write(folder.resolve(ModelFolder.CONFIG), Json.text(config));
    DurableFiles.write(folder.resolve(ModelFolder.PREPROCESSOR_CONFIG), Json.text(preprocessor));
  }

  /// Writes every tensor, frozen ones included, in 32 bits.
  public static void writeWeights(Path file, Model model) throws IOException {
    List<TensorSource> tensors = new ArrayList<>();
    for (Parameters.Slice s : model.parameters().slices()) {
      long[] shape = s.shape().stream().mapToLong(Long::longValue).toArray();
      float[] values = model.parameters().get(s.name());
      tensors.add(TensorSource.ofFloats(s.name(), shape, values));
    }
    model
        .config()
        .frozenShapes()
        .forEach((name, shape) ->
            tensors.add(TensorSource.ofFloats(name, shape, model.frozenTensor(name))));
    SafeTensorsWriter.write(file, tensors, Map.of("format", "pt"));
  }

  @Override
  public void close() {
    model.close();
  }
}
