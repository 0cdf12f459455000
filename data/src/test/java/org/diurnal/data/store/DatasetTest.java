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
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.SampleDays;
import org.diurnal.data.importing.ImportReceipt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatasetTest {
  private static final Optional<LocalDate> DAY = Optional.of(SampleDays.FIRST);
  @TempDir Path tmp;

  private static List<DayWindow> read(Path folder) {
    List<DayWindow> days = new ArrayList<>();
    Dataset.open(folder).forEachDay(days::add);
    return days;
  }

  private static List<DayWindow> pick(List<DayWindow> days, int remainder) {
    List<DayWindow> picked = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      if (i % 3 == remainder) {
        picked.add(days.get(i));
      }
    }
    return picked;
  }

  @Test
  void daysComeBackBitForBitAndInOrder() {
    List<DayWindow> days = SampleDays.random(4, 10, 3, 5);
    Path folder = tmp.resolve("d");
    SampleDataset.add(folder, "a", days, List.of());
    assertThat(read(folder)).isEqualTo(days);
    Dataset dataset = Dataset.open(folder);
    assertThat(dataset.manifest().parts()).hasSize(6); // 40 days, 7 in a part
    assertThat(dataset.days()).isEqualTo(40);
    assertThat(dataset.people()).containsExactly("p000", "p001", "p002", "p003");
    PersonSummary first = dataset.peopleTable().getFirst();
    assertThat(first.days()).isEqualTo(10);
    assertThat(first.firstDate()).isEqualTo(SampleDays.FIRST);
    assertThat(first.lastDate()).isEqualTo(SampleDays.FIRST.plusDays(9));
    assertThat(first.observedMinutes().get(1))
        .isEqualTo(days.subList(0, 10).stream().mapToLong(d -> d.observed(1).count()).sum());
    dataset.verify();
  }

  @Test
  void onlyTheFirstDaysOfEachPersonAreReadWhereThatIsAskedFor() {
    List<DayWindow> days = SampleDays.random(3, 5, 3, 5);
    Path folder = tmp.resolve("d");
    SampleDataset.add(folder, "a", days, List.of());
    Dataset two = Dataset.open(folder).firstDays(2);
    List<DayWindow> all = new ArrayList<>();
    two.forEachDay(all::add);
    assertThat(all)
        .containsExactly(
            days.get(0), days.get(1), days.get(5), days.get(6), days.get(10), days.get(11));
    List<DayWindow> some = new ArrayList<>();
    two.forEachDay(Set.of("p001"), some::add);
    assertThat(some).containsExactly(days.get(5), days.get(6));
    assertThat(two.days(Set.of("p000", "p001", "nobody"))).isEqualTo(4);
    assertThat(Dataset.open(folder).days(Set.of("p001"))).isEqualTo(5);
    assertThatThrownBy(() -> two.firstDays(0)).hasMessageContaining("at least 1");
  }

  @Test
  void onlyTheWantedPeopleAreRead() {
    List<DayWindow> days = SampleDays.random(6, 5, 3, 5);
    Path folder = tmp.resolve("d");
    SampleDataset.add(folder, "a", days, List.of());
    List<DayWindow> some = new ArrayList<>();
    Dataset.open(folder).forEachDay(Set.of("p005", "p001", "p0035"), some::add);
    assertThat(some)
        .isEqualTo(
            days.stream().filter(d -> Set.of("p001", "p005").contains(d.personId())).toList());
  }

  @Test
  void importsInPiecesMakeTheSameDaysAsOneImport() {
    List<DayWindow> days = SampleDays.random(7, 9, 3, 11);
    Path pieces = tmp.resolve("pieces");
    for (int piece = 0; piece < 3; piece++) {
      SampleDataset.add(pieces, "piece" + piece, pick(days, (piece + 1) % 3), List.of());
      Dataset.open(pieces).verify();
    }
    assertThat(read(pieces)).isEqualTo(days);
    assertThat(Dataset.open(pieces).peopleTable())
        .hasSize(7)
        .allSatisfy(p -> assertThat(p.days()).isEqualTo(9));
    assertThat(Dataset.open(pieces).receipts()).hasSize(3);
  }

  @Test
  void whatIsAppendedLeavesFullPartsAlone() {
    List<DayWindow> days = SampleDays.random(4, 7, 3, 3);
    Path folder = tmp.resolve("d");
    SampleDataset.add(folder, "a", days.subList(0, 14), List.of());
    List<DayPart> before = Dataset.open(folder).manifest().parts();
    SampleDataset.add(folder, "b", days.subList(14, 28), List.of());
    List<DayPart> after = Dataset.open(folder).manifest().parts();
    assertThat(after).hasSize(4).startsWith(before.toArray(DayPart[]::new));
    assertThat(read(folder)).isEqualTo(days);
  }

  @Test
  void theSameImportTwiceChangesNothing() throws Exception {
    List<DayWindow> days = SampleDays.random(2, 9, 3, 3);
    List<Label> labels = List.of(new Label("p000", "daily_steps", DAY, 5));
    Path folder = tmp.resolve("d");
    SampleDataset.add(folder, "a", days, labels);
    byte[] before = Files.readAllBytes(folder.resolve("dataset.json"));
    SampleDataset.add(folder, "a", days, labels);
    assertThat(Files.readAllBytes(folder.resolve("dataset.json"))).isEqualTo(before);
    ImportReceipt other = SampleDataset.add(folder, "b", days, labels);
    assertThat(other.overlap().daysIdentical()).isEqualTo(18);
    assertThat(other.overlap().daysNew()).isZero();
    assertThat(other.overlap().labelsIdentical()).isEqualTo(1);
    assertThat(Dataset.open(folder).receipts()).hasSize(2);
    assertThat(Files.list(folder.resolve("days")).toList()).hasSize(3);
  }

  @Test
  void theSameDaysMakeTheSameBytes() {
    List<DayWindow> days = SampleDays.random(3, 9, 3, 3);
    List<Label> labels =
        List.of(new Label("p001", "x", DAY, 5), new Label("p000", "x", Optional.empty(), 6));
    SampleDataset.add(tmp.resolve("a"), "a", days, labels);
    SampleDataset.add(tmp.resolve("b"), "b", days, labels.reversed());
    assertThat(Dataset.open(tmp.resolve("a")).contentSha256())
        .isEqualTo(Dataset.open(tmp.resolve("b")).contentSha256());
  }

  @Test
  void ofTwoVersionsOfADayEachChannelKeepsTheFullerOne() {
    Path folder = tmp.resolve("d");
    DayWindow steps = SampleDays.constant("p000", 0, 3, 0, 0, 100, 5);
    DayWindow moreSteps = SampleDays.constant("p000", 0, 3, 0, 50, 151, 6);
    DayWindow otherSteps = SampleDays.constant("p000", 0, 3, 0, 0, 101, 7);
    DayWindow heart = SampleDays.constant("p000", 0, 3, 2, 0, 10, 60);
    SampleDataset.add(folder, "a", List.of(steps), List.of());
    ImportReceipt more = SampleDataset.add(folder, "b", List.of(moreSteps), List.of());
    assertThat(more.overlap().daysDifferent()).isEqualTo(1);
    assertThat(more.overlap().channelsReplaced()).containsEntry("steps", 1L).hasSize(1);
    ImportReceipt same = SampleDataset.add(folder, "c", List.of(otherSteps), List.of());
    assertThat(same.overlap().daysDifferent()).isEqualTo(1);
    assertThat(same.overlap().channelsReplaced()).isEmpty();
    SampleDataset.add(folder, "d", List.of(heart), List.of());
    DayWindow day = read(folder).getFirst();
    assertThat(day.values(0)[150]).isEqualTo(6f);
    assertThat(day.observed(0).count()).isEqualTo(101);
    assertThat(day.values(2)[9]).isEqualTo(60f);
    assertThat(Dataset.open(folder).days()).isEqualTo(1);
  }

  @Test
  void aLabelTakesTheValueImportedLast() {
    Path folder = tmp.resolve("d");
    List<DayWindow> days = SampleDays.random(1, 1, 3, 3);
    SampleDataset.add(
        folder,
        "a",
        days,
        List.of(
            new Label("p000", "daily_steps", DAY, 5),
            new Label("p000", "age_years", Optional.empty(), 40)));
    ImportReceipt r =
        SampleDataset.add(
            folder,
            "b",
            days,
            List.of(
                new Label("p000", "daily_steps", DAY, 7),
                new Label("p000", "age_years", Optional.empty(), 40),
                new Label("it's", "daily_steps", DAY, 1)));
    assertThat(r.overlap().labelsReplaced()).isEqualTo(1);
    assertThat(r.overlap().labelsIdentical()).isEqualTo(1);
    assertThat(r.overlap().labelsNew()).isEqualTo(1);
    Dataset dataset = Dataset.open(folder);
    assertThat(dataset.labels("daily_steps"))
        .containsExactly(
            new Label("it's", "daily_steps", DAY, 1), new Label("p000", "daily_steps", DAY, 7));
    assertThat(dataset.labels()).hasSize(3);
    assertThat(dataset.labelCounts()).isEqualTo(Map.of("age_years", 1L, "daily_steps", 2L));
    assertThat(dataset.labels("none")).isEmpty();
  }

  @Test
  void anImportThatFailsLeavesNothing() throws Exception {
    Path folder = tmp.resolve("d");
    try (DatasetWriter w = DatasetWriter.open(folder, SensorSchema.builtIn("fitbit"))) {
      SampleDays.random(1, 3, 3, 3).forEach(w::day);
    }
    assertThat(folder).doesNotExist();
    SampleDataset.add(folder, "a", SampleDays.random(1, 3, 3, 3), List.of());
    byte[] before = Files.readAllBytes(folder.resolve("dataset.json"));
    try (DatasetWriter w = DatasetWriter.open(folder, SensorSchema.builtIn("fitbit"))) {
      SampleDays.random(2, 3, 3, 4).forEach(w::day);
    }
    assertThat(Files.readAllBytes(folder.resolve("dataset.json"))).isEqualTo(before);
    assertThat(folder.resolve(Commit.WORK)).doesNotExist();
  }

  @Test
  void daysOutOfOrderAreAProgrammingError() {
    List<DayWindow> days = SampleDays.random(1, 3, 3, 3);
    assertThatThrownBy(() -> SampleDataset.add(tmp.resolve("d"), "a", days.reversed(), List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in order");
  }

  @Test
  void aMissingShorterOrChangedFileIsNamed() throws Exception {
    Path folder = tmp.resolve("d");
    SampleDataset.add(folder, "a", SampleDays.random(1, 3, 3, 3), List.of());
    Path part;
    try (var files = Files.list(folder.resolve("days"))) {
      part = files.findFirst().orElseThrow();
    }
    byte[] good = Files.readAllBytes(part);
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 1;
    Files.write(part, bad);
    Dataset opened = Dataset.open(folder);
    assertThatThrownBy(opened::verify)
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(String.valueOf(part.getFileName()));
    Files.write(part, java.util.Arrays.copyOf(good, good.length - 1));
    assertThatThrownBy(() -> Dataset.open(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining(String.valueOf(part.getFileName()))
        .hasMessageContaining("bytes");
    Files.delete(part);
    assertThatThrownBy(() -> Dataset.open(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("missing");
    Files.writeString(folder.resolve("dataset.json"), "{\"format\": ");
    assertThatThrownBy(() -> Dataset.open(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("dataset.json");
    assertThatThrownBy(() -> Dataset.open(tmp.resolve("none")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("no dataset here");
  }

  @Test
  void anotherSchemaOrAnotherFolderOrASecondWriterIsRefused() throws Exception {
    Path folder = tmp.resolve("d");
    SampleDataset.add(folder, "a", SampleDays.random(1, 3, 3, 3), List.of());
    assertThatThrownBy(() -> DatasetWriter.open(folder, SensorSchema.builtIn("reference34")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("channels");
    try (DatasetWriter first = DatasetWriter.open(folder, SensorSchema.builtIn("fitbit"))) {
      assertThat(first.workFolder()).exists();
      assertThatThrownBy(() -> DatasetWriter.open(folder, SensorSchema.builtIn("fitbit")))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("another import");
    }
    Path photos = Files.createDirectory(tmp.resolve("photos"));
    Files.writeString(photos.resolve("cat.jpg"), "meow");
    assertThatThrownBy(() -> DatasetWriter.open(photos, SensorSchema.builtIn("fitbit")))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("cat.jpg");
  }

  @Test
  void simulatedAndRealAreNeverMixed() {
    Path folder = tmp.resolve("d");
    SampleDataset.add(folder, "a", SampleDays.random(1, 3, 3, 3), List.of());
    assertThat(Dataset.open(folder).manifest().provenance().simulated()).isTrue();
    ImportReceipt s = SampleDays.receipt("b");
    ImportReceipt real =
        new ImportReceipt(
            "b",
            s.source(),
            s.export(),
            false,
            s.options(),
            s.files(),
            0,
            0,
            s.firstDate(),
            s.lastDate(),
            s.channels(),
            s.labels(),
            s.devices(),
            s.zones(),
            s.duplicateRule(),
            s.checks(),
            s.overlap(),
            s.notes());
    try (DatasetWriter w = DatasetWriter.open(folder, SensorSchema.builtIn("fitbit"))) {
      assertThatThrownBy(() -> w.commit(real, "test"))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining("simulated");
    }
  }
}
