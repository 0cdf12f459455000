package org.diurnal.model.pretrain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.model.engine.AdamW;
import org.diurnal.model.folder.Checkpoints;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.safetensors.SafeTensorsFile;
import org.diurnal.model.safetensors.SafeTensorsWriter;
import org.diurnal.model.safetensors.TensorSource;

/// A pretraining run on disk: its checkpoints, its metrics, and in the end its model.
final class RunFolder {
  private static final String BEST = "best.safetensors";
  private static final String FIRST = "first_moment";
  private static final String SECOND = "second_moment";
  private final Path folder;

  RunFolder(Path folder) {
    this.folder = folder;
  }

  /// The newest whole checkpoint.
  Optional<Path> newestCheckpoint() throws IOException {
    return Checkpoints.newest(folder);
  }

  /// Writes weights, moments and state as one checkpoint, which is there wholly or not at all.
  void writeCheckpoint(TrainerState state, Model model, AdamW optimizer, float[] best)
      throws IOException {
    Checkpoints.write(
        folder,
        state.step(),
        checkpoint -> {
          SavedModel.writeWeights(checkpoint.resolve(ModelFolder.WEIGHTS), model);
          float[] first = optimizer.firstMoment();
          float[] second = optimizer.secondMoment();
          SafeTensorsWriter.write(
              checkpoint.resolve(ModelFolder.OPTIMIZER),
              List.of(
                  TensorSource.ofFloats(FIRST, new long[] {first.length}, first),
                  TensorSource.ofFloats(SECOND, new long[] {second.length}, second)),
              Map.of());
          if (best.length > 0) {
            SafeTensorsWriter.write(
                checkpoint.resolve(BEST),
                List.of(TensorSource.ofFloats("flat", new long[] {best.length}, best)),
                Map.of());
          }
          DurableFiles.write(checkpoint.resolve(ModelFolder.TRAINER_STATE), Json.text(state));
        });
  }

  static TrainerState readState(Path checkpoint) {
    return Json.read(checkpoint.resolve(ModelFolder.TRAINER_STATE), TrainerState.class);
  }

  static void readMoments(Path checkpoint, AdamW optimizer) {
    try (SafeTensorsFile file = SafeTensorsFile.open(checkpoint.resolve(ModelFolder.OPTIMIZER))) {
      optimizer.restore(file.tensor(FIRST).floats(), file.tensor(SECOND).floats());
    }
  }

  /// The best weights so far in the flat layout; empty before the first look at held-out people.
  static float[] readBest(Path checkpoint) {
    if (!Files.exists(checkpoint.resolve(BEST))) {
      return new float[0];
    }
    try (SafeTensorsFile file = SafeTensorsFile.open(checkpoint.resolve(BEST))) {
      return file.tensor("flat").floats();
    }
  }

  /// Adds one line to the metrics, durably: a checkpoint written next relies on its being there.
  void append(Metric metric) {
    try {
      Files.writeString(
          folder.resolve(ModelFolder.METRICS),
          Json.line(metric) + "\n",
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND,
          StandardOpenOption.DSYNC);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Forgets metrics of steps after this one, which a resumed run takes again.
  void cutMetrics(long afterStep) throws IOException {
    Path file = folder.resolve(ModelFolder.METRICS);
    if (Files.exists(file)) {
      StringBuilder kept = new StringBuilder();
      for (Metric m : readMetrics(folder)) {
        if (m.step() <= afterStep) {
          kept.append(Json.line(m)).append('\n');
        }
      }
      DurableFiles.write(file, kept.toString());
    }
  }

  /// The metrics of a run; a last line cut short by a crash is left out.
  static List<Metric> readMetrics(Path folder) throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve(ModelFolder.METRICS));
    List<Metric> metrics = new java.util.ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      try {
        metrics.add(Json.mapper().readValue(lines.get(i), Metric.class));
      } catch (tools.jackson.core.JacksonException e) {
        if (i < lines.size() - 1) {
          throw new BadDataException(
              folder.resolve(ModelFolder.METRICS) + ":" + (i + 1) + ": not a metric",
              "the file was edited; remove that line",
              e);
        }
      }
    }
    return metrics;
  }

  /// Puts the finished model at the top of the folder.
  void publish(Model model, TrainerState state) throws IOException {
    SavedModel.writeWeights(folder.resolve(ModelFolder.WEIGHTS), model);
    DurableFiles.write(folder.resolve(ModelFolder.TRAINER_STATE), Json.text(state));
  }
}
