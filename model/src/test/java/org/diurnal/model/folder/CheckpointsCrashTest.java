package org.diurnal.model.folder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Dies after every single file operation, by `kill -9` and by power cut, and looks at what is
/// left.
class CheckpointsCrashTest {
  private static final long SEED = 2;
  private static final int POWER_CUTS = 3; // random states laid out for each moment of death

  /// What is laid out need not survive a second power cut.
  private static final FileOperations FAST = new WithoutSync();

  @TempDir(factory = MemoryFolder.class)
  Path folder;

  @BeforeEach
  void theDiskNumbersItsFiles() throws IOException {
    Assumptions.assumeTrue(
        Files.readAttributes(folder, BasicFileAttributes.class).fileKey() != null,
        "this file system has no file keys, which the model of a power cut needs");
  }

  /// Checkpoints there before, the step that is written, how many are kept.
  @ParameterizedTest
  @CsvSource({"'',1,2", "1 2,3,2", "1 2,3,1", "1 2 3,2,2", "1 2,2,1"})
  void whateverTheMomentTheOldOrTheNewIsWhole(String before, long step, int keep)
      throws IOException {
    List<Long> earlier =
        Stream.of(before.split(" ")).filter(s -> !s.isEmpty()).map(Long::valueOf).toList();
    Optional<Map<String, String>> old =
        earlier.isEmpty() ? Optional.empty() : Optional.of(content(earlier.getLast(), "old"));
    Map<String, String> fresh = content(step, "new");
    boolean finished = false;
    boolean newSeenSynced = false;
    for (int k = 0; !finished; k++) {
      Path here = Files.createDirectories(folder.resolve("k" + k));
      Path run = Files.createDirectory(here.resolve("run"));
      for (long s : earlier) {
        Checkpoints.write(run, s, 3, f -> fill(f, content(s, "old"), FAST), FAST);
      }
      CrashingFiles files =
          new CrashingFiles(run, Files.createDirectory(here.resolve("grave")), k, true);
      try {
        Checkpoints.write(run, step, keep, f -> fill(f, fresh, files), files);
        finished = true;
      } catch (CrashingFiles.Crash e) {
        assertThat(k).as("operations until it is finished").isLessThan(200);
      }

      Path synced = here.resolve("synced");
      files.onlySynced(synced);
      String what = "seed " + SEED + ", " + k + " operations, only what was synced";
      boolean isNew = check(synced, old, fresh, finished || newSeenSynced, what);
      newSeenSynced |= isNew;
      for (int cut = 0; cut < POWER_CUTS; cut++) {
        Path state = here.resolve("cut" + cut);
        files.afterPowerCut(state, Randomness.of(SEED, k, cut));
        check(state, old, fresh, newSeenSynced, what + " or arrived, state " + cut);
      }
      // kill -9: nothing is lost but what was not done.
      check(run, old, fresh, newSeenSynced, "seed " + SEED + ", killed after " + k);
      trainOn(run, "killed after " + k);
      trainOn(here.resolve("cut0"), "seed " + SEED + ", " + k + " operations, state 0");
      removeTree(here); // early, so that the disk gives its inodes out again, which is faster
    }
    assertThat(newSeenSynced).isTrue();
  }

  @Test
  void aDiskWhoseSyncsDoNothingLosesTheCheckpointAndThisTestSeesIt() throws IOException {
    Path run = Files.createDirectory(folder.resolve("run"));
    Checkpoints.write(run, 1, f -> fill(f, content(1, "old"), FAST));
    CrashingFiles files =
        new CrashingFiles(run, Files.createDirectory(folder.resolve("grave")), 1000, false);
    Checkpoints.write(run, 2, 2, f -> fill(f, content(2, "new"), files), files);
    assertThat(read(run)).contains(content(2, "new"));

    files.onlySynced(folder.resolve("synced"));

    assertThat(read(folder.resolve("synced"))).contains(content(1, "old"));
  }

  /// Looks at a state. Returns whether the new checkpoint was there.
  private static boolean check(
      Path run,
      Optional<Map<String, String>> old,
      Map<String, String> fresh,
      boolean mustBeNew,
      String what)
      throws IOException {
    Optional<Map<String, String>> found = read(run);
    assertThat(found).as(what).isIn(old, Optional.of(fresh));
    if (mustBeNew) {
      assertThat(found).as(what).contains(fresh);
    }
    return found.equals(Optional.of(fresh));
  }

  /// From any state the next checkpoint can be written, and takes the leftovers away.
  private static void trainOn(Path run, String what) throws IOException {
    Checkpoints.write(run, 9, 2, f -> fill(f, content(9, "next"), FAST), FAST);
    assertThat(read(run)).as(what).contains(content(9, "next"));
    try (Stream<Path> list = Files.list(run.resolve("checkpoints"))) {
      assertThat(list.map(p -> p.getFileName().toString()))
          .as(what)
          .hasSizeLessThanOrEqualTo(3)
          .contains("latest", "step-00000009")
          .allMatch(name -> !name.startsWith("."));
    }
  }

  private static void removeTree(Path tree) throws IOException {
    try (Stream<Path> walk = Files.walk(tree)) {
      for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(p);
      }
    }
  }

  private static Map<String, String> content(long step, String which) {
    return Map.of(
        "model.safetensors", "weights " + which + step,
        "trainer_state.json", "step " + which + step,
        "heads/a.json", "head " + which + step);
  }

  private static void fill(Path folder, Map<String, String> content, FileOperations files)
      throws IOException {
    files.createFolder(folder.resolve("heads"));
    for (Map.Entry<String, String> e : new TreeMap<>(content).entrySet()) {
      files.write(folder.resolve(e.getKey()), e.getValue());
    }
  }

  private static Optional<Map<String, String>> read(Path run) throws IOException {
    Optional<Path> newest = Checkpoints.newest(run);
    if (newest.isEmpty()) {
      return Optional.empty();
    }
    Map<String, String> content = new TreeMap<>();
    for (String name : content(0, "").keySet()) {
      content.put(name, Files.readString(newest.get().resolve(name)));
    }
    return Optional.of(content);
  }

  /// Real operations, but nothing waits for the disk.
  private static final class WithoutSync implements FileOperations {
    @Override
    public void createFolder(Path folder) throws IOException {
      REAL.createFolder(folder);
    }

    @Override
    public void write(Path file, String text) throws IOException {
      REAL.write(file, text);
    }

    @Override
    public void syncFile(Path file) {}

    @Override
    public void syncFolder(Path folder) {}

    @Override
    public void move(Path from, Path to) throws IOException {
      REAL.move(from, to);
    }

    @Override
    public void delete(Path path) throws IOException {
      REAL.delete(path);
    }
  }
}
