package org.diurnal.model.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A disk that dies: real operations until the k-th, then none. It remembers what was made durable
/// by a sync and what was only on its way, so that afterwards any state can be laid out that POSIX
/// allows after a power cut: each name in a folder, and each file's content, either as it was last
/// synced or as it was at the end.
final class CrashingFiles implements FileOperations {
  /// The moment of death; an error, so that no code under test takes it for a failed operation.
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  private final FileOperations real = FileOperations.REAL;
  private final Path root;
  private final Path graveyard;
  private final boolean syncing;
  private int left;
  private int buried;
  private final Map<Object, byte[]> durableContent = new HashMap<>(); // by inode
  private final Map<Object, Map<String, Object>> durableNames = new HashMap<>(); // by inode

  /// @param root an existing folder, all of it durable
  /// @param graveyard an empty folder on the same disk, for removed files, so that the numbers of
  ///   their inodes are not given out again
  /// @param operations how many operations succeed
  /// @param syncing false for a disk whose syncs do nothing, to see that the test would notice
  CrashingFiles(Path root, Path graveyard, int operations, boolean syncing) throws IOException {
    this.root = root;
    this.graveyard = graveyard;
    this.left = operations;
    this.syncing = syncing;
    try (Stream<Path> walk = Files.walk(root)) {
      for (Path p : walk.toList()) {
        if (Files.isDirectory(p)) {
          durableNames.put(inode(p), names(p));
        } else {
          durableContent.put(inode(p), Files.readAllBytes(p));
        }
      }
    }
  }

  private void operation() {
    if (left == 0) {
      throw new Crash();
    }
    left--;
  }

  @Override
  public void createFolder(Path folder) throws IOException {
    operation();
    real.createFolder(folder);
  }

  @Override
  public void write(Path file, String text) throws IOException {
    operation();
    real.write(file, text);
  }

  @Override
  public void syncFile(Path file) throws IOException {
    operation();
    if (syncing) {
      durableContent.put(inode(file), Files.readAllBytes(file));
    }
  }

  @Override
  public void syncFolder(Path folder) throws IOException {
    operation();
    if (syncing) {
      durableNames.put(inode(folder), names(folder));
    }
  }

  @Override
  public void move(Path from, Path to) throws IOException {
    operation();
    if (Files.isRegularFile(to)) {
      Files.createLink(grave(), to);
    }
    real.move(from, to);
  }

  @Override
  public void delete(Path path) throws IOException {
    operation();
    if (Files.isDirectory(path)) {
      try (Stream<Path> inside = Files.list(path)) {
        if (inside.findAny().isPresent()) {
          throw new java.nio.file.DirectoryNotEmptyException(path.toString());
        }
      }
    }
    Files.move(path, grave());
  }

  private Path grave() {
    return graveyard.resolve(Integer.toString(buried++));
  }

  /// Lays out a state that a power cut may leave.
  void afterPowerCut(Path target, SplittableRandom random) throws IOException {
    layOut(target, random::nextBoolean);
  }

  /// Lays out what had been synced and nothing else.
  void onlySynced(Path target) throws IOException {
    layOut(target, () -> false);
  }

  /// @param arrived asked for each name and each content: did what was on its way arrive
  private void layOut(Path target, BooleanSupplier arrived) throws IOException {
    Map<Object, byte[]> contentNow = new HashMap<>();
    Map<Object, Map<String, Object>> namesNow = new HashMap<>();
    for (Path start : List.of(root, graveyard)) {
      try (Stream<Path> walk = Files.walk(start)) {
        for (Path p : walk.toList()) {
          if (Files.isDirectory(p)) {
            namesNow.put(inode(p), names(p));
          } else {
            contentNow.put(inode(p), Files.readAllBytes(p));
          }
        }
      }
    }
    layOutFolder(inode(root), target, arrived, contentNow, namesNow);
  }

  private void layOutFolder(
      Object folder,
      Path target,
      BooleanSupplier arrived,
      Map<Object, byte[]> contentNow,
      Map<Object, Map<String, Object>> namesNow)
      throws IOException {
    Files.createDirectories(target);
    Map<String, Object> synced = durableNames.getOrDefault(folder, Map.of());
    Map<String, Object> now = Objects.requireNonNull(namesNow.get(folder));
    TreeSet<String> all = new TreeSet<>(synced.keySet());
    all.addAll(now.keySet());
    for (String name : all) {
      Object inode = (arrived.getAsBoolean() ? now : synced).get(name);
      if (inode == null) {
        continue;
      }
      if (namesNow.containsKey(inode)) {
        layOutFolder(inode, target.resolve(name), arrived, contentNow, namesNow);
      } else {
        byte[] content = (arrived.getAsBoolean() ? contentNow : durableContent).get(inode);
        Files.write(target.resolve(name), content == null ? new byte[0] : content);
      }
    }
  }

  private static Map<String, Object> names(Path folder) throws IOException {
    Map<String, Object> names = new TreeMap<>();
    try (Stream<Path> list = Files.list(folder)) {
      for (Path p : list.toList()) {
        names.put(p.getFileName().toString(), inode(p));
      }
    }
    return names;
  }

  private static Object inode(Path path) throws IOException {
    return Objects.requireNonNull(
        Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS).fileKey());
  }
}
