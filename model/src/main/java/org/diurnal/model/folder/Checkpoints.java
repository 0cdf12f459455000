package org.diurnal.model.folder;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;

/// Checkpoints of a training run: weights, optimizer, trainer state and metrics change together or
/// not at all, whenever the process or the machine dies.
///
/// `RUN/checkpoints/step-00001200/` is one checkpoint with its own `SHA256SUMS`, and the text file
/// `RUN/checkpoints/latest` names the one to resume from. A checkpoint is filled under a temporary
/// name, every file of it is synced, then one rename makes it visible, then `latest` is replaced
/// durably, and only then older ones go. Names that begin with a dot are leftovers of a crash and
/// are removed by the next write.
///
/// One process writes to a run; any number may read.
public final class Checkpoints {
  /// The file that names the checkpoint to resume from.
  public static final String LATEST = "latest";

  /// How many checkpoints stay, the newest included, unless told otherwise.
  public static final int KEEP = 2;

  private static final System.Logger LOG = System.getLogger(Checkpoints.class.getName());
  private static final String TEMPORARY = ".tmp";

  private Checkpoints() {}

  /// Something that fills a checkpoint's folder.
  @FunctionalInterface
  public interface FolderContent {
    /// Writes all files into an empty folder, below it too if it likes. They need not be synced.
    void writeTo(Path folder) throws IOException;
  }

  /// Writes a checkpoint and keeps [#KEEP].
  ///
  /// @param step the optimizer step, at least 0
  /// @return the finished checkpoint's folder
  /// @throws IOException if the disk refuses; the checkpoints before it are then as they were
  public static Path write(Path runFolder, long step, FolderContent content) throws IOException {
    return write(runFolder, step, KEEP, content);
  }

  /// Writes a checkpoint. Those of later steps are removed: training went back before them.
  ///
  /// @param step the optimizer step, at least 0
  /// @param keep how many checkpoints stay, this one included, at least 1
  /// @return the finished checkpoint's folder
  /// @throws IOException if the disk refuses; the checkpoints before it are then as they were
  public static Path write(Path runFolder, long step, int keep, FolderContent content)
      throws IOException {
    return write(runFolder, step, keep, content, FileOperations.REAL);
  }

  static Path write(
      Path runFolder, long step, int keep, FolderContent content, FileOperations files)
      throws IOException {
    if (step < 0 || keep < 1) {
      throw new IllegalArgumentException("step " + step + ", keep " + keep);
    }
    Path checkpoints = runFolder.resolve(ModelFolder.CHECKPOINTS);
    createFolders(checkpoints.toAbsolutePath(), files);
    removeAll(leftovers(checkpoints), files);

    CheckpointName name = new CheckpointName(step, 1);
    while (Files.exists(name.in(checkpoints))) {
      name = name.next();
    }
    Path folder = name.in(checkpoints);
    Path filling = temporary(folder);
    files.createFolder(filling);
    try {
      content.writeTo(filling);
      seal(filling, files);
    } catch (IOException | RuntimeException e) {
      try {
        remove(filling, files);
      } catch (IOException also) {
        e.addSuppressed(also);
      }
      throw e;
    }
    files.move(filling, folder);
    files.syncFolder(checkpoints);
    pointTo(checkpoints, name, files);
    removeAll(outdated(checkpoints, name, keep), files);
    return folder;
  }

  /// The checkpoint to resume from: the one that `latest` names if it is whole, otherwise the
  /// newest whole one, with a warning. Whole means that every file agrees with its `SHA256SUMS`.
  ///
  /// Changes nothing, so that a running training is not disturbed.
  ///
  /// @return empty if no checkpoint was ever finished
  /// @throws BadDataException if there are checkpoints and none is whole; it names what is wrong
  ///   with each
  public static Optional<Path> newest(Path runFolder) throws IOException {
    Path checkpoints = runFolder.resolve(ModelFolder.CHECKPOINTS);
    if (!Files.isDirectory(checkpoints)) {
      return Optional.empty();
    }
    List<String> problems = new ArrayList<>();
    Set<CheckpointName> candidates = new LinkedHashSet<>();
    latest(checkpoints, problems).ifPresent(candidates::add);
    List<CheckpointName> others = finished(checkpoints);
    others.sort(Comparator.reverseOrder());
    candidates.addAll(others);
    for (CheckpointName name : candidates) {
      Optional<String> problem = problem(name.in(checkpoints));
      if (problem.isEmpty()) {
        if (!problems.isEmpty()) {
          LOG.log(
              System.Logger.Level.WARNING,
              "{0}: going on with {1}, because {2}",
              checkpoints,
              name,
              String.join("; ", problems));
        }
        return Optional.of(name.in(checkpoints));
      }
      problems.add(name + " is not whole (" + problem.get() + ")");
    }
    if (candidates.isEmpty()) {
      return Optional.empty();
    }
    throw new BadDataException(
        checkpoints + ": no checkpoint is whole: " + String.join("; ", problems),
        "restore the folder from a copy, or start training anew in another folder");
  }

  /// What is wrong with a finished checkpoint, empty if nothing.
  private static Optional<String> problem(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return Optional.of("no such folder");
    }
    try {
      Sha256Sums.Report report = Sha256Sums.verify(folder, Set.of());
      return report.isClean() ? Optional.empty() : Optional.of(report.toString());
    } catch (BadDataException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private static Optional<CheckpointName> latest(Path checkpoints, List<String> problems)
      throws IOException {
    Path file = checkpoints.resolve(LATEST);
    if (!Files.isRegularFile(file)) {
      return Optional.empty(); // died before the first one was published
    }
    byte[] start;
    try (var in = Files.newInputStream(file)) {
      start = in.readNBytes(100);
    }
    Optional<CheckpointName> name =
        CheckpointName.parse(new String(start, StandardCharsets.ISO_8859_1).strip());
    if (name.isEmpty()) {
      problems.add(LATEST + " names no checkpoint");
    }
    return name;
  }

  /// Writes the checksums and makes the folder and all in it durable.
  private static void seal(Path folder, FileOperations files) throws IOException {
    String sums = Sha256Sums.text(folder, Set.of());
    if (sums.isEmpty()) {
      throw new IllegalStateException("a checkpoint without any file");
    }
    files.write(folder.resolve(Sha256Sums.NAME), sums);
    for (Path path : bottomUp(folder)) {
      if (Files.isDirectory(path)) {
        files.syncFolder(path);
      } else {
        files.syncFile(path);
      }
    }
  }

  private static void pointTo(Path checkpoints, CheckpointName name, FileOperations files)
      throws IOException {
    Path file = checkpoints.resolve(LATEST);
    files.write(temporary(file), name + "\n");
    files.syncFile(temporary(file));
    files.move(temporary(file), file);
    files.syncFolder(checkpoints);
  }

  /// All but `current` and the `keep - 1` before it.
  private static List<Path> outdated(Path checkpoints, CheckpointName current, int keep)
      throws IOException {
    List<CheckpointName> names = finished(checkpoints);
    names.removeIf(n -> n.equals(current));
    names.sort(Comparator.reverseOrder());
    List<CheckpointName> kept =
        names.stream().filter(n -> n.compareTo(current) < 0).limit(keep - 1).toList();
    names.removeAll(kept);
    return names.stream().map(n -> n.in(checkpoints)).toList();
  }

  private static List<CheckpointName> finished(Path checkpoints) throws IOException {
    List<CheckpointName> names = new ArrayList<>();
    for (Path path : in(checkpoints, Files::isDirectory)) {
      CheckpointName.parse(path.getFileName().toString()).ifPresent(names::add);
    }
    return names;
  }

  private static List<Path> leftovers(Path checkpoints) throws IOException {
    return in(
        checkpoints,
        p -> {
          String name = p.getFileName().toString();
          return name.startsWith(".") && name.endsWith(TEMPORARY);
        });
  }

  private static List<Path> in(Path folder, Predicate<Path> which) throws IOException {
    try (Stream<Path> list = Files.list(folder)) {
      return list.filter(which).sorted().toList();
    }
  }

  /// Removes what nobody needs any more. What cannot be removed costs disk and no data, so it is
  /// reported and tried again by the next write.
  private static void removeAll(List<Path> paths, FileOperations files) {
    for (Path path : paths) {
      try {
        remove(path, files);
      } catch (IOException e) {
        LOG.log(System.Logger.Level.WARNING, path + " cannot be removed: " + e, e);
      }
    }
  }

  /// Renames first, so that half a checkpoint never carries a checkpoint's name.
  private static void remove(Path path, FileOperations files) throws IOException {
    Path doomed = path;
    if (!path.getFileName().toString().startsWith(".")) {
      doomed = temporary(path);
      files.move(path, doomed);
    }
    for (Path p : bottomUp(doomed)) {
      files.delete(p);
    }
  }

  /// A folder's files and folders, contents before their folder, itself last.
  private static List<Path> bottomUp(Path folder) throws IOException {
    try (Stream<Path> walk = Files.walk(folder)) {
      List<Path> paths = new ArrayList<>(walk.toList());
      Collections.reverse(paths);
      return paths;
    }
  }

  private static Path temporary(Path path) {
    return path.resolveSibling("." + path.getFileName() + TEMPORARY);
  }

  private static void createFolders(Path folder, FileOperations files) throws IOException {
    Path parent = folder.getParent();
    if (parent == null || Files.isDirectory(folder)) {
      return;
    }
    createFolders(parent, files);
    files.createFolder(folder);
    files.syncFolder(parent);
  }
}
