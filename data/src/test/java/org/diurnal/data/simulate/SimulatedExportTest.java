package org.diurnal.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.curation.DataCheck;
import org.diurnal.data.curation.Finding;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedExportTest {
  @TempDir Path tmp;

  private ImportReceipt importInto(Path export, Path dataset) {
    return DatasetImport.run(
        new FitabaseImporter(),
        export,
        ImportOptions.defaults(),
        dataset,
        "import fitabase",
        Progress.SILENT);
  }

  /// The other route: the simulator's days themselves.
  @Test
  void whatIsImportedIsWhatTheSimulatorMade() {
    SimulatedExport.write(tmp.resolve("export"), 5, 3, 4);
    importInto(tmp.resolve("export"), tmp.resolve("d"));
    Simulator s = new Simulator(4, SensorSchema.builtIn("fitbit"), LocalDate.of(2026, 1, 5), 3, 0);
    List<DayWindow> made = new ArrayList<>();
    Map<Long, String> names = new TreeMap<>();
    for (int p = 0; p < 5; p++) {
      names.put((long) p, String.valueOf(SimulatedExport.id(p)));
      s.person(p, made::add, l -> {});
    }
    List<DayWindow> imported = new ArrayList<>();
    Dataset.open(tmp.resolve("d")).forEachDay(imported::add);
    assertThat(imported).hasSameSizeAs(made);
    for (int i = 0; i < made.size(); i++) {
      DayWindow a = made.get(i);
      DayWindow b = imported.get(i);
      long number = Long.parseLong(a.personId().substring(1));
      assertThat(b.personId()).isEqualTo(names.get(number));
      assertThat(b.localDate()).isEqualTo(a.localDate());
      for (int c = 0; c < 3; c++) {
        assertThat(b.observed(c)).isEqualTo(a.observed(c));
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (a.observed(c).get(m)) {
            assertThat(b.values(c)[m]).isCloseTo(a.values(c)[m], within(c == 2 ? 0.251f : 0f));
          }
        }
      }
    }
  }

  @Test
  void nothingOfItIsRejectedAndItsMarkStays() {
    SimulatedExport.write(tmp.resolve("export"), 6, 10, 1);
    ImportReceipt receipt = importInto(tmp.resolve("export"), tmp.resolve("d"));
    assertThat(receipt.dropped()).isZero();
    assertThat(receipt.people()).isEqualTo(6);
    assertThat(receipt.days()).isBetween(50, 60); // some days the device is left at home
    assertThat(receipt.labels())
        .containsEntry("daily_steps", (long) receipt.days())
        .containsEntry("weight_kg", 12L);
    assertThat(receipt.labels().get("sleep_minutes_asleep")).isBetween(20L, 60L);
    assertThat(receipt.simulated()).isTrue();
    Dataset dataset = Dataset.open(tmp.resolve("d"));
    assertThat(dataset.manifest().provenance().simulated()).isTrue();
    DataCheck check = DataCheck.of(dataset);
    assertThat(check.totalsCompared()).isEqualTo(receipt.days());
    assertThat(check.totalsEqual()).isEqualTo(receipt.days());
    assertThat(check.count(Finding.Kind.DUPLICATE_PERSON)).isZero();
    assertThat(check.count(Finding.Kind.STUCK_SENSOR)).isZero();
  }

  @Test
  void sleepIsLoggedAsTheDeviceSawIt() {
    SimulatedExport.write(tmp.resolve("export"), 8, 3, 2);
    importInto(tmp.resolve("export"), tmp.resolve("d"));
    Dataset dataset = Dataset.open(tmp.resolve("d"));
    List<Label> asleep = dataset.labels("sleep_minutes_asleep");
    Map<String, Double> inBed = new TreeMap<>();
    dataset
        .labels("sleep_minutes_in_bed")
        .forEach(l -> inBed.put(l.personId() + l.time().orElseThrow(), l.value()));
    assertThat(asleep).isNotEmpty();
    Simulator s = new Simulator(2, SensorSchema.builtIn("fitbit"), LocalDate.of(2026, 1, 5), 3, 0);
    Map<String, Double> truth = new TreeMap<>();
    for (int p = 0; p < 8; p++) {
      String id = String.valueOf(SimulatedExport.id(p));
      s.person(
          p,
          d -> {},
          l -> {
            if (l.task().equals(Simulator.TRUTH + "minutes_asleep")) {
              truth.put(id + l.time().orElseThrow(), l.value());
            }
          });
    }
    double most = 0;
    for (Label l : asleep) {
      String day = l.personId() + l.time().orElseThrow();
      assertThat(l.value())
          .isLessThanOrEqualTo(truth.getOrDefault(day, -1.0))
          .isLessThanOrEqualTo(inBed.getOrDefault(day, -1.0));
      most = Math.max(most, l.value());
    }
    assertThat(most).as("a night that was seen").isGreaterThan(240);
  }

  @Test
  void theSameSeedWritesTheSameBytesAndAnotherOthers() {
    SimulatedExport.write(tmp.resolve("a"), 2, 3, 5);
    SimulatedExport.write(tmp.resolve("b"), 2, 3, 5);
    SimulatedExport.write(tmp.resolve("c"), 2, 3, 6);
    assertThat(hashes(tmp.resolve("a"))).hasSize(7).isEqualTo(hashes(tmp.resolve("b")));
    assertThat(hashes(tmp.resolve("c"))).isNotEqualTo(hashes(tmp.resolve("a")));
  }

  @Test
  void oneDayOfOnePersonIsPossibleAndNonsenseIsRefused() {
    SimulatedExport.write(tmp.resolve("one"), 1, 1, 5);
    assertThat(importInto(tmp.resolve("one"), tmp.resolve("d")).days()).isEqualTo(1);
    assertThatThrownBy(() -> SimulatedExport.write(tmp.resolve("one"), 1, 1, 5))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("holds something");
    assertThatThrownBy(() -> SimulatedExport.write(tmp.resolve("none"), 0, 1, 5))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(() -> SimulatedExport.write(tmp.resolve("none"), 1, -2, 5))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("-2 days");
    assertThat(tmp.resolve("none")).doesNotExist();
  }

  private static Map<String, String> hashes(Path folder) {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path f : files.toList()) {
        hashes.put(String.valueOf(f.getFileName()), Sha256.of(f));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return hashes;
  }
}
