package org.diurnal.data.importing;

import java.nio.file.Path;
import java.util.List;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;

/// Reads one vendor's export. Everything that later sources add is another implementation of this.
public interface Importer {
  /// The source's name as the command line and `source_id` have it, for example `fitabase`.
  String source();

  /// The channels that the days of this export have. Cheap: it may look at names and headers.
  ///
  /// @throws org.diurnal.core.BadDataException if that cannot be told, since the export is not this
  ///   source's
  /// @throws org.diurnal.core.UsageException if the user has to say more
  SensorSchema schema(Path path, ImportOptions options);

  /// Whether a file or folder looks like this source's export. Cheap, and never throws for
  /// something else's folder.
  boolean recognises(Path path);

  /// Reads an export, hands its days and labels to the sink, and accounts for every row.
  ///
  /// Days come in strictly ascending order of (person, date, source), so that a sink needs no more
  /// memory than one day. Devices that overlap are never merged here: each is a source with days of
  /// its own (`source_id` = the importer's name, or that and the device: `apple:Watch`), and
  /// [org.diurnal.data.reconcile] settles what they say of the same minute. Memory here is bounded
  /// too: small keys for a day, never its samples.
  ///
  /// @param path the export
  /// @param options what the user said about it
  /// @param sink takes the days and labels; nothing it took counts if this method throws
  /// @param progress told about the bytes read
  /// @return what was read, kept and dropped, with line numbers
  /// @throws org.diurnal.core.BadDataException if it is not this source's export, or is damaged
  ///   beyond what a counted rejection can say; file and line are in the message
  ImportReceipt read(Path path, ImportOptions options, ImportSink sink, Progress progress);

  /// Where each channel and label of this source's exports comes from, for `data dictionary`: an
  /// entry for every channel that [#schema] can have and that is ever filled, and for every label.
  /// Neither opens a file nor knows of an export.
  default List<FieldOrigin> fields() {
    return List.of();
  }
}
