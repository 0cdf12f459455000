package org.diurnal.model.network;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
  public static Model readWeights(Path file, ModelConfig config, Precision precision) {
    try (SafeTensorsFile tensors = SafeTensorsFile.open(file)) {
      return Model.restore(config, precision, n -> tensors.tensor(n).floats(), file.toString());
    }
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
