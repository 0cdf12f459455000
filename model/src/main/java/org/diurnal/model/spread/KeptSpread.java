package org.diurnal.model.spread;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Progress;
import org.diurnal.core.Provenance;
import org.diurnal.core.Sha256;
import org.diurnal.core.Version;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.PersonalFillers;
import org.diurnal.model.generation.ReconstructionTask;
import org.diurnal.model.network.SavedModel;

/// `spread_FILLER.json` of a model's folder: how far a filler's answers lie from the truth, and
/// what that was fitted on.
///
/// @param format always `diurnal-spread`
/// @param formatVersion [#VERSION]
/// @param filler who fills
/// @param tasks what was hidden
/// @param people validation people it rests on
/// @param spread the quantiles and their correction
/// @param provenance the SHA-256 of weights and dataset, and of the blend where it fills
public record KeptSpread(
    String format,
    int formatVersion,
    String filler,
    List<ReconstructionTask> tasks,
    int people,
    Spread spread,
    Provenance provenance) {
  static final int VERSION = 1;
  private static final String FORMAT = "diurnal-spread";

  /// The masks come from a seed of their own, never a study's nor the blend's.
  static final long SEED = 0x535052454144L;

  /// The file of a filler.
  public static Path file(Path folder, String filler) {
    return folder.resolve("spread_" + filler + ".json");
  }

  /// Whether a file of a model's folder is one of these.
  public static boolean isName(String file) {
    return file.matches("spread_[a-z0-9_]+\\.json");
  }

  /// What a model's folder has for a filler.
  ///
  /// @return empty if nothing, or if it is of another version of the format or another blend: it is
  ///   to be fitted anew
  /// @throws BadDataException if it belongs to other weights, or cannot be read
  public static Optional<Spread> read(Path folder, String filler) throws IOException {
    Path file = file(folder, filler);
    if (Files.notExists(file)
        || Json.mapper().readTree(Files.readAllBytes(file)).path("formatVersion").asInt(0)
            != VERSION) {
      return Optional.empty();
    }
    KeptSpread kept = Json.read(file, KeptSpread.class);
    Map<String, String> now = inputs(folder, filler);
    Map<String, String> then = kept.provenance().inputs();
    if (!now.getOrDefault("model", "").equals(then.getOrDefault("model", ""))) {
      throw new BadDataException(
          file
              + " belongs to other weights: it was fitted around those of SHA-256 "
              + then.get("model")
              + ", and "
              + ModelFolder.WEIGHTS
              + " here has "
              + now.get("model"),
          "remove it, and it is fitted anew on the model's validation people; or take it and the"
              + " weights from one folder");
    }
    return now.getOrDefault("blend", "").equals(then.getOrDefault("blend", ""))
        ? Optional.of(kept.spread())
        : Optional.empty();
  }

  /// Fits a filler's spread on validation people and keeps it.
  ///
  /// @param saved the model, open
  /// @param work a folder for temporary files
  /// @param command and the time it is fitted, for its provenance
  public static Spread fit(
      Dataset dataset,
      Path folder,
      SavedModel saved,
      PersonSplit split,
      GapFiller filler,
      Path work,
      String command,
      Instant now,
      Progress progress)
      throws IOException {
    List<ReconstructionTask> tasks = ReconstructionTask.defaults();
    Spread spread =
        of(dataset, saved, split, filler, List.of(Contexts.NEIGHBOURHOOD), work, progress)
            .getFirst();
    Map<String, String> inputs = new LinkedHashMap<>(inputs(folder, filler.name()));
    inputs.put("dataset", dataset.contentSha256());
    Provenance provenance =
        new Provenance(
            Version.current(),
            command,
            now,
            dataset.manifest().provenance().simulated(),
            SEED,
            inputs);
    KeptSpread kept =
        new KeptSpread(
            FORMAT, VERSION, filler.name(), tasks, split.valid().size(), spread, provenance);
    DurableFiles.write(file(folder, filler.name()), Json.text(kept));
    ModelFolder.seal(folder);
    return spread;
  }

  /// Spreads around a filler, one for each way to tell contexts apart, kept nowhere.
  public static List<Spread> of(
      Dataset dataset,
      SavedModel saved,
      PersonSplit split,
      GapFiller filler,
      List<Contexts> contexts,
      Path work,
      Progress progress)
      throws IOException {
    long total = dataset.days(split.valid());
    return PersonalFillers.overDays(
        dataset,
        split.valid(),
        work,
        days ->
            SpreadFit.fit(
                saved.preprocessor().schema(),
                ReconstructionTask.defaults(),
                SEED,
                filler,
                contexts,
                days,
                total,
                progress));
  }

  private static Map<String, String> inputs(Path folder, String filler) throws IOException {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("model", Sha256.of(folder.resolve(ModelFolder.WEIGHTS)));
    if (filler.equals(PersonalFillers.PERSONAL)) {
      inputs.put("blend", Sha256.of(folder.resolve(PersonalFillers.BLEND)));
    }
    return inputs;
  }
}
