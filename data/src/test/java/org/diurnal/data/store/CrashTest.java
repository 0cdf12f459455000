package org.diurnal.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.data.Label;
import org.diurnal.data.SampleDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a crash at every step of a commit leaves, looked at in a copy of the folder made there.
class CrashTest {
  @TempDir Path tmp;

  private Map<String, Path> copies(
      Path folder, String id, List<DayWindow> days, List<Label> labels) {
    Map<String, Path> copies = new LinkedHashMap<>();
    SampleDataset.add(
        folder,
        id,
        days,
        labels,
        7,
        step -> {
          Path copy = tmp.resolve("crash-" + id + "-" + copies.size());
          copyTree(folder, copy);
          copies.put(copies.size() + " " + step, copy);
        });
    return copies;
  }

  private static void copyTree(Path from, Path to) {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path p : all.toList()) {
        if (!p.endsWith(".lock")) {
          Files.copy(p, to.resolve(from.relativize(p)));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<DayWindow> read(Path folder) {
    List<DayWindow> days = new ArrayList<>();
    Dataset dataset = Dataset.open(folder);
    dataset.verify();
    dataset.forEachDay(days::add);
    return days;
  }

  @Test
  void aCrashInAFirstImportLeavesNothingThatOpensOrAllOfIt() {
    List<DayWindow> days = SampleDays.random(3, 6, 3, 1);
    Map<String, Path> copies = copies(tmp.resolve("d"), "a", days, List.of());
    assertThat(copies).hasSizeGreaterThan(8);
    boolean begun = false;
    for (Map.Entry<String, Path> e : copies.entrySet()) {
      begun |= e.getKey().endsWith("journal");
      if (begun) {
        assertThat(read(e.getValue())).as(e.getKey()).isEqualTo(days);
      } else {
        assertThatThrownBy(() -> Dataset.open(e.getValue()))
            .as(e.getKey())
            .isInstanceOf(BadDataException.class);
      }
    }
    assertThat(begun).isTrue();
  }

  @Test
  void aCrashInALaterImportLeavesTheOldOrTheNew() {
    List<DayWindow> days = SampleDays.random(3, 6, 3, 1);
    List<DayWindow> old = days.stream().filter(d -> !d.personId().equals("p001")).toList();
    List<DayWindow> fresh = days.stream().filter(d -> d.personId().equals("p001")).toList();
    Path folder = tmp.resolve("d");
    SampleDataset.add(folder, "a", old, List.of(new Label("p000", "x", Optional.empty(), 1)));
    Map<String, Path> copies =
        copies(folder, "b", fresh, List.of(new Label("p001", "x", Optional.empty(), 2)));
    boolean begun = false;
    for (Map.Entry<String, Path> e : copies.entrySet()) {
      begun |= e.getKey().endsWith("journal");
      assertThat(read(e.getValue())).as(e.getKey()).isEqualTo(begun ? days : old);
      assertThat(Dataset.open(e.getValue()).labels()).as(e.getKey()).hasSize(begun ? 2 : 1);
      // Whatever the crash left, the next import goes through and clears up.
      SampleDataset.add(e.getValue(), "b", fresh, List.of());
      assertThat(read(e.getValue())).as(e.getKey()).isEqualTo(days);
      assertThat(e.getValue().resolve(Commit.WORK)).as(e.getKey()).doesNotExist();
      assertThat(onDisk(e.getValue()))
          .as(e.getKey())
          .containsExactlyInAnyOrderElementsOf(
              Dataset.open(e.getValue()).manifest().files().map(DataFile::file).toList());
    }
    assertThat(begun).isTrue();
  }

  private static List<String> onDisk(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(p -> folder.relativize(p).toString())
          .filter(p -> !p.startsWith(".") && !p.equals("dataset.json"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
