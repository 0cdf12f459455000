package org.diurnal.cli;

import java.nio.file.Path;
import org.diurnal.cli.frame.Context;
import org.diurnal.data.store.Dataset;

/// How verbs open a dataset: what they print of it then says where its people are simulated.
final class DataFolder {
  private DataFolder() {}

  /// Opens a dataset and tells the context whose it is.
  static Dataset open(Path folder, Context context) {
    Dataset dataset = Dataset.open(folder);
    context.about(dataset.manifest().provenance());
    return dataset;
  }
}
