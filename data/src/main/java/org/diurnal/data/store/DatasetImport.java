package org.diurnal.data.store;

import java.nio.file.Path;
import java.util.Optional;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;

/// Imports an export into a dataset: what `diurnal import` does.
public final class DatasetImport {
  private DatasetImport() {}

  /// Adds an export to a dataset, which is made if the folder is new.
  ///
  /// The same export with the same options changes nothing the second time. Either all of it is in
  /// the dataset when this returns, or, if it throws, nothing.
  ///
  /// @param schema the channels that the dataset is to have; empty for those of the import, or of
  ///   the dataset that is there
  /// @param command what was asked for, for the provenance
  /// @return the receipt, which the dataset keeps too
  public static ImportReceipt run(
      Importer importer,
      Path export,
      ImportOptions options,
      Path dataset,
      Optional<SensorSchema> schema,
      String command,
      Progress progress) {
    SensorSchema incoming = importer.schema(export, options);
    try (DatasetWriter writer = DatasetWriter.open(dataset, incoming, schema)) {
      ImportReceipt receipt =
          importer.read(export, options.withWorkFolder(writer.workFolder()), writer, progress);
      return writer.commit(receipt, command);
    }
  }

  /// The same, with the import's channels, or those of the dataset that is there.
  public static ImportReceipt run(
      Importer importer,
      Path export,
      ImportOptions options,
      Path dataset,
      String command,
      Progress progress) {
    return run(importer, export, options, dataset, Optional.empty(), command, progress);
  }

  /// Reads an export and accounts for it, and writes nothing.
  public static ImportReceipt dryRun(
      Importer importer, Path export, ImportOptions options, Progress progress) {
    return importer.read(export, options, ImportSink.NOWHERE, progress);
  }
}
