package org.diurnal.data.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diurnal.data.apple.HealthExport.WATCH;
import static org.diurnal.data.apple.HealthExport.WATCH_ID;
import static org.diurnal.data.apple.HealthExport.heart;
import static org.diurnal.data.apple.HealthExport.metadata;
import static org.diurnal.data.apple.HealthExport.quantity;
import static org.diurnal.data.apple.HealthExport.steps;
import static org.diurnal.data.apple.HealthExport.with;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DiurnalException;
import org.diurnal.core.Progress;
import org.diurnal.core.UsageException;
import org.diurnal.data.apple.HealthExport.Result;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.Rejection;
import org.diurnal.data.store.DatasetImport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong with an export is counted with its line, or refused with its line; and what real
/// exports are known to have wrong is read all the same.
class BadAppleExportTest {
  private static final String NOON = "2024-05-01 12:00:00 +0200";
  private static final String ONE = "2024-05-01 12:01:00 +0200";
  private static final String SOUND = steps(WATCH, NOON, ONE, "60");
  @TempDir Path tmp;
  private HealthExport export = new HealthExport(Path.of("unset"));

  @BeforeEach
  void folder() {
    export = new HealthExport(tmp.resolve("export"));
  }

  private void assertRefused(Path path, Class<? extends DiurnalException> type, String... parts) {
    Path dataset = tmp.resolve("dataset");
    assertThatThrownBy(() ->
            DatasetImport.run(
                new AppleImporter(),
                path,
                ImportOptions.defaults(),
                dataset,
                "import apple",
                Progress.SILENT))
        .isInstanceOf(type)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
    assertThat(dataset).doesNotExist();
  }

  private void assertRefused(String text, String... parts) {
    assertRefused(export.text(text).path(), BadDataException.class, parts);
  }

  private static void assertDropped(Result r, String reason, long... lines) {
    Rejection found =
        java.util.stream.Stream.concat(
                r.file().rows().rejections().stream(), r.file().values().rejections().stream())
            .filter(x -> x.reason().equals(reason))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no '" + reason + "' in " + r.file()));
    assertThat(found.firstLines())
        .containsExactly(Arrays.stream(lines).boxed().toArray(Long[]::new));
  }

  private static String document(String... lines) {
    return "<HealthData locale=\"en_US\">\n" + String.join("\n", lines) + "\n</HealthData>\n";
  }

  @Test
  void aFileThatIsCutShortIsRefusedAsAWholeWhereverTheCutIs() {
    String text = document(SOUND, SOUND.replace("12:0", "13:0"));
    int end = text.length() - 2; // without the line end it would be whole
    for (int cut = 0; cut <= end; cut += cut < end && cut > end - 25 ? 1 : 9) {
      export.text(text.substring(0, cut));
      assertThatThrownBy(export::read)
          .as("cut at %d", cut)
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("ends before");
    }
    assertRefused(text.substring(0, end), "export.xml:4: the file is cut short");
    assertThat(export.text(text.stripTrailing()).read().file().rows().kept()).isEqualTo(2);
  }

  @Test
  void theLineOfTheCutIsNamed() {
    String text = document(SOUND, SOUND.replace("12:0", "13:0"));
    assertRefused(text.substring(0, text.indexOf("13:00")), "export.xml:3: the file is cut short");
  }

  @Test
  void malformedXmlIsRefusedWithItsLine() {
    assertRefused(
        document(SOUND, " <Record type=\"a\" b c=\"d\"/>", SOUND), "export.xml:3: not well");
    assertRefused(document(SOUND, " <Record a=\"1\" a=\"2\"/>", SOUND), "export.xml:3: not well");
    assertRefused(document(SOUND, "<A></B>", SOUND), "export.xml:3: not well-formed XML: The");
    assertRefused(document(SOUND) + document(SOUND), "export.xml:4: not well-formed");
  }

  @Test
  void anotherEncodingIsRefused() {
    assertRefused(
        "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + document(SOUND), "ISO-8859-1");
    assertRefused(
        export.bytes(document(SOUND).getBytes(StandardCharsets.UTF_16)).path(),
        BadDataException.class,
        "export.xml:1",
        "UTF-16");
  }

  @Test
  void entitiesAreNeverExpandedAndNoOtherFileIsRead() throws IOException {
    Path secret = Files.writeString(tmp.resolve("secret.txt"), "4321");
    String outside =
        "<!DOCTYPE HealthData [<!ENTITY x SYSTEM \""
            + secret.toUri()
            + "\">]>\n"
            + document(steps(WATCH, NOON, ONE, "&x;"));
    assertRefused(outside, "export.xml:3", "\"x\" was referenced");
    assertRefused(outside.replace("\"&x;\"", "\"1\"").replace("/>\n", ">&x;</Record>\n"), ":3");
    String bomb =
        "<!DOCTYPE HealthData [<!ENTITY a0 \"ha\">"
            + IntStream.range(1, 40)
                .mapToObj(i -> "<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1))
                .collect(Collectors.joining())
            + "]>\n"
            + document(steps("sourceName=\"&a39;\"", NOON, ONE, "1"));
    assertRefused(bomb, "export.xml:3", "\"a39\" was referenced");
    // As part of a declaration alone, they do no harm.
    assertThat(export.text(bomb.replace("&a39;", "Watch")).read().file().rows().kept())
        .isEqualTo(1);
  }

  @Test
  void aDocumentTypeElsewhereIsNotFetched() {
    // A reserved name that cannot be resolved: fetching it would fail.
    String text = "<!DOCTYPE HealthData SYSTEM \"http://nowhere.invalid/h.dtd\">" + document(SOUND);
    assertThat(export.text(text).read().file().rows().kept()).isEqualTo(1);
  }

  @Test
  void theBrokenDeclarationOfIos16IsNoHindrance() {
    // A list of attributes that is never closed, with declarations in it, and a bracket too many.
    String text =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE HealthData [
        <!-- HealthKit Export Version: 12 -->
        <!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|VisionPrescription)*)>
        <!ATTLIST VisionPrescription
          type             CDATA #REQUIRED
          brand            CDATA #IMPLIED
        <!ELEMENT RightEye EMPTY>
        <!ATTLIST RightEye
          sphere           CDATA #IMPLIED
        <!ELEMENT LeftEye EMPTY>
          device        CDATA #IMPLIED
          <!ELEMENT MetadataEntry EMPTY>
        >
        ]>
        """;
    Result r = export.text(text + document(SOUND, heart(WATCH, "soon", "60"))).read();
    assertThat(r.at(WATCH_ID, "2024-05-01", "steps", 720)).isEqualTo(60);
    assertDropped(r, Reasons.TIME, 18);
    assertThat(r.receipt().notes()).anyMatch(n -> n.contains("export version 12"));
  }

  @Test
  void controlCharactersInNamesAndNotesAreNoHindrance() {
    Result r =
        export
            .write(
                SOUND,
                with(heart(WATCH, NOON, "61"), metadata("Note", "run\u000bwalk&#11;run")),
                heart("sourceName=\"Ap\u0001p\"", NOON, "62"))
            .read();
    assertThat(r.file().rows().kept()).isEqualTo(3);
    assertThat(r.receipt().devices()).anyMatch(d -> d.name().equals("Ap\ufffdp"));
    assertThat(r.receipt().notes())
        .anyMatch(n -> n.startsWith("3 characters") && n.endsWith("line 7"));
  }

  @Test
  void aHugeValueIsReadAndAnEndlessOneRefused() {
    String note = "x".repeat(1_000_000);
    Result r = export.write(with(SOUND, metadata("Note", note))).read();
    assertThat(r.file().rows().kept()).isEqualTo(1);
    assertRefused(
        export.write(with(SOUND, metadata("Note", note.repeat(5)))).path(),
        BadDataException.class,
        "export.xml:6",
        "4 million");
  }

  @Test
  void manyReferencesAreNoHindrance() {
    // The platform's own limits would end the reading after 100,000 characters of these.
    String[] lines = new String[3_000];
    Arrays.fill(lines, with(SOUND, metadata("Note", "&lt;&amp;&gt;".repeat(30))));
    Result r = export.write(lines).read();
    assertThat(r.file().rows().kept()).isEqualTo(3_000);
    assertThat(r.file().values().dropped(Reasons.DUPLICATE)).isEqualTo(2_999);
  }

  @Test
  void valuesAndTimesThatCannotBeAreCounted() {
    Result r =
        export
            .write(
                heart(WATCH, "2024-05-01 12:00:00", "60"), // 6
                heart(WATCH, "2563-05-01 12:00:00 +0700", "60"),
                heart(WATCH, NOON, "400"),
                heart(WATCH, NOON, "-1"),
                heart(WATCH, NOON, ""), // 10
                heart(WATCH, NOON, "fast"),
                heart(WATCH, NOON, "NaN"),
                steps(WATCH, ONE, NOON, "5"),
                steps(WATCH, NOON, "2024-05-03 12:00:00 +0200", "5"),
                steps(WATCH, NOON, ONE, "5000"), // 15
                quantity("HeartRate", WATCH, NOON, NOON, "furlong", "60"),
                quantity("BodyMass", WATCH, NOON, NOON, "kg", "700"),
                quantity(
                    "BodyMass",
                    WATCH,
                    "1903-01-01 00:00:00 +0000",
                    "1903-01-01 00:00:00 +0000",
                    "kg",
                    "70"),
                heart(WATCH, NOON, "60"),
                heart(WATCH, NOON, "60"), // 20
                heart(WATCH, NOON, "61"),
                heart(WATCH, ONE, "62"))
            .read();
    assertDropped(r, Reasons.TIME, 6);
    assertDropped(r, Reasons.YEAR, 7, 18);
    assertDropped(r, Reasons.ABOVE, 8, 15, 17);
    assertDropped(r, Reasons.BELOW, 9);
    assertDropped(r, Reasons.EMPTY, 10);
    assertDropped(r, Reasons.NUMBER, 11, 12);
    assertDropped(r, Reasons.BACKWARDS, 13);
    assertDropped(r, Reasons.TOO_LONG, 14);
    assertDropped(r, "unit 'furlong' not known for HKQuantityTypeIdentifierHeartRate", 16);
    assertDropped(r, Reasons.DUPLICATE, 20);
    assertDropped(r, Reasons.CONFLICT, 21);
    assertThat(r.at(WATCH_ID, "2024-05-01", "heart_rate", 720)).isEqualTo(60);
    assertThat(r.at(WATCH_ID, "2024-05-01", "heart_rate", 721)).isEqualTo(62);
    assertThat(r.file().rows().read()).isEqualTo(17);
    assertThat(r.file().values().kept()).isEqualTo(2);
  }

  @Test
  void anExportOfWhichMostRowsMakeNoSenseIsRefused() {
    String[] lines = new String[30];
    Arrays.fill(lines, heart(WATCH, "01.05.2024 12:00", "60"));
    Arrays.fill(lines, 0, 10, SOUND);
    assertRefused(
        export.write(lines).path(), BadDataException.class, "export.xml:16", "20 of 30 rows");
  }

  @Test
  void reasonsWithWordsOfTheFileDoNotGrowWithoutBound() {
    String[] lines = new String[1_000];
    for (int i = 0; i < lines.length; i++) {
      lines[i] = quantity("Type" + i, WATCH, NOON, NOON, "count", "1");
    }
    Result r = export.write(lines).read();
    assertThat(r.file().rows().rejections()).hasSize(301);
    assertThat(r.file().rows().dropped("not used: further types")).isEqualTo(700);
    String[] devices = new String[2_500];
    for (int i = 0; i < devices.length; i++) {
      devices[i] = heart("sourceName=\"App " + i + "\"", NOON, "60");
    }
    assertRefused(export.write(devices).path(), BadDataException.class, "more than 2,000 devices");
  }

  @Test
  void theFileIsFoundByItsContentWhateverItsNameAndPacking() throws IOException {
    byte[] content = document(SOUND).getBytes(StandardCharsets.UTF_8);
    Path zip = tmp.resolve("\u5bfc\u51fa.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      entry(out, "apple_health_export/export_cda.xml", "<ClinicalDocument/>");
      entry(out, "apple_health_export/\u5bfc\u51fa.xml", document(SOUND));
      entry(out, "apple_health_export/electrocardiograms/ecg_2024-05-01.csv", "Name,me\n");
      entry(out, "apple_health_export/workout-routes/route_1.gpx", "<gpx/>");
      entry(out, "apple_health_export/workout-routes/route_2.gpx", "<gpx/>");
    }
    assertThat(new AppleImporter().recognises(zip)).isTrue();
    Result zipped = export.read(zip, ImportOptions.defaults());
    assertThat(zipped.file().name()).isEqualTo("apple_health_export/\u5bfc\u51fa.xml");
    assertThat(zipped.receipt().notes())
        .anyMatch(n ->
            n.equals(
                "not read: electrocardiograms/ (1 files), export_cda.xml,"
                    + " workout-routes/ (2 files)"));
    Path plain = Files.write(tmp.resolve("eksport.xml"), content);
    Result read = export.read(plain, ImportOptions.defaults());
    assertThat(read.receipt().id()).as("the same content").isEqualTo(zipped.receipt().id());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    Path gz = Files.write(tmp.resolve("export.xml.gz"), bytes.toByteArray());
    assertThat(export.read(gz, ImportOptions.defaults()).file().rows().kept()).isEqualTo(1);
    Path cut =
        Files.write(
            tmp.resolve("cut.xml.gz"), Arrays.copyOf(bytes.toByteArray(), bytes.size() - 20));
    assertRefused(cut, BadDataException.class, "cut");
  }

  @Test
  void aDamagedArchiveIsRefused() throws IOException {
    Path zip = tmp.resolve("export.zip");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(zip))) {
      entry(out, "apple_health_export/export.xml", document(SOUND));
    }
    byte[] bytes = Files.readAllBytes(zip);
    Files.write(zip, Arrays.copyOf(bytes, bytes.length - 30));
    assertRefused(zip, BadDataException.class, "export.zip", "cut short");
    bytes[bytes.length / 2] ^= 0x10;
    Files.write(zip, bytes);
    assertRefused(zip, BadDataException.class, "export.xml:", "damaged");
  }

  @Test
  void theClinicalCopyAloneIsNotTheExport() throws IOException {
    Path folder = Files.createDirectories(tmp.resolve("cda"));
    Path cda = Files.writeString(folder.resolve("export_cda.xml"), "<ClinicalDocument/>");
    assertRefused(cda, BadDataException.class, "only the clinical copy", "no export.xml");
    assertRefused(folder, BadDataException.class, "export_cda.xml", "no export.xml");
    Files.writeString(folder.resolve("export.xml"), "<ClinicalDocument/>");
    assertRefused(folder, BadDataException.class, "export.xml:1", "<ClinicalDocument>");
    Files.writeString(folder.resolve("export.xml"), "");
    assertRefused(folder, BadDataException.class, "export.xml:1: the file ends");
  }

  @Test
  void twoExportsInOneFolderAreAQuestion() throws IOException {
    export.text(document(SOUND));
    Files.writeString(export.path().resolve("export-old.xml"), document(SOUND));
    assertRefused(export.path(), UsageException.class, "2 health exports", "export-old.xml");
  }

  @Test
  void elementsInElementsWithoutEndAreRefused() {
    assertRefused("<HealthData>\n" + "<a>".repeat(200), "export.xml:2", "deeper than 50");
  }

  private static void entry(ZipOutputStream out, String name, String text) throws IOException {
    out.putNextEntry(new ZipEntry(name));
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.closeEntry();
  }
}
