package org.diurnal.model.folder;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;

/// The names of the files in a model folder, a habit of Hugging Face's that other tools know. None
/// holds anything executable.
public final class ModelFolder {
  /// Architecture: size, dimensions, schema. What is needed to build the network.
  public static final String CONFIG = "config.json";

  /// The weights.
  public static final String WEIGHTS = "model.safetensors";

  /// How physical values become inputs: schema, means, standard deviations, clipping.
  public static final String PREPROCESSOR_CONFIG = "preprocessor_config.json";

  /// The whole effective configuration of the training run.
  public static final String TRAINING_ARGS = "training_args.json";

  /// How far training has come: step, best loss, what a resumed run needs.
  public static final String TRAINER_STATE = "trainer_state.json";

  /// The optimizer's moments; only in resumable folders.
  public static final String OPTIMIZER = "optimizer.safetensors";

  /// One JSON object a line: step, loss, learning rate, speed.
  public static final String METRICS = "metrics.jsonl";

  /// The model card.
  public static final String README = "README.md";

  /// Where the model came from: data, command, seed, version.
  public static final String PROVENANCE = "provenance.json";

  /// The SHA-256 of every other file.
  public static final String SHA256SUMS = "SHA256SUMS";

  /// Folder of predictive heads, one subfolder a task.
  public static final String HEADS = "heads";

  /// Folder of evaluation results, one JSON file each.
  public static final String EVAL = "eval";

  /// Folder of checkpoints of a run; see [Checkpoints]. Each has its own `SHA256SUMS`.
  public static final String CHECKPOINTS = "checkpoints";

  private static final Set<String> NOT_SUMMED = Set.of(CHECKPOINTS);

  private ModelFolder() {}

  /// Writes the folder's `SHA256SUMS` over every file but its checkpoints.
  public static void seal(Path folder) throws IOException {
    Sha256Sums.write(folder, NOT_SUMMED);
  }

  /// Compares the folder with its `SHA256SUMS`, checkpoints aside.
  ///
  /// @throws org.diurnal.core.BadDataException if there is no such file, or it is damaged
  public static Sha256Sums.Report verify(Path folder) throws IOException {
    return Sha256Sums.verify(folder, NOT_SUMMED);
  }
}
