package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.UsageException;

/// The folder that a verb's result goes to. A card, a JSON file written last, names what belongs to
/// the result, so that half a result is never taken for a whole one.
///
/// @param folder the folder
/// @param card the card's name
/// @param owned the files of such a result, as `name` or `subfolder/glob`
record OutFolder(Path folder, String card, List<String> owned) {
  OutFolder {
    owned = List.copyOf(owned);
  }

  /// Makes the folder, or clears an earlier result of the same verb out of it, finished or not.
  ///
  /// @throws UsageException if it holds anything else
  void begin() throws IOException {
    Files.createDirectories(folder);
    boolean ours = Files.exists(folder.resolve(card)) || Files.exists(unfinished());
    if (!ours && !isEmpty()) {
      throw new UsageException(
          folder + ": not empty, and no earlier result of this verb (no " + card + ")",
          "give --out a new or empty folder");
    }
    // From here on the folder is unfinished, whatever happens.
    DurableFiles.write(unfinished(), "not finished: files here may be incomplete\n");
    Files.deleteIfExists(folder.resolve(card));
    for (String pattern : owned) {
      int slash = pattern.lastIndexOf('/');
      Path inside = slash < 0 ? folder : folder.resolve(pattern.substring(0, slash));
      if (Files.isDirectory(inside)) {
        try (DirectoryStream<Path> old =
            Files.newDirectoryStream(inside, pattern.substring(slash + 1))) {
          for (Path f : old) {
            Files.delete(f);
          }
        }
      }
    }
  }

  /// Writes the card: the result is whole.
  void finish(Object content) throws IOException {
    DurableFiles.write(folder.resolve(card), Json.text(content));
    Files.delete(unfinished());
    DurableFiles.syncFolder(folder);
  }

  private Path unfinished() {
    return folder.resolve(card + ".unfinished");
  }

  private boolean isEmpty() throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.findAny().isEmpty();
    }
  }
}
