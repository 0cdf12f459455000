package org.diurnal.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;

/// A made-up export of Apple's Health app, in the form that its public descriptions give: a watch,
/// a phone, an app and a person's own entries over as many days as wanted, with what real exports
/// are known to have wrong. Marked as simulated, and no evidence about anybody.
///
/// Its phone is in Berlin, also across the changes of the clock; its person is in New York from the
/// fifth to the eighth day of each month, which only the nights say.
final class AppleExport {
  private static final ZoneId HOME = ZoneId.of("Europe/Berlin");
  private static final ZoneId AWAY = ZoneId.of("America/New_York");
  private static final String WATCH = "Anna\u2019s Apple\u00a0Watch";
  private static final String WATCH_DEVICE =
      "name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:10.3";
  private static final String PHONE = "Anna\u2019s iPhone";
  private static final String PHONE_DEVICE =
      "name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone14,5, software:17.3.1";

  /// As iOS 16 and 17 wrote it: a list of attributes that is never closed.
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE HealthData [
      <!-- HealthKit Export Version: 12 -->
      <!ELEMENT HealthData (ExportDate,Me,(Record|Workout|ActivitySummary)*)>
      <!ATTLIST HealthData
        locale CDATA #REQUIRED
      >
      <!ELEMENT VisionPrescription EMPTY>
      <!ATTLIST VisionPrescription
        type  CDATA #REQUIRED
        brand CDATA #IMPLIED
      <!ELEMENT RightEye EMPTY>
      >
      ]>
      <?simulated by a program?>
      <HealthData locale="de_DE">
       <ExportDate value="2026-01-02 10:00:00 +0100"/>
       <Me HKCharacteristicTypeIdentifierDateOfBirth="1980-02-03" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexFemale" HKCharacteristicTypeIdentifierBloodType="HKBloodTypeNotSet"/>
      """;

  private final BufferedWriter out;
  private final SplittableRandom random;
  private final StringBuilder line = new StringBuilder();
  private long address = 0x30141d0e0L;
  private long bytes;
  private long records;

  private AppleExport(BufferedWriter out, long seed) {
    this.out = out;
    this.random = Randomness.of(seed, 4_711);
  }

  /// Writes an export.
  ///
  /// @param most stops after the day in which it becomes so large, in characters
  /// @param days stops after so many days
  /// @return how many records there are
  static long write(Path file, LocalDate first, int days, long most, long seed) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      AppleExport export = new AppleExport(out, seed);
      out.write(HEAD);
      for (int d = 0; d < days && export.bytes < most; d++) {
        export.day(first.plusDays(d));
      }
      out.write("</HealthData>\n");
      return export.records;
    }
  }

  private void day(LocalDate date) {
    Instant midnight = date.atStartOfDay(HOME).toInstant();
    Instant next = date.plusDays(1).atStartOfDay(HOME).toInstant();
    boolean away = date.getDayOfMonth() >= 5 && date.getDayOfMonth() <= 8;
    for (Instant t = midnight; t.isBefore(next); t = t.plusSeconds(200 + random.nextInt(200))) {
      watch("HeartRate", "count/min", t, 0, 48 + random.nextInt(70));
      end("<MetadataEntry key=\"HKMetadataKeyHeartRateMotionContext\" value=\"0\"/>");
    }
    night(midnight, away ? AWAY : HOME);
    for (Instant t = midnight.plusSeconds(7 * 3600); t.isBefore(next.minusSeconds(3600)); ) {
      walk(t);
      t = t.plusSeconds(120 + random.nextInt(1500));
    }
    run(midnight.plusSeconds(17 * 3600));
    once(date, midnight.plusSeconds(8 * 3600));
  }

  private void walk(Instant t) {
    int seconds = 20 + random.nextInt(500);
    int steps = seconds * (20 + random.nextInt(100)) / 60;
    watch("StepCount", "count", t, seconds, steps);
    end("");
    phone("StepCount", "count", t.plusSeconds(random.nextInt(20)), seconds, steps * 0.95);
    end("");
    watch("ActiveEnergyBurned", "kJ", t, seconds, seconds * (0.05 + 0.2 * random.nextDouble()));
    end("");
    watch("BasalEnergyBurned", "kcal", t, seconds, seconds * 0.02);
    end("");
    phone("DistanceWalkingRunning", "km", t, seconds, steps * 0.0007);
    end("");
  }

  private void run(Instant begin) {
    for (int s = 0; s < 1800; s += 5) {
      watch("HeartRate", "count/min", begin.plusSeconds(s), 0, 120 + random.nextInt(50));
      end("");
    }
    line.append(" <Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"30\"");
    line.append(" durationUnit=\"min\" sourceName=\"").append(WATCH).append("\" startDate=\"");
    time(begin);
    line.append("\" endDate=\"");
    time(begin.plusSeconds(1800));
    line.append("\">");
    end("<MetadataEntry key=\"Note\" value=\"hot\u000b&#11;day\"/></Workout>");
  }

  private void night(Instant midnight, ZoneId where) {
    String zone = "<MetadataEntry key=\"HKTimeZone\" value=\"" + where.getId() + "\"/>";
    Instant t = midnight.plusSeconds(random.nextInt(3600) - 1800);
    sleep(PHONE, PHONE_DEVICE, "InBed", t, 8 * 3600);
    end(zone);
    watch("AppleSleepingWristTemperature", "degC", t, 7 * 3600, 34 + 2 * random.nextDouble());
    end(zone);
    String[] stages = {"AsleepCore", "AsleepDeep", "AsleepCore", "AsleepREM", "Awake"};
    for (int cycle = 0; cycle < 5; cycle++) {
      variability(t);
      watch("RespiratoryRate", "count/min", t, 0, 12 + 4 * random.nextDouble());
      end(zone);
      watch("OxygenSaturation", "%", t, 15, 0.93 + 0.07 * random.nextDouble());
      end("");
      for (String stage : stages) {
        int seconds = 60 * (stage.equals("Awake") ? 2 : 8 + random.nextInt(20));
        sleep(WATCH, WATCH_DEVICE, stage, t, seconds);
        end(zone);
        t = t.plusSeconds(seconds);
      }
    }
  }

  private void variability(Instant t) {
    watch("HeartRateVariabilitySDNN", "ms", t, 60, 30 + 40 * random.nextDouble());
    StringBuilder beats = new StringBuilder("<HeartRateVariabilityMetadataList>");
    double at = t.atZone(HOME).toLocalTime().toSecondOfDay();
    for (int i = 0; i < 50; i++) {
      int bpm = 52 + random.nextInt(12);
      at += 60.0 / bpm + (i == 25 ? 2.5 : 0); // beats that were missed
      long hundredths = Math.round(100 * at);
      beats.append(
          String.format(
              Locale.ROOT,
              "<InstantaneousBeatsPerMinute bpm=\"%d\" time=\"%d:%02d:%02d,%02d\"/>",
              bpm,
              hundredths / 360_000 % 24,
              hundredths / 6000 % 60,
              hundredths / 100 % 60,
              hundredths % 100));
    }
    end(beats.append("</HeartRateVariabilityMetadataList>").toString());
  }

  /// What comes once a day, among it what is wrong.
  private void once(LocalDate date, Instant t) {
    watch("RestingHeartRate", "count/min", t, 0, 52 + random.nextInt(8));
    end("");
    record("BodyMass", "Scale & Co", "", "lb", t, 0, 150 + random.nextInt(5));
    end("");
    record("OxygenSaturation", "An app", "", "%", t, 0, 96 + random.nextInt(4));
    end("");
    record("StepCount", "Health", "", "count", t, 600, 300);
    end("<MetadataEntry key=\"HKWasUserEntered\" value=\"1\"/>");
    for (int twice = 0; twice < 2; twice++) { // and its part: counted already
      phone("StepCount", "count", t.minusSeconds(7200), 1200, 800);
      end("");
      phone("StepCount", "count", t.minusSeconds(7000), 60, 50);
      end("");
    }
    watch("HeartRate", "count/min", t, 0, 400);
    end("");
    watch("HeartRate", "furlong", t, 0, 60);
    end("");
    watch("StepCount", "count", t, -60, 5);
    end("");
    record("HeartRate", "An app", "", "count/min", t, 3600, 100);
    end("");
    line.append(
        String.format(
            Locale.ROOT,
            " <ActivitySummary dateComponents=\"%s\" activeEnergyBurned=\"%d\""
                + " activeEnergyBurnedGoal=\"2000\" activeEnergyBurnedUnit=\"kJ\""
                + " appleExerciseTime=\"%d\" appleStandHours=\"%d\"/>\n",
            date,
            1000 + random.nextInt(1000),
            30 + random.nextInt(30),
            8 + random.nextInt(8)));
    flush();
  }

  private void watch(String type, String unit, Instant t, int seconds, double value) {
    record(type, WATCH, WATCH_DEVICE, unit, t, seconds, value);
  }

  private void phone(String type, String unit, Instant t, int seconds, double value) {
    record(type, PHONE, PHONE_DEVICE, unit, t, seconds, value);
  }

  private void record(
      String type, String by, String device, String unit, Instant t, int seconds, double value) {
    begin("HKQuantityTypeIdentifier" + type, by, device, t, seconds);
    String number =
        value == Math.rint(value)
            ? String.valueOf((long) value)
            : String.valueOf(Math.round(value * 1000) / 1000.0);
    line.append("\" unit=\"").append(unit).append("\" value=\"").append(number).append("\">");
  }

  private void sleep(String by, String device, String stage, Instant t, int seconds) {
    begin("HKCategoryTypeIdentifierSleepAnalysis", by, device, t, seconds);
    line.append("\" value=\"HKCategoryValueSleepAnalysis").append(stage).append("\">");
  }

  private void begin(String type, String by, String device, Instant t, int seconds) {
    line.append(" <Record type=\"").append(type).append("\" sourceName=\"");
    line.append(by.replace("&", "&amp;")).append("\" sourceVersion=\"10.3\"");
    if (!device.isEmpty()) {
      address += 0x50;
      line.append(" device=\"&lt;&lt;HKDevice: 0x").append(Long.toHexString(address));
      line.append("&gt;, ").append(device).append("&gt;\"");
    }
    line.append(" creationDate=\"");
    time(t.plusSeconds(seconds));
    line.append("\" startDate=\"");
    time(t);
    line.append("\" endDate=\"");
    time(t.plusSeconds(seconds));
  }

  /// Ends an element that is open, with what is inside of it.
  private void end(String inside) {
    boolean isRecord = line.indexOf(" <Record") == 0;
    if (isRecord && inside.isEmpty()) {
      line.setLength(line.length() - 1);
      line.append("/>\n");
    } else {
      line.append(inside).append(isRecord ? "</Record>\n" : "\n");
    }
    flush();
  }

  private void flush() {
    try {
      out.append(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes += line.length();
    records++;
    line.setLength(0);
  }

  private void time(Instant t) {
    ZonedDateTime z = t.atZone(HOME);
    digits(z.getYear(), '-');
    digits(z.getMonthValue(), '-');
    digits(z.getDayOfMonth(), ' ');
    digits(z.getHour(), ':');
    digits(z.getMinute(), ':');
    digits(z.getSecond(), ' ');
    line.append(z.getOffset().getTotalSeconds() == 3600 ? "+0100" : "+0200");
  }

  private void digits(int n, char then) {
    line.append(n < 10 ? "0" : "").append(n).append(then);
  }
}
