package org.diurnal.data.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where an export's files go.
///
/// @param folder the folder; empty for a rehearsal, which writes nothing
record ExportOut(Optional<Path> folder) {
  /// Opens a file, in UTF-8.
  BufferedWriter open(String name) throws IOException {
    return folder.isPresent()
        ? Files.newBufferedWriter(folder.get().resolve(name))
        : new BufferedWriter(Writer.nullWriter());
  }
}
