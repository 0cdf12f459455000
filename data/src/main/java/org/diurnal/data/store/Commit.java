package org.diurnal.data.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.FailedException;
import org.diurnal.core.Json;

/// Replaces a dataset by another in one step that a crash cannot split.
///
/// All new files lie under [#WORK], synced. Then a journal is written that says which of them get
/// which names and what the manifest will be: from that moment on the dataset is the new one. What
/// follows (renames, manifest, removal of files that are no longer named) can be done again from
/// the journal by whoever opens the folder next.
final class Commit {
  /// Where files lie until they have their names.
  static final String WORK = ".writing";

  private static final String JOURNAL = ".commit.json";
  private static final List<String> OWNED = List.of("days", "receipts");

  /// A file that gets its name.
  ///
  /// @param from where it lies, from the dataset folder
  /// @param to its name, from the dataset folder
  record Move(String from, String to) {}

  /// What is to be done.
  ///
  /// @param moves the files that get their names
  /// @param manifest the dataset to be
  record Journal(List<Move> moves, DatasetManifest manifest) {}

  /// Called after every step, so that a test can look at what a crash would leave.
  interface Steps {
    /// Looks at nothing.
    Steps NONE = step -> {};

    void done(String step);
  }

  private final Path folder;
  private final Steps steps;

  Commit(Path folder, Steps steps) {
    this.folder = folder;
    this.steps = steps;
  }

  /// Makes the new dataset the dataset.
  void run(List<Move> moves, DatasetManifest manifest) {
    try {
      DurableFiles.syncFolder(folder.resolve(WORK));
      steps.done("written");
      Journal journal = new Journal(moves, manifest);
      DurableFiles.write(folder.resolve(JOURNAL), Json.text(journal));
      steps.done("journal");
      complete(journal);
    } catch (IOException | UncheckedIOException e) {
      throw failed(e);
    }
  }

  /// Whether a commit was begun and not finished.
  static boolean pending(Path folder) {
    return Files.exists(folder.resolve(JOURNAL));
  }

  /// Finishes a commit that was begun, if there is one, and removes what an unfinished import left.
  void recover() {
    try {
      if (pending(folder)) {
        complete(Json.read(folder.resolve(JOURNAL), Journal.class));
      }
      deleteTree(folder.resolve(WORK));
    } catch (IOException | UncheckedIOException e) {
      throw failed(e);
    }
  }

  /// Removes a folder with all that is in it, if it is there.
  static void deleteTree(Path root) throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path p : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(p);
      }
    }
  }

  private void complete(Journal journal) throws IOException {
    for (String owned : OWNED) {
      Files.createDirectories(folder.resolve(owned));
    }
    for (Move m : journal.moves()) {
      try {
        Files.move(
            folder.resolve(m.from()),
            folder.resolve(m.to()),
            StandardCopyOption.ATOMIC_MOVE,
            StandardCopyOption.REPLACE_EXISTING);
      } catch (NoSuchFileException e) {
        if (!Files.exists(folder.resolve(m.to()))) {
          throw e; // neither here nor there: not a commit that was interrupted
        }
      }
      steps.done("moved " + m.to());
    }
    for (String owned : OWNED) {
      DurableFiles.syncFolder(folder.resolve(owned));
    }
    DurableFiles.syncFolder(folder);
    DurableFiles.write(folder.resolve(DatasetManifest.FILE), Json.text(journal.manifest()));
    steps.done("manifest");
    removeUnnamed(journal.manifest());
    Files.deleteIfExists(folder.resolve(JOURNAL));
    DurableFiles.syncFolder(folder);
    steps.done("done");
  }

  private void removeUnnamed(DatasetManifest manifest) throws IOException {
    Set<String> named =
        manifest.files().map(DataFile::file).collect(Collectors.toCollection(TreeSet::new));
    for (String owned : OWNED) {
      try (Stream<Path> files = Files.list(folder.resolve(owned))) {
        for (Path p : files.toList()) {
          if (!named.contains(owned + "/" + p.getFileName())) {
            Files.delete(p);
          }
        }
      }
    }
    steps.done("old removed");
  }

  private FailedException failed(Exception e) {
    return new FailedException(
        folder + ": the dataset cannot be written: " + e,
        "free some space or fix the permissions, then do it again: what was there is safe",
        e);
  }
}
