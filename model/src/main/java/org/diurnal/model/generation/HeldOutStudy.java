package org.diurnal.model.generation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.network.SavedModel;

/// The study of a trained model on its own test people.
public final class HeldOutStudy {
  /// The seed of masks, gaps and bootstrap, fixed before any result was seen, so that every verb
  /// that scores a model puts the same questions.
  public static final long SEED = 20261122;

  /// The label that holds the vendor's daily step totals.
  private static final String VENDOR_STEPS = "daily_steps";

  private HeldOutStudy() {}

  /// Runs the four reconstruction tasks and daily metric estimation.
  ///
  /// Z-units are those of the model's preprocessing, which come from its training people.
  public static GenerationResults run(
      Dataset dataset,
      Path folder,
      SavedModel saved,
      PersonSplit split,
      GenerationProtocol protocol,
      Progress progress)
      throws IOException {
    SensorSchema schema = saved.preprocessor().schema();
    Path work = Files.createTempDirectory(folder, ".study-");
    try {
      PersonalFillers fillers = PersonalFillers.of(dataset, folder, saved, split, work);
      return PersonalFillers.overDays(
              dataset,
              split.test(),
              work,
              days ->
                  GenerationStudy.run(
                      schema,
                      protocol,
                      fillers.baselines(),
                      fillers.models(),
                      vendorSteps(dataset),
                      days,
                      dataset.days(split.test()),
                      progress))
          .onSimulated(dataset.manifest().provenance().simulated());
    } finally {
      Files.deleteIfExists(work);
    }
  }

  /// The vendor's own step totals of days, as far as the dataset has them.
  static Map<PersonDay, Double> vendorSteps(Dataset dataset) {
    Map<PersonDay, Double> vendor = new HashMap<>();
    for (Label label : dataset.labels(VENDOR_STEPS)) {
      label.time().ifPresent(d -> vendor.put(new PersonDay(label.personId(), d), label.value()));
    }
    return vendor;
  }
}
