package org.diurnal.data.fitabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diurnal.data.fitabase.ExportFolder.hour;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.Rejection;
import org.diurnal.data.store.DatasetImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with an export is either counted with file and line, or refused with file and
/// line.
class BadExportTest {
  @TempDir Path tmp;
  private ExportFolder export = new ExportFolder(Path.of("unset"));

  @BeforeEach
  void folder() {
    export = new ExportFolder(tmp.resolve("export"));
  }

  private void assertRefused(String... parts) {
    Path dataset = tmp.resolve("dataset");
    assertThatThrownBy(() ->
            DatasetImport.run(
                new FitabaseImporter(),
                export.path(),
                ImportOptions.defaults(),
                dataset,
                "import fitabase",
                Progress.SILENT))
        .isInstanceOf(BadDataException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    assertThat(dataset).doesNotExist();
  }

  private static void assertDropped(FileReceipt file, String reason, long... lines) {
    Rejection r =
        file.rows().rejections().stream()
            .filter(x -> x.reason().equals(reason))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no '" + reason + "' in " + file));
    assertThat(r.firstLines()).containsExactly(Arrays.stream(lines).boxed().toArray(Long[]::new));
  }

  @Test
  void truncatedLinesAreCounted() {
    var r =
        export
            .steps(hour("1", "4/13/2016 0:00", 1), "1,4/13/2016 1:00,1,2,3", "1,4/13")
            .heart("1,4/13/2016 7:21:00 AM,90", "1,4/13/2016 7:21")
            .read();
    assertDropped(r.receipt().file(ExportFolder.STEPS), Reasons.FIELDS, 3, 4);
    assertDropped(r.receipt().file(ExportFolder.HEART), Reasons.FIELDS, 3);
    assertThat(r.day(0).observed(0).count()).isEqualTo(60);
  }

  @Test
  void aLastLineWithoutALineEndMayBeCutShortAndIsNotBelieved() {
    var r =
        export
            .bytes(
                ExportFolder.HEART,
                "Id,Time,Value\n1,4/13/2016 7:21:00 AM,90\n1,4/13/2016 7:22:00 AM,10"
                    .getBytes(StandardCharsets.UTF_8))
            .bytes(
                ExportFolder.DAILY,
                "Id,ActivityDate,TotalSteps\n1,4/13/2016,12000\n1,4/14/2016,13"
                    .getBytes(StandardCharsets.UTF_8))
            .read();
    assertDropped(r.receipt().file(ExportFolder.HEART), Reasons.NO_LINE_END, 3);
    assertDropped(r.receipt().file(ExportFolder.DAILY), Reasons.NO_LINE_END, 3);
    assertThat(r.receipt().notes()).anyMatch(n -> n.contains("may have been cut short"));
    assertThat(r.labels()).hasSize(1);
  }

  @Test
  void wrongDatesAreCounted() {
    var r =
        export
            .heart(
                "1,2/30/2016 7:21:00 AM,90",
                "1,13/4/2016 7:21:00 AM,90",
                "1,4/13/1916 7:21:00 AM,90",
                "1,4/13/2016 7:61:00 AM,90",
                "1,4/13/2016 13:00:00 PM,90",
                "1,2016-04-13 07:21:00,90",
                "1,,90",
                "1,4/13/2016 7:21:00 AM,90",
                "1,4/13/2016 7:22:00 AM,90",
                "1,4/13/2016 24:00,90",
                "1,4/13/2016 7:23:00 AM,90",
                "1,4/13/2016 7:24:00 AM,90",
                "1,4/13/2016 7:25:00 AM,90",
                "1,4/13/2016 7:26:00 AM,90",
                "1,4/13/2016 7:27:00 AM,90",
                "1,4/13/2016 7:28:00 AM,90")
            .steps(hour("1", "4/13/2016 1:30", 1))
            .read();
    FileReceipt heart = r.receipt().file(ExportFolder.HEART);
    assertDropped(heart, Reasons.TIME, 2, 3, 5, 6, 7);
    assertThat(heart.rows().dropped(Reasons.TIME)).isEqualTo(7);
    assertDropped(heart, Reasons.YEAR, 4);
    assertDropped(r.receipt().file(ExportFolder.STEPS), Reasons.NOT_ON_THE_HOUR, 2);
    assertThat(heart.rows().kept()).isEqualTo(8);
  }

  @Test
  void aFileWithDaysBeforeMonthsIsRefusedAndNothingIsWritten() {
    String[] rows = new String[30];
    for (int d = 0; d < 30; d++) {
      rows[d] = hour("1", (d + 1) + "/4/2016 0:00", 1);
    }
    export.steps(rows);
    assertRefused(ExportFolder.STEPS + ":14", "18 of 30 rows", Reasons.TIME);
  }

  @Test
  void negativeAbsurdAndNonNumericValuesAreCounted() {
    var r =
        export
            .heart(
                "1,4/13/2016 7:21:00 AM,-5",
                "1,4/13/2016 7:22:00 AM,0",
                "1,4/13/2016 7:23:00 AM,900",
                "1,4/13/2016 7:24:00 AM,fast",
                "1,4/13/2016 7:25:00 AM,",
                "1,4/13/2016 7:26:00 AM,70.5",
                "1,4/13/2016 7:27:00 AM,NaN",
                "1,4/13/2016 7:28:00 AM,99999999999999999999",
                "1,4/13/2016 7:29:00 AM,71.0")
            .steps(
                hour("1", "4/13/2016 0:00", 1, 7, -3),
                hour("1", "4/13/2016 1:00", 1, 7, 301),
                hour("1", "4/13/2016 2:00", 1, 7, "x"),
                hour("1", "4/13/2016 3:00", 1, 7, ""),
                hour("1", "4/13/2016 4:00", 1, 7, 300))
            .read();
    FileReceipt heart = r.receipt().file(ExportFolder.HEART);
    assertDropped(heart, Reasons.BELOW, 2, 3);
    assertDropped(heart, Reasons.ABOVE, 4, 9);
    assertDropped(heart, Reasons.NUMBER, 5, 8);
    assertDropped(heart, Reasons.EMPTY, 6);
    assertDropped(heart, Reasons.WHOLE, 7);
    assertThat(r.day(0).observed(2).count()).isEqualTo(1);
    FileReceipt steps = r.receipt().file(ExportFolder.STEPS);
    assertThat(steps.rows().kept()).isEqualTo(5);
    assertThat(steps.values().read()).isEqualTo(300);
    assertThat(steps.values().kept()).isEqualTo(296);
    assertThat(steps.values().rejections())
        .extracting(Rejection::reason)
        .containsExactly(Reasons.BELOW, Reasons.ABOVE, Reasons.NUMBER, Reasons.EMPTY);
    assertThat(r.day(0).observed(0).count()).isEqualTo(296);
    assertThat(r.day(0).values(0)[247]).isEqualTo(300f);
  }

  @Test
  void duplicateHoursAndSecondsAreCounted() {
    var r =
        export
            .steps(
                hour("1", "4/13/2016 0:00", 1),
                hour("1", "4/13/2016 12:00:00 AM", 1),
                hour("1", "4/13/2016 0:00", 1, 9, 2),
                hour("1", "4/13/2016 1:00", 1, 9, "x"),
                hour("1", "4/13/2016 1:00", 1, 9, "x"))
            .heart(
                "1,4/13/2016 7:21:00 AM,90",
                "1,4/13/2016 7:21:00 AM,90",
                "1,4/13/2016 7:21:00 AM,91")
            .read();
    FileReceipt steps = r.receipt().file(ExportFolder.STEPS);
    assertDropped(steps, Reasons.DUPLICATE, 3, 6);
    assertDropped(steps, Reasons.CONFLICT, 4);
    FileReceipt heart = r.receipt().file(ExportFolder.HEART);
    assertDropped(heart, Reasons.DUPLICATE, 3);
    assertDropped(heart, Reasons.CONFLICT, 4);
    assertThat(r.day(0).values(2)[441]).isEqualTo(90f);
    assertThat(r.day(0).values(0)[9]).isEqualTo(1f);
  }

  @Test
  void bytesThatAreNotUtf8AreCounted() {
    var r =
        export
            .bytes(
                ExportFolder.HEART,
                ("Id,Time,Value\nM\u00FCller,4/13/2016 7:21:00 AM,90\n"
                        + "1,4/13/2016 7:21:00 AM,90\n")
                    .getBytes(StandardCharsets.ISO_8859_1))
            .bytes(
                ExportFolder.DAILY,
                ("Id,ActivityDate,TotalSteps\nM\u00FCller,4/13/2016,5\n")
                    .getBytes(StandardCharsets.ISO_8859_1))
            .read();
    assertDropped(r.receipt().file(ExportFolder.HEART), Reasons.PERSON, 2);
    assertDropped(r.receipt().file(ExportFolder.DAILY), Reasons.ENCODING, 2);
    assertThat(r.days()).hasSize(1);
  }

  @Test
  void utf8NamesAreKept() {
    var r = export.heart("M\u00FCller,4/13/2016 7:21:00 AM,90").read();
    assertThat(r.day(0).personId()).isEqualTo("M\u00FCller");
  }

  @Test
  void utf16IsRefused() {
    export.bytes(ExportFolder.HEART, "Id,Time,Value\n".getBytes(StandardCharsets.UTF_16));
    assertRefused(ExportFolder.HEART + ":1", "UTF-16");
    export.bytes(ExportFolder.HEART, "Id,Time,Value\n".getBytes(StandardCharsets.UTF_16LE));
    assertRefused(ExportFolder.HEART + ":1", "UTF-16");
  }

  @Test
  void aTruncatedGzipFileIsRefusedWithTheLineReached() {
    StringBuilder text = new StringBuilder("Id,Time,Value\n");
    for (int i = 0; i < 50_000; i++) {
      text.append(
          String.format("1,4/13/2016 7:%02d:%02d AM,%d%n", i / 60 % 60, i % 60, 60 + i % 90));
    }
    byte[] whole = ExportFolder.gzip(text.toString().getBytes(StandardCharsets.UTF_8));
    export.bytes(ExportFolder.HEART + ".gz", Arrays.copyOf(whole, whole.length / 2));
    assertRefused(ExportFolder.HEART + ".gz:", "cut short");
  }

  @Test
  void anotherHeaderIsRefusedNamingIt() {
    export.file(ExportFolder.HEART, "Id,When,Value", "1,4/13/2016 7:21:00 AM,90");
    assertRefused(ExportFolder.HEART + ":1", "Id,When,Value", "Id,Time,Value");
    export.heart("1,4/13/2016 7:21:00 AM,90").file(ExportFolder.DAILY, "Id,Steps", "1,5");
    assertRefused(ExportFolder.DAILY + ":1", "ActivityDate", "Id,Steps");
    export.file(ExportFolder.DAILY, "Id,ActivityDate,Mood", "1,4/13/2016,5");
    assertRefused(ExportFolder.DAILY + ":1", "TotalSteps");
    export.bytes(ExportFolder.DAILY, new byte[0]);
    assertRefused(ExportFolder.DAILY + ":1", "empty");
  }

  @Test
  void aMissingOrEmptyFolderIsRefused() throws Exception {
    assertRefused("no such folder");
    Files.createDirectories(export.path());
    assertRefused("the folder is empty");
    export.file("not-a-folder");
    export = new ExportFolder(export.path().resolve("not-a-folder"));
    assertRefused("not a folder");
  }

  @Test
  void anotherVendorsFolderIsRefusedNamingWhatItIs() {
    export.file("export.xml", "<HealthData/>").file("export_cda.xml", "<x/>");
    assertThat(new FitabaseImporter().recognises(export.path())).isFalse();
    assertRefused("export.xml", "Apple Health");
    export.steps(hour("1", "4/13/2016 0:00", 1));
    assertThat(new FitabaseImporter().recognises(export.path())).isTrue();
    assertThat(export.read().receipt().notes()).anyMatch(n -> n.contains("export.xml"));
  }

  @Test
  void anExportWithoutMinutesIsRefused() {
    export.file(ExportFolder.DAILY, "Id,ActivityDate,TotalSteps", "1,4/12/2016,13162");
    assertRefused("no Fitabase file of minutes", ExportFolder.DAILY);
  }

  @Test
  void aMissingFileIsSaid() {
    var r = export.steps(hour("1", "4/13/2016 0:00", 1)).read();
    assertThat(r.receipt().notes())
        .anyMatch(n -> n.contains("no file of heart_rate"))
        .anyMatch(n -> n.contains("no file of intensity"))
        .anyMatch(n -> n.contains("no file of daily totals"));
  }

  @Test
  void aDryRunWritesNothing() throws Exception {
    export.steps(hour("1", "4/13/2016 0:00", 1));
    Path work = Files.createDirectory(tmp.resolve("work"));
    var receipt =
        DatasetImport.dryRun(
            new FitabaseImporter(),
            export.path(),
            ImportOptions.defaults().withWorkFolder(work),
            Progress.SILENT);
    assertThat(receipt.days()).isEqualTo(1);
    try (var left = Files.list(work)) {
      assertThat(left).isEmpty();
    }
  }
}
