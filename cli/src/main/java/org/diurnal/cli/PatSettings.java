package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.UsageException;
import org.diurnal.model.network.ModelSize;
import org.diurnal.tasks.pat.PatCycle;
import org.diurnal.tasks.pat.PatProtocol;

/// What a run of `tasks pat` was begun with: a folder holds the parts of one run, so that it can go
/// on where it stopped.
///
/// @param cycle who is evaluated
/// @param pretrainOn whom the model learns from
/// @param size of the model
/// @param steps of pretraining
/// @param batch days a step
/// @param protocol how it is evaluated
record PatSettings(
    PatCycle cycle,
    TasksPatVerb.PretrainOn pretrainOn,
    ModelSize size,
    long steps,
    int batch,
    PatProtocol protocol) {
  private static final String FILE = "settings.json";

  /// Begins a folder, or finds it begun with the same settings.
  ///
  /// @throws UsageException if it was begun with others, or holds anything else
  void claim(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (Files.exists(file)) {
      if (!Json.read(file, PatSettings.class).equals(this)) {
        throw new UsageException(
            folder + " holds a run with other settings, see " + file,
            "give the same options to go on, or another --out");
      }
      return;
    }
    Files.createDirectories(folder);
    try (Stream<Path> list = Files.list(folder)) {
      if (list.findAny().isPresent()) {
        throw new UsageException(
            folder + ": not empty, and no run of tasks pat (no " + FILE + ")",
            "give --out a new or empty folder");
      }
    }
    DurableFiles.write(file, Json.text(this));
  }
}
