package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.importing.FieldOrigin.Part;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.data.store.DatasetWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What every importer promises. An importer's own test class extends this, writes exports in its
/// format, and says what must come out.
public abstract class ImporterConformance {
  /// A cell that must come out of [#export].
  ///
  /// @param minute of the local day
  /// @param value in the channel's unit; NaN for "must be missing"
  public record Cell(
      String person, LocalDate date, String source, String channel, int minute, double value) {}

  @TempDir protected Path tmp;

  /// The importer, made anew.
  protected abstract Importer importer();

  /// What a user would say about [#export].
  protected ImportOptions options() {
    return ImportOptions.defaults();
  }

  /// Writes a small sound export of at least two local days into an empty folder, with at least one
  /// zero, and one minute that is missing between minutes that are not.
  ///
  /// @return what a user would name: the folder, or a file in it
  protected abstract Path export(Path folder) throws IOException;

  /// Cells of [#export], among them a zero, a missing minute, and one near a local midnight on the
  /// local day it belongs to.
  protected abstract List<Cell> cells();

  /// Writes the same export with one record in the middle that makes no sense.
  ///
  /// @return what a user would name
  protected abstract Path damaged(Path folder) throws IOException;

  /// Writes an export of a person with at least this many samples over as many days as it takes.
  ///
  /// @return what a user would name
  protected abstract Path large(Path folder, int samples) throws IOException;

  @Test
  void itRecognisesItsOwnExportsAndNothingElse() throws IOException {
    assertThat(importer().recognises(export(folder("export")))).isTrue();
    Path foreign = folder("foreign");
    Files.writeString(foreign.resolve("holiday.txt"), "sun and sea\n");
    assertThat(importer().recognises(foreign)).isFalse();
    assertThat(importer().recognises(folder("empty"))).isFalse();
    assertThat(importer().recognises(tmp.resolve("nowhere"))).isFalse();
  }

  @Test
  void whatIsNotItsExportIsRefusedWithItsName() throws IOException {
    Path foreign = folder("foreign");
    Files.writeString(foreign.resolve("holiday.txt"), "sun and sea\n");
    for (Path p : List.of(foreign, folder("empty"), tmp.resolve("nowhere"))) {
      assertThatThrownBy(() -> importInto(p, tmp.resolve("refused")))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining(String.valueOf(p.getFileName()));
      assertThat(tmp.resolve("refused")).doesNotExist();
    }
  }

  @Test
  void theSameExportTwiceChangesNothing() throws IOException {
    Path export = export(folder("export"));
    Path dataset = tmp.resolve("dataset");
    ImportReceipt first = importInto(export, dataset);
    List<String> before = filesOf(dataset);
    ImportReceipt second = importInto(export, dataset);
    assertThat(filesOf(dataset)).isEqualTo(before);
    assertThat(second).isEqualTo(first.withNotes(List.of(DatasetWriter.IMPORTED_BEFORE)));
  }

  @Test
  void theReceiptAddsUp() throws IOException {
    Seen seen = read(export(folder("export")));
    ImportReceipt r = seen.receipt();
    assertThat(r.source()).isEqualTo(importer().source());
    assertThat(r.people())
        .isEqualTo((int) seen.days().stream().map(DayWindow::personId).distinct().count());
    assertThat(r.days())
        .isEqualTo(
            (int)
                seen.days().stream()
                    .map(d -> d.personId() + " " + d.localDate())
                    .distinct()
                    .count());
    SensorSchema schema = seen.schema();
    assertThat(r.channels()).hasSize(schema.size());
    long keptSamples = 0;
    for (int c = 0; c < schema.size(); c++) {
      int channel = c;
      assertThat(r.channels().get(c).channel()).isEqualTo(schema.channel(c).name());
      assertThat(r.channels().get(c).observedMinutes())
          .as(schema.channel(c).name())
          .isEqualTo(seen.days().stream().mapToLong(d -> d.observed(channel).count()).sum());
      keptSamples += r.channels().get(c).samples();
    }
    assertThat(r.labels().values().stream().mapToLong(n -> n).sum())
        .isEqualTo(seen.labels().size());
    assertThat(r.files()).isNotEmpty();
    long read = 0;
    for (FileReceipt f : r.files()) {
      assertThat(f.sha256()).hasSize(64);
      assertThat(f.bytes()).isPositive();
      read += f.values().kept();
    }
    assertThat(read).isEqualTo(keptSamples + seen.labels().size() + labelsNotHandedOn(r));
    assertThat(r.toText()).contains(r.files().getFirst().name());
  }

  /// Kept values of a receipt that are neither samples nor labels of the sink; only for importers
  /// that fold several values into one label.
  protected long labelsNotHandedOn(ImportReceipt receipt) {
    return 0;
  }

  @Test
  void theDictionaryKnowsWhereEveryChannelAndLabelComesFrom() throws IOException {
    Seen seen = read(export(folder("export")));
    List<FieldOrigin> fields = importer().fields();
    for (int c = 0; c < seen.schema().size(); c++) {
      String channel = seen.schema().channel(c).name();
      if (seen.receipt().channel(channel).observedMinutes() > 0) {
        assertThat(fields).as(channel).anyMatch(f -> f.isAbout(Part.CHANNEL, channel));
      }
    }
    for (String task : seen.receipt().labels().keySet()) {
      assertThat(fields).as(task).anyMatch(f -> f.isAbout(Part.LABEL, task));
    }
    for (String column : List.of("person_id", "local_date", "utc_offset_minutes", "source_id")) {
      assertThat(fields).as(column).anyMatch(f -> f.isAbout(Part.DAY, column));
    }
  }

  @Test
  void daysComeInOrderAndEveryCellIsPlausible() throws IOException {
    Seen seen = read(export(folder("export")));
    assertThat(seen.days()).isNotEmpty();
    String last = "";
    for (DayWindow d : seen.days()) {
      String key = d.personId() + "\u0000" + d.localDate() + "\u0000" + d.sourceId();
      assertThat(key).isGreaterThan(last);
      last = key;
      assertThat(d.observedCells()).isPositive();
      for (int c = 0; c < d.channels(); c++) {
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          assertThat(!d.observed(c).get(m) || Float.isFinite(d.values(c)[m])).isTrue();
        }
      }
    }
  }

  @Test
  void minutesAreLocalAndMissingIsNotZero() throws IOException {
    Seen seen = read(export(folder("export")));
    List<Cell> cells = cells();
    assertThat(cells).anyMatch(c -> c.value() == 0).anyMatch(c -> Double.isNaN(c.value()));
    for (Cell cell : cells) {
      DayWindow day =
          seen.days().stream()
              .filter(d ->
                  d.personId().equals(cell.person())
                      && d.localDate().equals(cell.date())
                      && d.sourceId().equals(cell.source()))
              .findFirst()
              .orElseGet(() -> fail("no day of %s", cell));
      int c = seen.schema().indexOf(cell.channel()).orElseThrow();
      boolean observed = day.observed(c).get(cell.minute());
      assertThat(observed).as("observed, %s", cell).isEqualTo(!Double.isNaN(cell.value()));
      if (observed) {
        assertThat((double) day.values(c)[cell.minute()])
            .as("%s", cell)
            .isCloseTo(cell.value(), org.assertj.core.data.Offset.offset(1e-4));
      }
    }
  }

  @Test
  void aRecordThatMakesNoSenseIsRefusedOrCountedWithItsPlace() throws IOException {
    Path export = damaged(folder("damaged"));
    Path dataset = tmp.resolve("dataset");
    try {
      ImportReceipt r = importInto(export, dataset);
      assertThat(r.dropped()).isPositive();
      assertThat(
              r.files().stream()
                  .flatMap(f ->
                      Stream.concat(
                          f.rows().rejections().stream(), f.values().rejections().stream()))
                  .filter(x -> !x.firstLines().isEmpty()))
          .isNotEmpty();
      assertThat(Dataset.open(dataset).days()).isPositive();
    } catch (BadDataException e) {
      assertThat(e.getMessage()).matches("(?s).*:\\d+.*");
      assertThat(dataset).doesNotExist();
    }
  }

  @Test
  void memoryIsBoundedWhateverTheSize() throws Exception {
    Path export = large(folder("large"), 600_000);
    BoundedImport.run(importer(), export, options(), 40);
  }

  /// What an import handed over.
  protected record Seen(
      ImportReceipt receipt, SensorSchema schema, List<DayWindow> days, List<Label> labels) {}

  /// Reads an export into lists.
  protected final Seen read(Path export) {
    return read(export, options());
  }

  /// Reads an export into lists, with other options.
  protected final Seen read(Path export, ImportOptions options) {
    List<DayWindow> days = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    ImportSink sink =
        new ImportSink() {
          @Override
          public void day(DayWindow day) {
            days.add(day);
          }

          @Override
          public void label(Label label) {
            labels.add(label);
          }
        };
    ImportOptions here = options.withWorkFolder(tmp.resolve("work"));
    SensorSchema schema = importer().schema(export, here);
    ImportReceipt receipt = importer().read(export, here, sink, Progress.SILENT);
    return new Seen(receipt, schema, days, labels);
  }

  /// An empty folder under [#tmp].
  protected final Path folder(String name) throws IOException {
    return Files.createDirectories(tmp.resolve(name));
  }

  private ImportReceipt importInto(Path export, Path dataset) {
    return DatasetImport.run(importer(), export, options(), dataset, "test", Progress.SILENT);
  }

  private static List<String> filesOf(Path folder) throws IOException {
    List<String> files = new ArrayList<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path p : all.filter(Files::isRegularFile).sorted().toList()) {
        files.add(folder.relativize(p) + " " + org.diurnal.core.Sha256.of(p));
      }
    }
    return files;
  }
}
