package org.diurnal.model.generation;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.junit.jupiter.api.Assumptions;

/// The public 33-person Fitbit export as days, read by a route of the tests' own.
record RealFitbit(
    List<DayWindow> days, Map<PersonDay, Double> dailySteps, Set<PersonDay> daysWithSleep) {
  private static final DateTimeFormatter TWELVE =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.US);
  private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("M/d/yyyy H:mm");
  private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("M/d/yyyy");

  static RealFitbit load() throws IOException {
    Path folder = Path.of(System.getProperty("diurnal.realData", ""), "fitbit_fitabase", "export");
    Assumptions.assumeTrue(Files.isDirectory(folder), "real Fitbit export not at " + folder);
    Map<PersonDay, float[][]> sums = new HashMap<>();
    Map<PersonDay, int[]> samples = new HashMap<>();
    wide(folder.resolve("minuteStepsWide_merged.csv"), 0, sums);
    wide(folder.resolve("minuteIntensitiesWide_merged.csv"), 1, sums);
    try (BufferedReader in =
        Files.newBufferedReader(folder.resolve("heartrate_seconds_merged.csv"))) {
      in.readLine();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        String[] cells = line.split(",", -1);
        LocalDateTime time = time(cells[1]);
        PersonDay key = new PersonDay(cells[0], time.toLocalDate());
        int minute = time.getHour() * 60 + time.getMinute();
        float[] sum = rows(sums, key)[2];
        sum[minute] = (Float.isNaN(sum[minute]) ? 0 : sum[minute]) + Float.parseFloat(cells[2]);
        samples.computeIfAbsent(key, k -> new int[DayWindow.MINUTES])[minute]++;
      }
    }
    Map<String, DayWindow> days = new TreeMap<>(); // a person's days together
    sums.forEach((key, values) -> {
      int[] n = samples.getOrDefault(key, new int[DayWindow.MINUTES]);
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        values[2][m] /= n[m];
      }
      MinuteMask[] observed = new MinuteMask[3];
      for (int c = 0; c < 3; c++) {
        observed[c] = new MinuteMask();
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (Float.isFinite(values[c][m])) {
            observed[c].set(m);
          }
        }
      }
      days.put(
          key.personId() + "/" + key.localDate(),
          new DayWindow(
              key.personId(), key.localDate(), OptionalInt.empty(), "fitbit", values, observed));
    });
    Map<PersonDay, Double> daily = new HashMap<>();
    for (String line :
        Files.readAllLines(folder.resolve("dailyActivity_merged.csv")).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      daily.put(new PersonDay(cells[0], LocalDate.parse(cells[1], DATE)), Double.valueOf(cells[2]));
    }
    Set<PersonDay> sleep = new HashSet<>();
    for (String line :
        Files.readAllLines(folder.resolve("sleepDay_merged.csv")).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      sleep.add(new PersonDay(cells[0], time(cells[1]).toLocalDate()));
    }
    return new RealFitbit(List.copyOf(days.values()), daily, sleep);
  }

  List<DayWindow> of(String person) {
    return days.stream().filter(d -> d.personId().equals(person)).toList();
  }

  private static void wide(Path file, int channel, Map<PersonDay, float[][]> into)
      throws IOException {
    for (String line : Files.readAllLines(file).stream().skip(1).toList()) {
      String[] cells = line.split(",", -1);
      LocalDateTime hour = time(cells[1]);
      float[] row = rows(into, new PersonDay(cells[0], hour.toLocalDate()))[channel];
      for (int m = 0; m < 60; m++) {
        row[hour.getHour() * 60 + m] = Float.parseFloat(cells[2 + m]);
      }
    }
  }

  private static float[][] rows(Map<PersonDay, float[][]> into, PersonDay key) {
    return into.computeIfAbsent(
        key,
        k -> {
          float[][] rows = new float[3][DayWindow.MINUTES];
          for (float[] row : rows) {
            Arrays.fill(row, Float.NaN);
          }
          return rows;
        });
  }

  private static LocalDateTime time(String text) {
    return LocalDateTime.parse(text, text.endsWith("M") ? TWELVE : SHORT);
  }
}
