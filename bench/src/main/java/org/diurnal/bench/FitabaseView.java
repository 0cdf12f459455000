package org.diurnal.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// Simulated days as an export of Fitabase would have them: steps and intensity are zero where the
/// device is not worn, and only the heart rate tells; days without the device are days of zeros.
final class FitabaseView {
  private static final int MINUTES = DayWindow.MINUTES;
  private static final int LEAST_SLEEP = 60; // minutes that the vendor calls a sleep

  /// The channels of `fitbit`, and those that tell sleep.
  static final SensorSchema SCHEMA = schema();

  static final int STEPS = 0;
  static final int INTENSITY = 1;
  static final int HEART_RATE = 2;
  private static final int ASLEEP = 3;
  private static final int SLEEP_AWAKE = 4;

  private FitabaseView() {}

  private static SensorSchema schema() {
    SensorSchema fitbit = SensorSchema.builtIn("fitbit");
    SensorSchema wearable = SensorSchema.builtIn("wearable");
    List<org.diurnal.core.Channel> channels = new ArrayList<>(fitbit.channels());
    for (String name : List.of("asleep", "sleep_awake")) {
      channels.add(wearable.channel(wearable.indexOf(name).orElseThrow()));
    }
    return new SensorSchema("fitbit", "fitbit, and sleep beside it", channels);
  }

  /// The days of one person, with those between that are not there.
  static List<DayWindow> of(List<DayWindow> days) {
    List<DayWindow> all = new ArrayList<>();
    for (DayWindow day : days) {
      LocalDate next = all.isEmpty() ? day.localDate() : all.getLast().localDate().plusDays(1);
      for (LocalDate d = next; d.isBefore(day.localDate()); d = d.plusDays(1)) {
        all.add(filled(day.personId(), d, new float[MINUTES], new MinuteMask(), zeros(), zeros()));
      }
      all.add(
          filled(
              day.personId(),
              day.localDate(),
              day.values(HEART_RATE).clone(),
              day.observed(HEART_RATE),
              zeroed(day, STEPS),
              zeroed(day, INTENSITY)));
    }
    return all;
  }

  private static DayWindow filled(
      String id,
      LocalDate date,
      float[] heartRate,
      MinuteMask seen,
      float[] steps,
      float[] intensity) {
    return new DayWindow(
        id,
        date,
        OptionalInt.empty(),
        "simulator",
        new float[][] {steps, intensity, heartRate},
        new MinuteMask[] {MinuteMask.all(), MinuteMask.all(), seen});
  }

  private static float[] zeros() {
    return new float[MINUTES];
  }

  private static float[] zeroed(DayWindow day, int channel) {
    float[] values = day.values(channel).clone();
    for (int m = 0; m < MINUTES; m++) {
      values[m] = day.observed(channel).get(m) ? values[m] : 0;
    }
    return values;
  }

  /// Minutes asleep and minutes in bed that the device saw from noon to noon, by the day on which
  /// that ends: each where there was a sleep of an hour.
  static void sleep(List<DayWindow> days, Marginal asleep, Marginal inBed) {
    for (int d = 1; d < days.size(); d++) {
      DayWindow before = days.get(d - 1);
      DayWindow day = days.get(d);
      if (!before.localDate().plusDays(1).equals(day.localDate())) {
        continue;
      }
      double[] n = new double[2];
      for (int m = 0; m < MINUTES; m++) {
        DayWindow of = m < MINUTES / 2 ? before : day;
        int minute = (m + MINUTES / 2) % MINUTES;
        boolean sleeping = of.values(ASLEEP)[minute] == 1;
        n[0] += sleeping ? 1 : 0;
        n[1] += sleeping || of.values(SLEEP_AWAKE)[minute] == 1 ? 1 : 0;
      }
      if (n[0] >= LEAST_SLEEP) {
        asleep.day(day.personId(), Arrays.copyOf(n, 1));
        inBed.day(day.personId(), new double[] {n[1]});
      }
    }
  }
}
