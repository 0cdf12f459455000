package org.diurnal.data.importing;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;

/// What the user said about an export.
///
/// @param zone where the people were, for exports that hold a local clock without an offset; empty
///   if not known, then the days carry no offset and no hour is missing or repeated by a clock
///   change
/// @param workFolder where temporary files go; they are deleted before the import returns
public record ImportOptions(Optional<ZoneId> zone, Path workFolder) {
  /// No zone, temporary files where the platform puts them.
  public static ImportOptions defaults() {
    return new ImportOptions(Optional.empty(), Path.of(System.getProperty("java.io.tmpdir")));
  }

  /// The same with a zone.
  public ImportOptions withZone(ZoneId newZone) {
    return new ImportOptions(Optional.of(newZone), workFolder);
  }

  /// The same with another folder for temporary files.
  public ImportOptions withWorkFolder(Path folder) {
    return new ImportOptions(zone, folder);
  }
}
