package org.diurnal.data.fit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;

/// The FIT files of an export: those of a folder or an archive, and those of archives in it, since
/// Garmin packs what it calls the uploaded files once more.
final class FitFiles implements AutoCloseable {
  /// A FIT file.
  ///
  /// @param name its path in the export
  record Entry(String name, ExportTree.Item item) {}

  private final List<ExportTree> trees = new ArrayList<>();
  private final List<Path> unpacked = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  private FitFiles() {}

  /// Lists an export.
  ///
  /// @param workFolder where archives in it are put, until this is closed
  /// @throws BadDataException if there is nothing at that path, or an archive is damaged
  static FitFiles of(Path path, Path workFolder) {
    FitFiles files = new FitFiles();
    try {
      files.list(ExportTree.of(path), "", workFolder);
    } catch (RuntimeException e) {
      files.close();
      throw e;
    }
    return files;
  }

  /// Whether a name is that of a FIT file.
  static boolean isFit(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.endsWith(".fit") || lower.endsWith(".fit.gz");
  }

  /// The FIT files, by name.
  List<Entry> entries() {
    return entries;
  }

  /// The names of all other files.
  List<String> others() {
    return others;
  }

  @Override
  public void close() {
    trees.forEach(ExportTree::close);
    for (Path p : unpacked) {
      try {
        Files.deleteIfExists(p);
      } catch (IOException e) {
        throw new BadDataException(
            p + ": a temporary file cannot be deleted: " + e.getMessage(), "delete it", e);
      }
    }
  }

  private void list(ExportTree tree, String prefix, Path workFolder) {
    trees.add(tree);
    for (ExportTree.Item item : tree.items()) {
      String name = prefix + item.name();
      if (isFit(name)) {
        entries.add(new Entry(name, item));
      } else if (prefix.isEmpty() && name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
        list(nested(item, workFolder), name + "/", workFolder);
      } else {
        others.add(name);
      }
    }
  }

  private ExportTree nested(ExportTree.Item item, Path workFolder) {
    try (ExportFile file = item.open()) {
      Files.createDirectories(workFolder);
      Path copy = Files.createTempFile(workFolder, "nested", ".zip");
      unpacked.add(copy);
      Files.copy(file.bytes(), copy, StandardCopyOption.REPLACE_EXISTING);
      return ExportTree.of(copy);
    } catch (IOException | BadDataException e) {
      throw new BadDataException(
          item.name() + ": an archive in the export that cannot be read: " + e.getMessage(),
          "download the export again, or take that archive out; nothing was imported",
          e);
    }
  }
}
