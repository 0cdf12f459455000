package org.diurnal.data.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
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
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A second route through the same real minutes: one person's heart rates and steps of the Fitabase
/// export, written as Takeout would write them, come out as the same minutes.
class RealFitabaseAsTakeoutTest {
  private static final ZoneId ZONE = ZoneId.of("America/Chicago");
  private static final String PERSON = "2022484408";
  private static final DateTimeFormatter FITABASE =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
  private static final DateTimeFormatter TAKEOUT = DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss");
  @TempDir Path tmp;

  private static final class Days implements ImportSink {
    final List<DayWindow> days = new ArrayList<>();

    @Override
    public void day(DayWindow day) {
      if (day.personId().equals(PERSON)) {
        days.add(day);
      }
    }

    @Override
    public void label(Label label) {}
  }

  @Test
  void theSameMinutesComeOut() throws IOException {
    Path export = RealData.fitabaseExport();
    Days expected = new Days();
    new FitabaseImporter()
        .read(export, ImportOptions.defaults().withZone(ZONE), expected, Progress.SILENT);
    write(export.resolve("heartrate_seconds_merged.csv"), expected.days);
    Days found = new Days();
    new TakeoutImporter()
        .read(
            tmp.resolve("takeout"),
            ImportOptions.defaults().withZone(ZONE).withPerson(PERSON),
            found,
            Progress.SILENT);
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
        assertThat(a.observed(ca)).as("%s %s", channel, b).isEqualTo(b.observed(cb));
        assertThat(a.values(ca)).as("%s %s", channel, b).isEqualTo(b.values(cb));
        minutes += a.observed(ca).count();
      }
    }
    assertThat(minutes).isGreaterThan(40_000);
  }

  private void write(Path heartRates, List<DayWindow> days) throws IOException {
    Path folder = Files.createDirectories(tmp.resolve("takeout"));
    try (BufferedWriter w = Files.newBufferedWriter(folder.resolve("heart_rate-2016-04-12.json"))) {
      w.write("[");
      String separator = "";
      for (String line : Files.readAllLines(heartRates)) {
        if (line.startsWith(PERSON + ",")) {
          String[] f = line.split(",");
          LocalDateTime t = LocalDateTime.parse(f[1], FITABASE);
          w.write(
              separator
                  + "{\"dateTime\":\""
                  + utc(t)
                  + "\",\"value\":{\"bpm\":"
                  + f[2]
                  + ",\"confidence\":2}}\n");
          separator = ",";
        }
      }
      w.write("]");
    }
    try (BufferedWriter w = Files.newBufferedWriter(folder.resolve("steps-2016-04-12.json"))) {
      w.write("[");
      String separator = "";
      for (DayWindow d : days) {
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (d.observed(0).get(m)) {
            LocalDateTime t = d.localDate().atTime(m / 60, m % 60);
            w.write(
                separator
                    + "{\"dateTime\":\""
                    + utc(t)
                    + "\",\"value\":\""
                    + (int) d.values(0)[m]
                    + "\"}\n");
            separator = ",";
          }
        }
      }
      w.write("]");
    }
  }

  private static String utc(LocalDateTime local) {
    return TAKEOUT.format(local.atZone(ZONE).withZoneSameInstant(ZoneOffset.UTC));
  }
}
