package org.diurnal.data.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.RealData;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.googlehealth.GoogleHealthImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second route through the same real minutes: heart rates and steps of people of the Fitabase
/// export, written as Takeout (older and newer) and as the Google Health API would write them, come
/// out as the same minutes.
class RealFitabaseInGooglesFormsTest {
  private static final String HEART = "heartrate_seconds_merged.csv";
  private static final String STEPS = "minuteStepsWide_merged.csv";
  private static final DateTimeFormatter FITABASE =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
  private static final DateTimeFormatter US = DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss");
  @TempDir Path tmp;

  /// The days of one person.
  private static final class Days implements ImportSink {
    final String person;
    final List<DayWindow> days = new ArrayList<>();

    Days(String person) {
      this.person = person;
    }

    @Override
    public void day(DayWindow day) {
      if (day.personId().equals(person)) {
        days.add(day);
      }
    }

    @Override
    public void label(Label label) {}
  }

  /// A form in which heart rates and steps are written.
  private interface Form {
    String heart(ZonedDateTime at, String bpm);

    String steps(ZonedDateTime at, int n);
  }

  private static final Form OLDER =
      new Form() {
        @Override
        public String heart(ZonedDateTime at, String bpm) {
          return "{\"dateTime\":\"%s\",\"value\":{\"bpm\":%s,\"confidence\":2}}"
              .formatted(US.format(at.withZoneSameInstant(ZoneId.of("UTC"))), bpm);
        }

        @Override
        public String steps(ZonedDateTime at, int n) {
          return "{\"dateTime\":\"%s\",\"value\":\"%d\"}"
              .formatted(US.format(at.withZoneSameInstant(ZoneId.of("UTC"))), n);
        }
      };

  private static final Form NEWER =
      new Form() {
        @Override
        public String heart(ZonedDateTime at, String bpm) {
          return at.toInstant() + "," + bpm + ".0,Charge HR";
        }

        @Override
        public String steps(ZonedDateTime at, int n) {
          return at.toInstant() + "," + n + ",Charge HR";
        }
      };

  private static final Form API =
      new Form() {
        @Override
        public String heart(ZonedDateTime at, String bpm) {
          return """
          {"heartRate":{"sampleTime":{"physicalTime":"%s","utcOffset":"%ds"},"beatsPerMinute":"%s"}}
          """
              .formatted(at.toInstant(), at.getOffset().getTotalSeconds(), bpm);
        }

        @Override
        public String steps(ZonedDateTime at, int n) {
          ZonedDateTime end = at.plusMinutes(1);
          return """
          {"steps":{"interval":{"startTime":"%s","startUtcOffset":"%ds","endTime":"%s",\
          "endUtcOffset":"%ds"},"count":"%d"}}
          """
              .formatted(
                  at.toInstant(),
                  at.getOffset().getTotalSeconds(),
                  end.toInstant(),
                  end.getOffset().getTotalSeconds(),
                  n);
        }
      };

  /// In Caracas the clock went from 02:30 to 03:00 on 1 May 2016, in the middle of the export.
  @Test
  void theSameMinutesComeOutOfEveryFormWhereTheClockJumps() throws IOException {
    assertThat(everyForm("6117666160", "America/Caracas")).isGreaterThan(150_000);
  }

  @Test
  @Tag("slow")
  void theSameMinutesComeOutOfEveryFormOnOtherClocks() throws IOException {
    assertThat(everyForm("2022484408", "America/Chicago")).isGreaterThan(150_000);
    assertThat(everyForm("4558609924", "Asia/Kolkata")).isGreaterThan(150_000);
  }

  /// @return how many minutes were compared
  private long everyForm(String person, String clock) throws IOException {
    Path export = folder(person);
    for (String name : List.of(HEART, STEPS)) {
      ofPerson(RealData.fitabaseExport().resolve(name), person, export.resolve(name));
    }
    ZoneId zone = ZoneId.of(clock);
    ImportOptions options = ImportOptions.defaults().withZone(zone);
    Days expected = new Days(person);
    new FitabaseImporter().read(export, options, expected, Progress.SILENT);
    Path heart = export.resolve(HEART);
    Path older = folder(person + "-older");
    write(OLDER, older, "-2016-04-12.json", "[", "[", "]", ",", heart, expected.days, zone);
    Path newer = folder(person + "-newer");
    write(
        NEWER,
        newer,
        "_2016-04-12.csv",
        "timestamp,beats per minute,data source\n",
        "timestamp,steps,data source\n",
        "",
        "",
        heart,
        expected.days,
        zone);
    Path api = folder(person + "-api");
    write(API, api, ".ndjson", "", "", "", "", heart, expected.days, zone);
    return same(expected, new TakeoutImporter(), older, options)
        + same(expected, new TakeoutImporter(), newer, options)
        // the points bring their clock along
        + same(expected, new GoogleHealthImporter(), api, ImportOptions.defaults());
  }

  private static void ofPerson(Path table, String person, Path to) throws IOException {
    try (BufferedReader in = Files.newBufferedReader(table);
        BufferedWriter out = Files.newBufferedWriter(to)) {
      out.write(in.readLine() + "\n");
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith(person + ",")) {
          out.write(line + "\n");
        }
      }
    }
  }

  private Path folder(String name) throws IOException {
    return Files.createDirectories(tmp.resolve(name));
  }

  private static long same(Days expected, Importer importer, Path path, ImportOptions options) {
    Days found = new Days(expected.person);
    importer.read(path, options.withPerson(expected.person), found, Progress.SILENT);
    SensorSchema wearable = SensorSchema.builtIn("wearable");
    SensorSchema fitbit = SensorSchema.builtIn("fitbit");
    assertThat(found.days).hasSize(expected.days.size());
    long minutes = 0;
    for (int i = 0; i < found.days.size(); i++) {
      for (String channel : List.of("steps", "heart_rate")) {
        DayWindow a = found.days.get(i);
        DayWindow b = expected.days.get(i);
        int ca = wearable.indexOf(channel).orElseThrow();
        int cb = fitbit.indexOf(channel).orElseThrow();
        assertThat(a.localDate()).isEqualTo(b.localDate());
        assertThat(a.utcOffsetMinutes()).isEqualTo(b.utcOffsetMinutes());
        assertThat(a.observed(ca)).as("%s %s", channel, b).isEqualTo(b.observed(cb));
        assertThat(a.values(ca)).as("%s %s", channel, b).isEqualTo(b.values(cb));
        minutes += a.observed(ca).count();
      }
    }
    return minutes;
  }

  private static void write(
      Form form,
      Path folder,
      String suffix,
      String heartHead,
      String stepsHead,
      String tail,
      String between,
      Path heartRates,
      List<DayWindow> days,
      ZoneId zone)
      throws IOException {
    try (BufferedReader in = Files.newBufferedReader(heartRates);
        BufferedWriter w = Files.newBufferedWriter(folder.resolve("heart_rate" + suffix))) {
      w.write(heartHead);
      boolean first = true;
      in.readLine(); // the header
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] f = line.split(",");
        LocalDateTime t = LocalDateTime.parse(f[1], FITABASE);
        if (!zone.getRules().getValidOffsets(t).isEmpty()) { // else that time never was
          w.write((first ? "" : between) + form.heart(t.atZone(zone), f[2]).strip() + "\n");
          first = false;
        }
      }
      w.write(tail);
    }
    try (BufferedWriter w = Files.newBufferedWriter(folder.resolve("steps" + suffix))) {
      w.write(stepsHead);
      boolean first = true;
      for (DayWindow d : days) {
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (d.observed(0).get(m)) {
            LocalDateTime t = d.localDate().atTime(m / 60, m % 60);
            String record = form.steps(t.atZone(zone), (int) d.values(0)[m]).strip();
            w.write((first ? "" : between) + record + "\n");
            first = false;
          }
        }
      }
      w.write(tail);
    }
  }
}
