package org.diurnal.data.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.FailedException;
import org.diurnal.core.UsageException;
import org.diurnal.data.fitabase.FitabaseImporter;

/// Writes a made-up export in the form of Fitabase, to show the program without data and to test
/// it.
///
/// It is no evidence about anything: what a model learns from it is what [SimulatedPerson] put in.
/// The file `SIMULATED.txt` marks the folder, and the mark stays with every dataset made from it.
///
/// Two of three people have heart rate. The first day of everybody begins, and the last ends, in
/// the middle of the day, and now and then an hour is lost: there the daily totals, which are of
/// the whole day, exceed the minutes; on all other days they are equal. The same arguments write
/// the same bytes. Memory: a day.
public final class SimulatedExport implements AutoCloseable {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5); // a Monday
  private static final long FIRST_ID = 9_000_000_001L;
  private final BufferedWriter steps;
  private final BufferedWriter intensities;
  private final BufferedWriter heartRate;
  private final BufferedWriter daily;
  private final BufferedWriter sleep;
  private final BufferedWriter weight;

  private SimulatedExport(Path folder) throws IOException {
    steps = file(folder, "minuteStepsWide_merged.csv", "Id,ActivityHour," + columns("Steps"));
    intensities =
        file(folder, "minuteIntensitiesWide_merged.csv", "Id,ActivityHour," + columns("Intensity"));
    heartRate = file(folder, "heartrate_seconds_merged.csv", "Id,Time,Value");
    daily =
        file(
            folder,
            "dailyActivity_merged.csv",
            "Id,ActivityDate,TotalSteps,TotalDistance,VeryActiveMinutes,FairlyActiveMinutes,"
                + "LightlyActiveMinutes,SedentaryMinutes,Calories");
    sleep =
        file(
            folder,
            "sleepDay_merged.csv",
            "Id,SleepDay,TotalSleepRecords,TotalMinutesAsleep,TotalTimeInBed");
    weight = file(folder, "weightLogInfo_merged.csv", "Id,Date,WeightKg,BMI");
  }

  /// Writes an export.
  ///
  /// @param folder is made; may exist if it is empty
  /// @param people how many, at least 1
  /// @param days of each, at least 1
  /// @param seed of everything random
  /// @throws UsageException if the folder holds something, or a number is below 1
  public static void write(Path folder, int people, int days, long seed) {
    if (people < 1 || days < 1) {
      throw new UsageException(
          people + " people and " + days + " days cannot be simulated", "both must be at least 1");
    }
    try {
      Files.createDirectories(folder);
      try (Stream<Path> there = Files.list(folder)) {
        if (there.findAny().isPresent()) {
          throw new UsageException(
              folder + ": holds something already", "name a new or an empty folder");
        }
      }
      Files.writeString(
          folder.resolve(FitabaseImporter.SIMULATED_MARK),
          String.format(
              Locale.ROOT,
              "Made by Diurnal's simulator: %d people, %d days, seed %d. No evidence about anybody.\n",
              people,
              days,
              seed));
      try (SimulatedExport export = new SimulatedExport(folder)) {
        for (int p = 0; p < people; p++) {
          export.person(new SimulatedPerson(seed, p), FIRST_ID + 7919L * p, days);
        }
      }
    } catch (IOException e) {
      throw new FailedException(
          folder + ": the simulated export cannot be written: " + e.getMessage(),
          "free some space, or name another folder",
          e);
    }
  }

  @Override
  public void close() throws IOException {
    for (BufferedWriter w :
        new BufferedWriter[] {steps, intensities, heartRate, daily, sleep, weight}) {
      w.close();
    }
  }

  private void person(SimulatedPerson person, long id, int days) throws IOException {
    int firstHour = 6 + person.draw(6);
    int endHour = 14 + person.draw(8);
    double kg = 74 + 11 * person.gaussian();
    for (int d = 0; d < days; d++) {
      LocalDate date = FIRST.plusDays(d);
      boolean weekend =
          date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
      SimulatedPerson.Day day = person.live(weekend);
      int from = d == 0 ? firstHour : 0;
      int to = d == days - 1 ? Math.max(from + 1, endHour) : 24;
      int lost = person.draw(25) == 0 ? person.draw(24) : -1; // an hour that was never synchronised
      minutes(id, date, day, from, to, lost);
      if (person.hasHeartRate()) {
        heart(person, id, date, day, from, to);
      }
      totals(id, date, day);
      if (d % 7 == 0) {
        weight.write(
            String.format(
                Locale.ROOT,
                "%d,%s 7:%02d:00 AM,%.1f,%.1f\n",
                id,
                us(date),
                person.draw(60),
                Math.clamp(kg, 42, 160),
                Math.clamp(kg, 42, 160) / (1.72 * 1.72)));
      }
    }
  }

  private void minutes(long id, LocalDate date, SimulatedPerson.Day day, int from, int to, int lost)
      throws IOException {
    for (int hour = from; hour < to; hour++) {
      if (hour != lost) {
        steps.write(id + "," + us(date) + " " + hour + ":00," + hour(day.steps(), hour) + "\n");
        intensities.write(
            id
                + ","
                + us(date)
                + " "
                + clock(hour, 0, 0)
                + ","
                + hour(day.intensity(), hour)
                + "\n");
      }
    }
  }

  private void heart(
      SimulatedPerson person, long id, LocalDate date, SimulatedPerson.Day day, int from, int to)
      throws IOException {
    String prefix = id + "," + us(date) + " ";
    for (int second = from * 3600 + person.draw(15); second < to * 3600; ) {
      int minute = second / 60;
      if (day.worn()[minute]) {
        long bpm = Math.round(day.heartRate()[minute] + 0.8 * person.gaussian());
        heartRate.write(
            prefix
                + clock(minute / 60, minute % 60, second % 60)
                + ","
                + Math.clamp(bpm, 36, 210)
                + "\n");
      }
      second += 10 + 5 * person.draw(6);
    }
  }

  private void totals(long id, LocalDate date, SimulatedPerson.Day day) throws IOException {
    int total = IntStream.of(day.steps()).sum();
    int[] classes = new int[4];
    for (int c : day.intensity()) {
      classes[c]++;
    }
    daily.write(
        String.format(
            Locale.ROOT,
            "%d,%s,%d,%.2f,%d,%d,%d,%d,%d\n",
            id,
            us(date),
            total,
            total * 0.00072,
            classes[3],
            classes[2],
            classes[1],
            classes[0],
            1500 + total / 22 + 6 * classes[3]));
    sleep.write(
        String.format(
            Locale.ROOT,
            "%d,%s 12:00:00 AM,1,%d,%d\n",
            id,
            us(date),
            day.asleepMinutes(),
            day.inBedMinutes()));
  }

  private static BufferedWriter file(Path folder, String name, String header) throws IOException {
    BufferedWriter w = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
    w.write(header + "\n");
    return w;
  }

  private static String columns(String prefix) {
    return IntStream.range(0, 60)
        .mapToObj(m -> String.format(Locale.ROOT, "%s%02d", prefix, m))
        .collect(Collectors.joining(","));
  }

  private static String hour(int[] minutes, int hour) {
    return IntStream.range(60 * hour, 60 * hour + 60)
        .mapToObj(m -> String.valueOf(minutes[m]))
        .collect(Collectors.joining(","));
  }

  private static String us(LocalDate d) {
    return d.getMonthValue() + "/" + d.getDayOfMonth() + "/" + d.getYear();
  }

  private static String clock(int hour, int minute, int second) {
    return (hour % 12 == 0 ? 12 : hour % 12)
        + (minute < 10 ? ":0" : ":")
        + minute
        + (second < 10 ? ":0" : ":")
        + second
        + (hour < 12 ? " AM" : " PM");
  }
}
