package org.diurnal.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Placement;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.SampleDays;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.reconcile.MergePolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two devices of one person, in one dataset or in two.
class DatasetMergeTest {
  private static final SensorSchema FITBIT = SensorSchema.builtIn("fitbit");
  private static final SensorSchema WEARABLE = SensorSchema.builtIn("wearable");
  private static final LocalDate DATE = LocalDate.of(2024, 5, 1);
  @TempDir Path tmp;

  private static DayWindow day(
      SensorSchema schema,
      String source,
      LocalDate date,
      String channel,
      int from,
      int to,
      float v) {
    float[][] values = new float[schema.size()][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[schema.size()];
    for (int c = 0; c < observed.length; c++) {
      observed[c] = new MinuteMask();
    }
    int c = schema.indexOf(channel).orElseThrow();
    observed[c].set(from, to);
    java.util.Arrays.fill(values[c], from, to, v);
    return new DayWindow("a", date, OptionalInt.empty(), source, values, observed);
  }

  private static void add(
      Path folder, SensorSchema schema, String id, Device device, DayWindow... days) {
    ImportReceipt r = SampleDays.receipt(id);
    ImportReceipt named =
        new ImportReceipt(
            id,
            r.source(),
            r.export(),
            true,
            Map.of(),
            List.of(),
            1,
            days.length,
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of(device),
            List.of("UTC"),
            "none",
            List.of(),
            r.overlap(),
            List.of());
    try (DatasetWriter w = DatasetWriter.open(folder, schema)) {
      for (DayWindow d : days) {
        w.day(d);
      }
      w.label(new Label("a", "age_" + id, Optional.empty(), 40));
      w.commit(named, "test");
    }
  }

  private static List<DayWindow> read(Path folder) {
    List<DayWindow> days = new ArrayList<>();
    Dataset.open(folder).forEachSourceDay(days::add);
    return days;
  }

  private Path two() {
    Path folder = tmp.resolve("both");
    add(
        folder,
        FITBIT,
        "1",
        new Device("s:watch", "watch", Placement.WRIST),
        day(FITBIT, "s:watch", DATE, "steps", 600, 610, 50));
    add(
        folder,
        FITBIT,
        "2",
        new Device("s:phone", "phone", Placement.PHONE),
        day(FITBIT, "s:phone", DATE, "steps", 600, 640, 40),
        day(FITBIT, "s:phone", DATE.plusDays(1), "steps", 0, 10, 3));
    return folder;
  }

  @Test
  void readingMergesByTheDefaultsAndTheSourcesStay() {
    Dataset dataset = Dataset.open(two());
    assertThat(dataset.days()).isEqualTo(3);
    List<DayWindow> merged = new ArrayList<>();
    dataset.forEachDay(merged::add);
    assertThat(merged).extracting(DayWindow::sourceId).containsExactly("merged", "s:phone");
    assertThat(merged.getFirst().values(0)[605]).isEqualTo(50);
    assertThat(merged.getFirst().values(0)[630]).as("the watch is not worn any more").isEqualTo(40);
    List<DayWindow> some = new ArrayList<>();
    dataset.forEachDay(Set.of("a"), some::add);
    assertThat(some).isEqualTo(merged);
    assertThat(read(dataset.folder())).hasSize(3);
    assertThat(dataset.peopleTable().getFirst().observedMinutes().getFirst())
        .as("a minute that both have is one minute")
        .isEqualTo(50);
    assertThat(dataset.peopleTable().getFirst().days()).isEqualTo(2);
  }

  @Test
  void aMergedDatasetHasOneDayAPersonAndDateAndItsAccount() {
    Path into = tmp.resolve("merged");
    DatasetMerge.Outcome out =
        DatasetMerge.run(List.of(two()), into, MergePolicy.DEFAULT, "test", Progress.SILENT);
    assertThat(out.days()).isEqualTo(2);
    assertThat(out.overlappingDays()).isEqualTo(1);
    assertThat(out.lines().getFirst().read()).isEqualTo(60);
    // worn until 10 minutes after the last step, 10:19: the phone's 600..619 are overlapped
    assertThat(out.lines().getFirst().merged()).isEqualTo(10 + 20 + 10);
    assertThat(out.lines().getFirst().overlapped()).isEqualTo(20);
    assertThat(read(into)).hasSize(2);
    assertThat(Dataset.open(into).labels()).hasSize(2);
    assertThat(Dataset.open(into).manifest().provenance().simulated()).isTrue();
    assertThat(out.receipt().toText()).contains("60 minutes read = 40 merged + 20 overlapped");
  }

  @Test
  void theSameMergeTwiceChangesNothing() {
    Path into = tmp.resolve("merged");
    Path both = two();
    DatasetMerge.run(List.of(both), into, MergePolicy.DEFAULT, "test", Progress.SILENT);
    String before = Dataset.open(into).contentSha256();
    DatasetMerge.run(List.of(both), into, MergePolicy.DEFAULT, "test", Progress.SILENT);
    assertThat(Dataset.open(into).contentSha256()).isEqualTo(before);
    assertThat(Dataset.open(into).receipts()).hasSize(1);
  }

  @Test
  void datasetsOfDifferentChannelsMergeWhereOneHasThemAll() throws Exception {
    Path phone = tmp.resolve("phone");
    Path watch = tmp.resolve("watch");
    add(
        phone,
        FITBIT,
        "2",
        new Device("s:phone", "phone", Placement.PHONE),
        day(FITBIT, "s:phone", DATE, "steps", 600, 640, 40));
    add(
        watch,
        WEARABLE,
        "1",
        new Device("s:watch", "watch", Placement.WRIST),
        day(WEARABLE, "s:watch", DATE, "rmssd", 590, 600, 42));
    Path into = tmp.resolve("merged");
    DatasetMerge.Outcome out =
        DatasetMerge.run(List.of(phone, watch), into, MergePolicy.DEFAULT, "test", Progress.SILENT);
    assertThat(out.overlappingDays()).isEqualTo(1);
    DayWindow day = read(into).getFirst();
    assertThat(day.values(WEARABLE.indexOf("rmssd").orElseThrow())[595]).isEqualTo(42);
    assertThat(day.observed(WEARABLE.indexOf("steps").orElseThrow()).count())
        .as("600 to 609 the watch is worn, and says nothing of steps")
        .isEqualTo(30);
    try (var left = Files.list(tmp)) {
      assertThat(left.map(p -> p.getFileName().toString()))
          .containsExactlyInAnyOrder("phone", "watch", "merged");
    }
  }

  @Test
  void realAndSimulatedPeopleAreNotMixedAndAStrangeSchemaIsRefused() {
    Path a = tmp.resolve("a");
    Path b = tmp.resolve("b");
    SensorSchema other =
        new SensorSchema(
            "other", "", List.of(WEARABLE.channel(WEARABLE.indexOf("rmssd").orElseThrow())));
    add(
        a,
        FITBIT,
        "1",
        new Device("x", "", Placement.WRIST),
        day(FITBIT, "x", DATE, "steps", 0, 1, 1));
    add(
        b,
        other,
        "2",
        new Device("y", "", Placement.WRIST),
        day(other, "y", DATE, "rmssd", 0, 1, 1));
    assertThatThrownBy(() ->
            DatasetMerge.run(
                List.of(a, b), tmp.resolve("m"), MergePolicy.DEFAULT, "test", Progress.SILENT))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("rmssd");
    assertThat(tmp.resolve("m")).doesNotExist();
  }

  @Test
  void aDatasetWithMoreChannelsTakesAnImportWithFewerAndOneWithFewerOnlyWhenTold() {
    Path wide = tmp.resolve("wide");
    add(
        wide,
        WEARABLE,
        "1",
        new Device("s:watch", "watch", Placement.WRIST),
        day(WEARABLE, "s:watch", DATE, "rmssd", 590, 600, 42));
    add(
        wide,
        FITBIT,
        "2",
        new Device("s:band", "band", Placement.WRIST),
        day(FITBIT, "s:band", DATE, "steps", 0, 10, 7));
    assertThat(read(wide).getFirst().values(WEARABLE.indexOf("steps").orElseThrow())[5])
        .isEqualTo(7);

    Path narrow = tmp.resolve("narrow");
    add(
        narrow,
        FITBIT,
        "3",
        new Device("s:band", "band", Placement.WRIST),
        day(FITBIT, "s:band", DATE, "steps", 0, 10, 7));
    assertThatThrownBy(() -> DatasetWriter.open(narrow, WEARABLE))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("rmssd");
    try (DatasetWriter w = DatasetWriter.open(narrow, WEARABLE, Optional.of(FITBIT))) {
      w.day(day(WEARABLE, "s:watch", DATE, "rmssd", 590, 600, 42));
      w.day(day(WEARABLE, "s:watch", DATE.plusDays(1), "steps", 0, 1, 42));
      ImportReceipt r = w.commit(SampleDays.receipt("4"), "test");
      assertThat(r.notes()).anyMatch(n -> n.startsWith("rmssd: 10 observed minutes left out"));
    }
    assertThat(read(narrow)).hasSize(2);
  }
}
