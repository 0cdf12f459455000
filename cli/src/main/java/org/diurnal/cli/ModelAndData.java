package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diurnal.cli.frame.Context;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Provenance;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.core.Version;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.folder.Sha256Sums;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.model.spread.KeptSpread;

/// A model in 32 bits and the dataset it is to work on, found to fit together.
///
/// @param folder the model's folder
/// @param saved the model, open until [#close]
/// @param modelSha256 of its weights
/// @param dataset the days
record ModelAndData(Path folder, SavedModel saved, String modelSha256, Dataset dataset)
    implements AutoCloseable {

  /// Opens both.
  ///
  /// @throws UsageException if the dataset has other channels than the model
  static ModelAndData open(Path model, Path data, Context context) {
    Dataset dataset = DataFolder.open(data, context);
    SavedModel saved = SavedModel.open(model, Precision.FP32);
    try {
      requireSameChannels(model, saved.preprocessor().schema(), dataset);
      String sha256 = Sha256.of(model.resolve(ModelFolder.WEIGHTS));
      about(model, context);
      return new ModelAndData(model, saved, sha256, dataset);
    } catch (IOException e) {
      saved.close();
      throw new BadDataException(model + ": cannot be read: " + e.getMessage(), "check it", e);
    } catch (RuntimeException e) {
      saved.close();
      throw e;
    }
  }

  /// Tells the context whose days a model was trained on.
  static void about(Path model, Context context) {
    provenance(model).ifPresent(context::about);
  }

  private static void requireSameChannels(Path model, SensorSchema schema, Dataset dataset) {
    if (!channels(schema).equals(channels(dataset.schema()))) {
      throw new UsageException(
          model
              + " reads the channels "
              + String.join(", ", channels(schema))
              + "; "
              + dataset.folder()
              + " has "
              + String.join(", ", channels(dataset.schema())),
          "give a model and a dataset of one schema");
    }
  }

  private static List<String> channels(SensorSchema schema) {
    return schema.channels().stream().map(c -> c.name() + " (" + c.unit() + ")").toList();
  }

  /// The same with only the first days of each person; open as long as this is.
  ModelAndData ofFirstDays(int most) {
    return new ModelAndData(folder, saved, modelSha256, dataset.firstDays(most));
  }

  /// The model's schema: the dataset's channels with the model's own means and deviations.
  SensorSchema schema() {
    return saved.preprocessor().schema();
  }

  /// Those asked for, or everybody, ascending.
  ///
  /// @throws UsageException if somebody asked for is not in the dataset
  List<String> people(List<String> asked) {
    return people(dataset, asked);
  }

  /// Those asked for, or everybody, ascending.
  ///
  /// @throws UsageException if somebody asked for is not in the dataset
  static List<String> people(Dataset dataset, List<String> asked) {
    List<String> all = dataset.people();
    if (asked.isEmpty()) {
      return all;
    }
    Set<String> known = new HashSet<>(all);
    List<String> strangers = asked.stream().filter(p -> !known.contains(p)).toList();
    if (!strangers.isEmpty()) {
      throw new UsageException(
          dataset.folder() + " has nobody named " + String.join(", ", strangers),
          "its "
              + all.size()
              + " people are "
              + String.join(", ", all.subList(0, Math.min(8, all.size())))
              + (all.size() > 8 ? ", ..." : ""));
    }
    return asked.stream().distinct().sorted().toList();
  }

  /// Days of some people.
  long days(List<String> people) {
    return dataset.days(people);
  }

  /// Who the model was trained, watched and not trained on.
  PersonSplit split() {
    return PretrainJob.split(folder);
  }

  /// Notes, or refuses, that the dataset is not the one the model was trained on.
  ///
  /// @param group the people of the split that are needed
  /// @param what for, for the message
  /// @throws UsageException if one of them is not in the dataset
  void requirePeople(List<String> group, String what, Context context) {
    Set<String> here = new HashSet<>(dataset.people());
    List<String> missing = new ArrayList<>(group);
    missing.removeAll(here);
    if (!missing.isEmpty()) {
      throw new UsageException(
          dataset.folder()
              + " lacks "
              + missing.size()
              + " of the model's "
              + group.size()
              + " "
              + what,
          "give the dataset the model was trained on; --filler network works on any");
    }
    String trainedOn = trainedOn();
    if (!trainedOn.isEmpty() && !trainedOn.equals(dataset.contentSha256())) {
      context.note(
          "note: "
              + dataset.folder()
              + " has changed since the model was trained, or is another dataset; people are told"
              + " apart by their ids alone");
    }
  }

  /// Refuses a model folder that is not as it was written. To be called before anything adds a file
  /// to it and seals it anew, which would hide the damage for ever. How sure fills are may be
  /// missing: to remove it is the cure where it belongs to other weights.
  ///
  /// @throws BadDataException naming the files that are missing or changed
  void requireWhole() throws IOException {
    Sha256Sums.Report report = ModelFolder.verify(folder);
    boolean missing = report.missing().stream().anyMatch(f -> !KeptSpread.isName(f));
    if (missing || !report.changed().isEmpty()) {
      throw new BadDataException(
          folder + " is not as it was written: " + report,
          "take the files from a copy; model verify says more");
    }
  }

  private String trainedOn() {
    return provenance(folder).map(p -> p.inputs().getOrDefault("dataset", "")).orElse("");
  }

  private static Optional<Provenance> provenance(Path model) {
    return Files.exists(model.resolve(ModelFolder.PROVENANCE))
        ? Optional.of(PretrainJob.provenance(model))
        : Optional.empty();
  }

  /// The provenance of what is made from both.
  ///
  /// @param command what was asked for
  /// @param now the time
  /// @param seed of what is random in it, 0 where nothing is
  Provenance provenance(String command, Instant now, long seed) {
    Map<String, String> inputs = new LinkedHashMap<>();
    inputs.put("model", modelSha256);
    inputs.put("dataset", dataset.contentSha256());
    boolean simulated =
        dataset.manifest().provenance().simulated()
            || provenance(folder).map(Provenance::simulated).orElse(false);
    return new Provenance(Version.current(), command, now, simulated, seed, inputs);
  }

  @Override
  public void close() {
    saved.close();
  }
}
