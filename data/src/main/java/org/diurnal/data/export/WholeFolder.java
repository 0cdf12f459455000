package org.diurnal.data.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.FailedException;
import org.diurnal.core.UsageException;

/// A folder that is filled under another name beside its own, and gets its name when all of it is
/// on disk.
final class WholeFolder implements AutoCloseable {
  private final Path target;
  private final Path temporary;

  private WholeFolder(Path target, Path temporary) {
    this.target = target;
    this.temporary = temporary;
  }

  /// Begins to fill one.
  ///
  /// @throws UsageException if there is something under that name already
  static WholeFolder begin(Path folder) throws IOException {
    refuseFull(folder);
    Path target = folder.toAbsolutePath().normalize();
    Path temporary = target.resolveSibling("." + target.getFileName() + ".writing");
    delete(temporary); // of an export that was broken off
    Files.createDirectories(temporary);
    return new WholeFolder(target, temporary);
  }

  /// Where to write.
  Path path() {
    return temporary;
  }

  /// Gives it its name.
  void publish() throws IOException {
    for (Path p : all(temporary)) {
      if (Files.isRegularFile(p)) {
        DurableFiles.syncFile(p);
      }
    }
    DurableFiles.syncFolder(temporary);
    Files.deleteIfExists(target); // it was empty
    Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    Path parent = target.getParent();
    if (parent != null) {
      DurableFiles.syncFolder(parent);
    }
  }

  @Override
  public void close() throws IOException {
    delete(temporary);
  }

  private static void refuseFull(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new UsageException(folder + ": not a folder", "name a new folder");
    }
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findFirst().isPresent()) {
        throw new UsageException(
            folder + ": there is something in it already", "name a new or empty folder");
      }
    } catch (IOException e) {
      throw new FailedException(folder + ": cannot be read: " + e.getMessage(), "check it", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    for (Path p : all(folder)) {
      Files.delete(p);
    }
  }

  /// What is in a folder, and it itself, the deepest first; nothing if it is not there.
  private static List<Path> all(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
