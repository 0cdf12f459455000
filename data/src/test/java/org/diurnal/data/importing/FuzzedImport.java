package org.diurnal.data.importing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DiurnalException;
import org.diurnal.core.Progress;

/// What a fuzz target of an importer does with one input: the import ends with a receipt or with an
/// error meant for a user, and with nothing else.
public final class FuzzedImport {
  private FuzzedImport() {}

  /// Imports a folder that holds one file with the given bytes.
  ///
  /// @param name the file's name, `/` for folders
  public static void run(Importer importer, ImportOptions options, String name, byte[] content) {
    Path folder = write(name, content);
    try {
      ImportOptions here = options.withWorkFolder(folder.resolve(".work"));
      importer.schema(folder, here);
      ImportReceipt r = importer.read(folder, here, ImportSink.NOWHERE, Progress.SILENT);
      if (r.toText().isEmpty()) {
        throw new IllegalStateException("an empty receipt");
      }
    } catch (BadDataException e) {
      if (e.getMessage() == null || e.getMessage().isBlank()) {
        throw new IllegalStateException("an error without words", e);
      }
    } catch (DiurnalException e) {
      // a question to the user, for example for the time zone
    } finally {
      delete(folder);
    }
  }

  private static Path write(String name, byte[] content) {
    try {
      Path folder = Files.createTempDirectory("fuzz");
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent() == null ? folder : file.getParent());
      Files.write(file, content);
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
