package org.diurnal.data.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
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

  @Test
  void nothingOfItIsRejectedAndItsMarkStays() {
    SimulatedExport.write(tmp.resolve("export"), 6, 10, 1);
    ImportReceipt receipt = importInto(tmp.resolve("export"), tmp.resolve("d"));
    assertThat(receipt.dropped()).isZero();
    assertThat(receipt.people()).isEqualTo(6);
    assertThat(receipt.days()).isEqualTo(60);
    assertThat(receipt.channel("heart_rate").people()).isEqualTo(4);
    assertThat(receipt.labels())
        .containsEntry("daily_steps", 60L)
        .containsEntry("sleep_minutes_asleep", 60L)
        .containsEntry("weight_kg", 12L);
    assertThat(receipt.simulated()).isTrue();
    Dataset dataset = Dataset.open(tmp.resolve("d"));
    assertThat(dataset.manifest().provenance().simulated()).isTrue();
    DataCheck check = DataCheck.of(dataset);
    // The first and the last day are partial; a few others lost an hour; the rest is equal.
    assertThat(check.totalsCompared()).isEqualTo(60);
    assertThat(check.totalsEqual()).isBetween(40L, 54L);
    assertThat(check.count(Finding.Kind.DUPLICATE_PERSON)).isZero();
    assertThat(check.count(Finding.Kind.STUCK_SENSOR)).isZero();
    assertThat(check.count(Finding.Kind.MOSTLY_MISSING)).isZero();
  }

  @Test
  void totalsEqualTheMinutesOfEveryWholeDay() {
    SimulatedExport.write(tmp.resolve("export"), 3, 12, 2);
    importInto(tmp.resolve("export"), tmp.resolve("d"));
    Dataset dataset = Dataset.open(tmp.resolve("d"));
    Map<String, Double> totals = new TreeMap<>();
    dataset
        .labels("daily_steps")
        .forEach(l -> totals.put(l.personId() + l.time().orElseThrow(), l.value()));
    int[] whole = new int[1];
    dataset.forEachDay(day -> {
      double sum = 0;
      for (float v : day.values(0)) {
        sum += Float.isNaN(v) ? 0 : v;
      }
      double total = totals.getOrDefault(day.personId() + day.localDate(), -1.0);
      if (day.observed(0).count() == DayWindow.MINUTES) {
        whole[0]++;
        assertThat(sum).as(day.toString()).isEqualTo(total);
      } else {
        assertThat(sum).as(day.toString()).isLessThanOrEqualTo(total);
      }
    });
    assertThat(whole[0]).isGreaterThan(24);
  }

  @Test
  void theDayHasARhythmAndTheHeartFollowsTheFeet() {
    SimulatedExport.write(tmp.resolve("export"), 4, 14, 3);
    importInto(tmp.resolve("export"), tmp.resolve("d"));
    double[] night = new double[2]; // sum and count of heart rate from 3:00 to 4:00
    double[] walking = new double[2]; // of heart rate 1 minute after a minute of more than 80 steps
    double[] resting = new double[2]; // of heart rate in minutes without a step, 14:00 to 16:00
    double[] nightSteps = new double[1];
    Dataset.open(tmp.resolve("d"))
        .forEachDay(day -> {
          for (int m = 1; m < DayWindow.MINUTES; m++) {
            float bpm = day.values(2)[m];
            float before = day.values(0)[m - 1];
            nightSteps[0] += m >= 180 && m < 200 && before > 0 ? before : 0;
            if (Float.isNaN(bpm)) {
              continue;
            }
            double[] into =
                m >= 180 && m < 200
                    ? night
                    : before > 80 ? walking : before == 0 && m > 840 && m < 960 ? resting : null;
            if (into != null) {
              into[0] += bpm;
              into[1]++;
            }
          }
        });
    assertThat(nightSteps[0]).isZero();
    assertThat(resting[0] / resting[1]).isGreaterThan(night[0] / night[1] + 5);
    assertThat(walking[0] / walking[1]).isGreaterThan(resting[0] / resting[1] + 15);
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
