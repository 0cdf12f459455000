package org.diurnal.data.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.diurnal.data.fit.FitBytes.text;
import static org.diurnal.data.fit.FitBytes.u16;
import static org.diurnal.data.fit.FitBytes.u32;
import static org.diurnal.data.fit.FitBytes.u8;
import static org.diurnal.data.fit.MonitoringBytes.MIDNIGHT;
import static org.diurnal.data.fit.MonitoringBytes.SITTING;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Placement;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the messages of a file become. Days are UTC unless a test says otherwise.
class FitImporterTest {
  private static final String DAY = "2021-09-08";
  private static final String WATCH = "fit:garmin 1837 42";
  @TempDir Path tmp;

  private static MonitoringBytes day() {
    return new MonitoringBytes().begin(MIDNIGHT, 0);
  }

  private ImportedFit read(MonitoringBytes file) {
    return read(file, ImportOptions.defaults());
  }

  private ImportedFit read(MonitoringBytes file, ImportOptions options) {
    file.write(tmp.resolve("a.fit"));
    return ImportedFit.of(tmp.resolve("a.fit"), options);
  }

  private static long minute(long m) {
    return MIDNIGHT + 60 * m;
  }

  @Test
  void heartRatesOfRecordsAndOfTheDayAreMeansOfTheirMinutes() {
    var r =
        read(
            day()
                .heart(minute(5), 60)
                .with(b ->
                    b.define(5, 20, 253, 4, FitBytes.UINT32, 3, 1, FitBytes.UINT8)
                        .message(5, u32(minute(5) + 20), u8(70))
                        .message(5, u32(minute(5) + 40), u8(80))
                        .message(5, u32(minute(6)), u8(0xFF))
                        .message(5, u32(minute(7)), u8(255 - 1))));
    assertThat(r.at(DAY, "heart_rate", 5)).isEqualTo(70);
    assertThat(r.observed(DAY, "heart_rate")).isEqualTo(1);
    assertThat(r.dropped(FitReasons.NOTHING)).isEqualTo(1);
    assertThat(r.dropped(Reasons.ABOVE)).isEqualTo(1);
  }

  @Test
  void theShortTimestampRollsOverAndMayStandALittleOutOfOrder() {
    var r =
        read(
            day()
                .did(minute(1000), SITTING)
                .heart(minute(999), 61)
                .heart(minute(1001), 62)
                .heart(minute(1001) + 65_536 - 3600, 63));
    assertThat(r.at(DAY, "heart_rate", 999)).isEqualTo(61);
    assertThat(r.at(DAY, "heart_rate", 1001)).isEqualTo(62);
    // 1001 + 1092.27 - 60 minutes
    assertThat(r.at("2021-09-09", "heart_rate", 593)).isEqualTo(63);
  }

  /// A strap's clock reads 5.0 s at the message's time plus half a second; 12 bits at 1/1024 s turn
  /// over after 4 s. Events 5.0 s, 6.0 s (6144 mod 4096 = 2048), 9.5 s (9728 mod 4096 = 1536).
  @Test
  void beatsOfAStrapHaveTheTimesThatTheirEventsSay() {
    int second = 2048 | 1536 << 12;
    var r =
        read(
            day()
                .with(b ->
                    b.define(
                            5,
                            132,
                            253,
                            4,
                            FitBytes.UINT32,
                            0,
                            2,
                            FitBytes.UINT16,
                            9,
                            4,
                            FitBytes.UINT32,
                            6,
                            1,
                            FitBytes.UINT8)
                        .define(6, 132, 6, 2, FitBytes.UINT8, 10, 3, FitBytes.BYTE)
                        .message(6, u8(90, 91), u8(0, 0, 0))
                        .message(5, u32(minute(1) + 55), u16(16_384), u32(5120), u8(100))
                        .message(6, u8(110, 120), u8(second, second >> 8, second >> 16))));
    // 1:55.5 and 1:56.5 in minute 1, 2:00.0 in minute 2.
    assertThat(r.at(DAY, "heart_rate", 1)).isEqualTo(105);
    assertThat(r.at(DAY, "heart_rate", 2)).isEqualTo(120);
    assertThat(r.dropped(FitReasons.NO_TIME)).isEqualTo(1);
  }

  /// 20 pairs of 1,500 and 1,600 ms: every difference is 100, so rmssd is 100; the mean is 1,550,
  /// every interval 50 off it: sdnn = sqrt(40 x 2,500 / 39) = 50.637.
  @Test
  void beatIntervalsBecomeRmssdAndSdnnOfTheirMinute() {
    var r = read(day().did(minute(10), SITTING).with(b -> intervals(b, 20, 1500, 1600)));
    assertThat(r.at(DAY, "rmssd", 10)).isCloseTo(100, within(1e-4));
    assertThat(r.at(DAY, "sdnn", 10)).isCloseTo(50.6370, within(1e-4));
  }

  /// A beat that was missed (3,000 ms) and one too many (800 ms) are no variability: neither they
  /// nor the differences to and from them count.
  @Test
  void missedAndExtraBeatsAreLeftOutWithTheirDifferences() {
    var r =
        read(
            day()
                .did(minute(10), SITTING)
                .with(b -> {
                  intervals(b, 15, 1500, 1600);
                  b.message(7, u16(3000), u16(1500)).message(7, u16(800), u16(0xFFFF));
                }));
    assertThat(r.at(DAY, "rmssd", 10)).isCloseTo(100, within(1e-4));
    assertThat(r.dropped(FitReasons.BEAT)).isEqualTo(2);
  }

  @Test
  void aMinuteWithFewBeatsHasNoVariability() {
    var r = read(day().did(minute(10), SITTING).with(b -> intervals(b, 9, 1500, 1600)));
    assertThat(r.observed(DAY, "rmssd")).isZero();
    assertThat(r.dropped(FitReasons.FEW_BEATS)).isEqualTo(1);
  }

  private static void intervals(FitBytes b, int pairs, int first, int second) {
    b.define(7, 78, 0, 4, FitBytes.UINT16);
    for (int i = 0; i < pairs; i++) {
      b.message(7, u16(first), u16(second));
    }
  }

  @Test
  void oxygenBreathsAndNightlyVariabilityAreReadingsAtTheirMoment() {
    int[] one = {253, 4, FitBytes.UINT32, 0, 2, FitBytes.SINT16};
    var r =
        read(
            day()
                .with(b ->
                    b.define(5, 269, 253, 4, FitBytes.UINT32, 0, 1, FitBytes.UINT8)
                        .define(6, 297, one)
                        .define(7, 371, 253, 4, FitBytes.UINT32, 0, 2, FitBytes.UINT16)
                        .message(5, u32(minute(1)), u8(97))
                        .message(5, u32(minute(2)), u8(0xFF))
                        .message(6, u32(minute(1)), u16(1450))
                        .message(6, u32(minute(2)), u16(-300 & 0xFFFF))
                        .message(7, u32(minute(1)), u16(128 * 42))));
    assertThat(r.at(DAY, "spo2", 1)).isEqualTo(97);
    assertThat(r.observed(DAY, "spo2")).isEqualTo(1);
    assertThat(r.at(DAY, "respiratory_rate", 1)).isEqualTo(14.5);
    assertThat(r.observed(DAY, "respiratory_rate")).isEqualTo(1);
    assertThat(r.dropped(FitReasons.NOT_MEASURED)).isEqualTo(1);
    assertThat(r.at(DAY, "rmssd", 1)).isEqualTo(42);
  }

  @Test
  void skinTemperatureIsTakenFromTheWristAndFromAppsButNeverFromTheDevice() {
    var r =
        read(
            day()
                .with(b ->
                    b.define(5, 409, 253, 4, FitBytes.UINT32, 1, 4, FitBytes.UINT16)
                        .message(5, u32(minute(1)), u16(33_000), u16(34_000))
                        .define(6, 20, 253, 4, FitBytes.UINT32, 13, 1, FitBytes.SINT8)
                        .message(6, u32(minute(2)), u8(27))
                        .define(7, 206, 0, 1, 2, 1, 1, 2, 2, 1, 2, 3, 17, 7, 8, 4, FitBytes.STRING)
                        .message(
                            7,
                            u8(0),
                            u8(1),
                            u8(FitBytes.FLOAT32),
                            text("skin_temperature", 17),
                            text("°C", 4))
                        .message(
                            7,
                            u8(0),
                            u8(2),
                            u8(FitBytes.FLOAT32),
                            text("core_temperature", 17),
                            text("°C", 4))
                        .defineWithDeveloper(
                            8,
                            20,
                            new int[] {253, 4, FitBytes.UINT32},
                            new int[] {1, 4, 0, 2, 4, 0})
                        .message(
                            8,
                            u32(minute(3)),
                            u32(Float.floatToRawIntBits(32.5f)),
                            u32(Float.floatToRawIntBits(37.5f)))));
    assertThat(r.at(DAY, "skin_temperature", 1)).isEqualTo(33.5);
    assertThat(r.at(DAY, "skin_temperature", 3)).isEqualTo(32.5);
    assertThat(r.observed(DAY, "skin_temperature")).isEqualTo(2);
  }

  @Test
  void aSleepLevelHoldsUntilTheNext() {
    var r =
        read(
            day()
                .with(b -> {
                  b.define(5, 275, 253, 4, FitBytes.UINT32, 0, 1, FitBytes.ENUM);
                  int[] levels = {1, 2, 3, 4, 0, 2};
                  for (int i = 0; i < levels.length; i++) {
                    b.message(5, u32(minute(10 * i)), u8(levels[i]));
                  }
                  b.message(5, u32(minute(300)), u8(1));
                }));
    assertThat(r.at(DAY, "asleep", 9)).isZero();
    assertThat(r.at(DAY, "sleep_awake", 9)).isEqualTo(1);
    assertThat(r.at(DAY, "sleep_light", 10)).isEqualTo(1);
    assertThat(r.at(DAY, "sleep_awake", 10)).isZero();
    assertThat(r.at(DAY, "sleep_deep", 29)).isEqualTo(1);
    assertThat(r.at(DAY, "sleep_rem", 30)).isEqualTo(1);
    assertThat(r.at(DAY, "asleep", 40)).isNaN(); // the device could not tell
    assertThat(r.dropped(FitReasons.UNMEASURABLE)).isEqualTo(1);
    assertThat(r.at(DAY, "sleep_light", 169)).isEqualTo(1);
    assertThat(r.at(DAY, "asleep", 170)).isNaN(); // no level holds more than two hours
    assertThat(r.at(DAY, "sleep_awake", 300)).isEqualTo(1);
    assertThat(r.at(DAY, "asleep", 301)).isNaN();
  }

  private static FitBytes scale(int... users) {
    FitBytes b =
        new FitBytes()
            .define(0, 0, 0, 1, FitBytes.ENUM, 1, 2, FitBytes.UINT16)
            .message(0, u8(9), u16(15))
            .define(1, 3, 254, 2, FitBytes.UINT16)
            .define(
                2,
                30,
                253,
                4,
                FitBytes.UINT32,
                0,
                2,
                FitBytes.UINT16,
                1,
                2,
                FitBytes.UINT16,
                12,
                2,
                FitBytes.UINT16);
    for (int u : users) {
      b.message(1, u16(u));
    }
    return b;
  }

  @Test
  void weightsBelongToTheUserOfTheScale() {
    ImportOptions here = ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin"));
    byte[] one = scale(0).message(2, u32(minute(60 * 23)), u16(7580), u16(2230), u16(0)).file();
    MonitoringBytes.writeTo(tmp.resolve("one.fit"), one);
    Optional<LocalDate> next = Optional.of(LocalDate.parse("2021-09-09")); // 1 o'clock in Berlin
    assertThat(ImportedFit.of(tmp, here.withPerson("anna")).labels())
        .containsExactly(
            new Label("anna", "body_fat_pct", next, 22.3),
            new Label("anna", "weight_kg", next, 75.8));
    byte[] two =
        scale(0, 1)
            .message(2, u32(minute(1)), u16(7580), u16(0xFFFF), u16(0))
            .message(2, u32(minute(2)), u16(5820), u16(0xFFFF), u16(1))
            .message(2, u32(minute(3)), u16(0xFFFE), u16(0xFFFF), u16(1))
            .message(2, u32(minute(4)), u16(60), u16(0xFFFF), u16(1))
            .file();
    MonitoringBytes.writeTo(tmp.resolve("one.fit"), two);
    var r = ImportedFit.of(tmp, here);
    Optional<LocalDate> day = Optional.of(LocalDate.parse(DAY));
    assertThat(r.labels())
        .containsExactly(
            new Label("me:0", "weight_kg", day, 75.8), new Label("me:1", "weight_kg", day, 58.2));
    assertThat(r.dropped(FitReasons.NOTHING)).isEqualTo(1);
    assertThat(r.dropped(Reasons.BELOW)).isEqualTo(1);
    assertThat(r.receipt().notes()).anyMatch(n -> n.contains("several users"));
  }

  @Test
  void theFilesOwnLocalTimeCountsMoreThanTheUsersZone() {
    var r =
        read(
            new MonitoringBytes()
                .begin(minute(0) - 7200, 7200)
                .did(minute(0) - 7200, SITTING)
                .heart(minute(0) - 7200, 60),
            ImportOptions.defaults().withZone(ZoneId.of("America/Chicago")));
    assertThat(r.day(DAY).utcOffsetMinutes()).hasValue(120);
    assertThat(r.at(DAY, "heart_rate", 0)).isEqualTo(60);
  }

  private static byte[] night(long serial, long time) {
    return new FitBytes()
        .define(0, 0, 1, 2, FitBytes.UINT16, 2, 2, FitBytes.UINT16, 3, 4, FitBytes.UINT32Z)
        .message(0, u16(1), u16(1837), u32(serial))
        .define(1, 269, 253, 4, FitBytes.UINT32, 0, 1, FitBytes.UINT8)
        .message(1, u32(time), u8(95))
        .file();
  }

  @Test
  void aFileThatDoesNotSayItsLocalTimeHasThatOfTheDeviceThatDay() {
    new MonitoringBytes()
        .begin(MIDNIGHT, -6 * 3600)
        .did(minute(10), SITTING)
        .write(tmp.resolve("day.fit"));
    MonitoringBytes.writeTo(tmp.resolve("night.fit"), night(42, minute(600)));
    var r = ImportedFit.of(tmp);
    assertThat(r.at(DAY, "spo2", 240)).isEqualTo(95);
    assertThat(r.receipt().zones()).containsExactly("-06:00");
    MonitoringBytes.writeTo(tmp.resolve("night.fit"), night(43, minute(600)));
    assertThatThrownBy(() -> ImportedFit.of(tmp))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("night.fit: the file does not say what the local time was")
        .satisfies(e -> assertThat(((UsageException) e).cure()).contains("--timezone"));
    MonitoringBytes.writeTo(tmp.resolve("night.fit"), night(42, minute(600) + 3 * 86_400));
    assertThatThrownBy(() -> ImportedFit.of(tmp)).isInstanceOf(UsageException.class);
  }

  @Test
  void aLocalTimeThatNoPlaceOnEarthHasIsNotBelieved() {
    assertThatThrownBy(
            () -> read(new MonitoringBytes().begin(MIDNIGHT, 15 * 3600).did(minute(5), SITTING)))
        .isInstanceOf(UsageException.class);
    assertThatThrownBy(
            () -> read(new MonitoringBytes().begin(MIDNIGHT, 3600 + 420).did(minute(5), SITTING)))
        .isInstanceOf(UsageException.class);
    assertThat(
            read(new MonitoringBytes().begin(MIDNIGHT, 3600 + 90).did(minute(5), SITTING))
                .day(DAY)
                .utcOffsetMinutes())
        .hasValue(60);
  }

  /// The clock was never set: 1,000 s after it was switched on, the activity ended at 12:00 local.
  @Test
  void timesSinceSwitchingOnArePlacedOnTheLocalClockIfTheFileSaysWhatItWas() {
    FitBytes b =
        new FitBytes()
            .define(0, 20, 253, 4, FitBytes.UINT32, 3, 1, FitBytes.UINT8)
            .message(0, u32(400), u8(77));
    MonitoringBytes.writeTo(tmp.resolve("a.fit"), b.file());
    assertThat(ImportedFit.of(tmp).dropped(FitReasons.NO_DATE)).isEqualTo(1);
    b.define(1, 34, 253, 4, FitBytes.UINT32, 5, 4, FitBytes.UINT32)
        .message(1, u32(1000), u32(minute(720)));
    MonitoringBytes.writeTo(tmp.resolve("a.fit"), b.file());
    var r = ImportedFit.of(tmp);
    assertThat(r.at(DAY, "heart_rate", 710)).isEqualTo(77);
    assertThat(r.day(DAY).utcOffsetMinutes()).isEmpty();
  }

  @Test
  void devicesAreNamedAndKeptApart() {
    day().heart(minute(1), 60).write(tmp.resolve("a.fit"));
    MonitoringBytes.writeTo(
        tmp.resolve("b.fit"),
        new FitBytes()
            .define(0, 0, 0, 1, FitBytes.ENUM, 8, 10, FitBytes.STRING, 3, 4, FitBytes.UINT32Z)
            .message(0, u8(4), text("PACE\t2\u0001", 10), u32(7))
            .define(1, 20, 253, 4, FitBytes.UINT32, 3, 1, FitBytes.UINT8)
            .message(1, u32(minute(1)), u8(62))
            .define(2, 34, 253, 4, FitBytes.UINT32, 5, 4, FitBytes.UINT32)
            .message(2, u32(minute(2)), u32(minute(2)))
            .file());
    var r = ImportedFit.of(tmp);
    assertThat(r.days().stream().map(d -> d.sourceId()).toList())
        .containsExactly("fit:PACE 2 7", WATCH);
    assertThat(r.receipt().devices().stream().map(d -> d.placement()).toList())
        .containsExactly(Placement.UNKNOWN, Placement.WRIST);
  }

  @Test
  void archivesArchivesInThemAndGzipAreRead() throws IOException {
    byte[] file = day().heart(minute(1), 60).file();
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(file);
    }
    byte[] inner = zip("1_ACTIVITY.fit", file);
    byte[] outer = zip("DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip", inner);
    MonitoringBytes.writeTo(tmp.resolve("a/one.FIT.gz"), gzip.toByteArray());
    MonitoringBytes.writeTo(tmp.resolve("b/export.zip"), zip("x/y.fit", file));
    MonitoringBytes.writeTo(tmp.resolve("c/export.zip"), outer);
    for (String path : List.of("a", "b/export.zip", "c/export.zip", "c")) {
      assertThat(new FitImporter().recognises(tmp.resolve(path)))
          .as(path)
          .isEqualTo(!path.equals("c"));
      Path work = tmp.resolve("work");
      ImportOptions options = ImportOptions.defaults().withWorkFolder(work);
      if (!path.equals("c")) {
        var r = ImportedFit.of(tmp.resolve(path), options);
        assertThat(r.at(DAY, "heart_rate", 1)).isEqualTo(60);
      }
      assertThat(work.toFile().list()).isNullOrEmpty();
    }
    assertThat(ImportedFit.of(tmp.resolve("c/export.zip")).receipt().files().getFirst().name())
        .endsWith("UploadedFiles_0-_Part1.zip/1_ACTIVITY.fit");
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
      zip.closeEntry();
    }
    return bytes.toByteArray();
  }

  @Test
  void anArchiveInTheExportThatIsNoneIsRefusedByItsName() {
    day().write(tmp.resolve("a.fit"));
    MonitoringBytes.writeTo(tmp.resolve("UploadedFiles_1.zip"), u8(1, 2, 3));
    assertThatThrownBy(() -> ImportedFit.of(tmp))
        .isInstanceOf(BadDataException.class)
        .hasMessageStartingWith("UploadedFiles_1.zip: an archive in the export");
  }

  @Test
  void aFileThatIsNoFitIsCountedAndNamedAndTheOthersAreRead() {
    day().heart(minute(1), 60).write(tmp.resolve("b.fit"));
    MonitoringBytes.writeTo(tmp.resolve("a.fit"), u8(1, 2, 3));
    MonitoringBytes.writeTo(tmp.resolve("notes.txt"), u8(1));
    var r = ImportedFit.of(tmp);
    assertThat(r.at(DAY, "heart_rate", 1)).isEqualTo(60);
    assertThat(r.receipt().file("a.fit").rows().dropped()).isEqualTo(1);
    assertThat(r.receipt().notes())
        .contains("a.fit is no FIT file", "not FIT files, left alone: notes.txt");
  }

  @Test
  void whatIsNotUsedIsCountedByItsName() {
    var r =
        read(
            day()
                .heart(minute(1), 60)
                .with(b ->
                    b.define(5, 227, 0, 2, FitBytes.SINT16)
                        .message(5, u16(30))
                        .message(5, u16(31))
                        .define(6, 140, 0, 1, FitBytes.UINT8)
                        .message(6, u8(1))));
    assertThat(r.dropped("not used: stress_level")).isEqualTo(2);
    assertThat(r.dropped(FitReasons.UNNAMED)).isEqualTo(1);
    var rows = r.receipt().file("a.fit").rows();
    assertThat(rows.read()).isEqualTo(6);
    assertThat(rows.kept()).isEqualTo(3);
  }

  @Test
  void damageIsInTheReceiptWithItsPlace() {
    byte[] file = day().heart(minute(1), 60).heart(minute(2), 61).heart(minute(3), 62).file();
    int last = file.length - 2 - 4;
    file[last] = 9;
    MonitoringBytes.writeTo(tmp.resolve("a.fit"), file);
    var r = ImportedFit.of(tmp);
    assertThat(r.observed(DAY, "heart_rate")).isEqualTo(1);
    assertThat(r.dropped(FitReasons.WITHHELD)).isEqualTo(1);
    assertThat(r.dropped(FitReasons.LOST + FitFault.Kind.NO_DEFINITION.words())).isEqualTo(1);
    assertThat(r.receipt().notes())
        .contains("a.fit, byte " + last + ": a message of local type 9, never defined")
        .anyMatch(n -> n.contains("checksum"));
  }
}
