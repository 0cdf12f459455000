package org.diurnal.data.simulate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.FailedException;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.fitabase.FitabaseImporter;

/// Writes the simulator's people as an export in the form of Fitabase, to show the program without
/// data and to test it: the same lives and gaps as `diurnal simulate --schema fitbit` makes of the
/// seed.
///
/// A minute has a row where the device saw it, and none where it did not. Heart rates are whole
/// numbers, two a minute, whose mean is within a quarter beat of the simulator's. The totals of a
/// day are what the device counted, so they equal the minutes; weight is logged every seventh day.
///
/// It is no evidence about anything. The file `SIMULATED.txt` marks the folder, and the mark stays
/// with every dataset made from it. The same arguments write the same bytes. Memory: a day.
public final class SimulatedExport implements AutoCloseable {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5); // a Monday
  private static final long FIRST_ID = 9_000_000_001L;
  private static final List<String> SLEEP =
      List.of("sleep_awake", "sleep_light", "sleep_deep", "sleep_rem");
  private static final int STEPS = 0; // positions in the schema
  private static final int INTENSITY = 1;
  private static final int HEART_RATE = 2;
  private static final int AWAKE_IN_BED = 3;
  private static final int CHANNELS = 7;

  private final FitabaseFile steps;
  private final FitabaseFile intensities;
  private final FitabaseFile heartRate;
  private final FitabaseFile daily;
  private final FitabaseFile sleep;
  private final FitabaseFile weight;

  private SimulatedExport(Path folder) throws IOException {
    steps = new FitabaseFile(folder, "minuteStepsNarrow_merged.csv", "Id,ActivityMinute,Steps");
    intensities =
        new FitabaseFile(
            folder, "minuteIntensitiesNarrow_merged.csv", "Id,ActivityMinute,Intensity");
    heartRate = new FitabaseFile(folder, "heartrate_seconds_merged.csv", "Id,Time,Value");
    daily =
        new FitabaseFile(
            folder,
            "dailyActivity_merged.csv",
            "Id,ActivityDate,TotalSteps,VeryActiveMinutes,FairlyActiveMinutes,"
                + "LightlyActiveMinutes,SedentaryMinutes");
    sleep =
        new FitabaseFile(
            folder,
            "sleepDay_merged.csv",
            "Id,SleepDay,TotalSleepRecords,TotalMinutesAsleep,TotalTimeInBed");
    weight = new FitabaseFile(folder, "weightLogInfo_merged.csv", "Id,Date,WeightKg,BMI");
  }

  /// Writes an export.
  ///
  /// @param folder is made; may exist if it is empty
  /// @param people how many, at least 1
  /// @param days of each, at least 1
  /// @param seed of everything random
  /// @throws UsageException if the folder holds something, or nobody can live so
  public static void write(Path folder, int people, int days, long seed) {
    Simulator simulator = new Simulator(seed, withSleep(), FIRST, days, 0);
    SimulatedCohort.refuse(0, people);
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
          export.person(simulator, p);
        }
      }
    } catch (IOException e) {
      throw new FailedException(
          folder + ": the simulated export cannot be written: " + e.getMessage(),
          "free some space, or name another folder",
          e);
    }
  }

  /// The person's id in the export.
  static long id(long number) {
    return FIRST_ID + 7919 * number;
  }

  /// What the vendor's device shows, and the stages of sleep, from which it makes its sleep log.
  private static SensorSchema withSleep() {
    SensorSchema fitbit = SensorSchema.builtIn("fitbit");
    SensorSchema reference = SensorSchema.builtIn("reference34");
    List<Channel> channels = new ArrayList<>(fitbit.channels());
    for (String stage : SLEEP) {
      channels.add(reference.channel(reference.indexOf(stage).orElseThrow()));
    }
    if (channels.size() != CHANNELS) {
      throw new IllegalStateException("the fitbit schema has " + fitbit.size() + " channels");
    }
    return new SensorSchema("fitbit with sleep", fitbit.description(), channels);
  }

  @Override
  public void close() throws IOException {
    for (FitabaseFile f : List.of(steps, intensities, heartRate, daily, sleep, weight)) {
      f.close();
    }
  }

  private void person(Simulator simulator, long number) throws IOException {
    Traits traits = simulator.traits(number);
    Draw draw = new Draw(simulator.seed(), number, "export");
    List<DayWindow> days = new ArrayList<>();
    simulator.person(number, days::add, l -> {});
    for (DayWindow day : days) {
      minutes(id(number), day, draw);
      totals(id(number), day);
      slept(id(number), day);
    }
    for (int d = 0; d < simulator.days(); d += 7) {
      double kg = traits.weightKg() + 0.4 * draw.normal();
      double metres = traits.heightCm() / 100;
      weight.row(
          id(number),
          FIRST.plusDays(d),
          60 * (7 * 60 + draw.below(60)),
          String.format(Locale.ROOT, "%.1f,%.1f", kg, kg / (metres * metres)));
    }
  }

  private void minutes(long id, DayWindow day, Draw draw) throws IOException {
    LocalDate date = day.localDate();
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (day.observed(STEPS).get(m)) {
        steps.row(id, date, 60 * m, String.valueOf((int) day.values(STEPS)[m]));
      }
      if (day.observed(INTENSITY).get(m)) {
        intensities.row(id, date, 60 * m, String.valueOf((int) day.values(INTENSITY)[m]));
      }
      if (day.observed(HEART_RATE).get(m)) {
        // Two whole numbers whose sum is the nearest to twice the mean.
        int twice = Math.round(2 * day.values(HEART_RATE)[m]);
        int second = draw.below(25);
        heartRate.row(id, date, 60 * m + second, String.valueOf(twice / 2));
        heartRate.row(
            id, date, 60 * m + second + 5 + draw.below(30), String.valueOf(twice - twice / 2));
      }
    }
  }

  private void totals(long id, DayWindow day) throws IOException {
    int total = 0;
    int[] classes = new int[4];
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (day.observed(STEPS).get(m)) {
        total += (int) day.values(STEPS)[m];
      }
      if (day.observed(INTENSITY).get(m)) {
        classes[(int) day.values(INTENSITY)[m]]++;
      }
    }
    daily.row(
        id,
        day.localDate(),
        String.format(
            Locale.ROOT, "%d,%d,%d,%d,%d", total, classes[3], classes[2], classes[1], classes[0]));
  }

  /// The day's sleep as the device saw it; no row where it saw none.
  private void slept(long id, DayWindow day) throws IOException {
    int asleep = 0;
    int inBed = 0;
    for (int c = AWAKE_IN_BED; c < CHANNELS; c++) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        int in = day.observed(c).get(m) && day.values(c)[m] == 1 ? 1 : 0;
        inBed += in;
        asleep += c == AWAKE_IN_BED ? 0 : in;
      }
    }
    if (asleep > 0) {
      sleep.row(id, day.localDate(), 0, "1," + asleep + "," + inBed);
    }
  }
}
