package org.diurnal.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.data.curation.NotWorn;

/// What days of a Fitbit export are like, measured in the same way on real and on simulated people.
///
/// Steps: days with all their minutes, none of which lies in a run of 12 hours and more without
/// steps and intensity ([NotWorn]); the heart rate plays no part in that, since most people have
/// none. Heart rate: days with any, but a person's first and last of these, which were cut.
final class TrackerMarginals {
  private static final int MINUTES = DayWindow.MINUTES;
  private static final List<String> ACTIVITY =
      List.of("lightly active, min", "fairly active, min", "very active, min");
  private static final int WAKING_FROM = 8 * 60;
  private static final int WAKING_TO = 22 * 60;
  private static final int BRIDGED = 5; // minutes of steps that do not end a night
  private static final int LEAST_OF_DAY = 600; // heart rates for a resting rate
  private static final int LEAST_OF_HOUR = 20; // heart rates for an hour's

  final Map<String, Marginal> marginals = new LinkedHashMap<>();
  private final int steps;
  private final int intensity;
  private final int heartRate;

  /// @param channels positions of steps, intensity and heart rate
  TrackerMarginals(int... channels) {
    steps = channels[0];
    intensity = channels[1];
    heartRate = channels[2];
    add("daily steps", 0, 60_000, 20);
    add("steps a minute when moving", 0, 300, 1);
    add("share of minutes without steps", 0, 1, 0.001);
    add("active bouts, min", 0, 1440, 1);
    add("sedentary bouts 8-22 h, min", 0, 1440, 1);
    for (String activity : ACTIVITY) {
      add(activity, 0, 1440, 1);
    }
    add("rest begins, h after noon", 0, 24, 0.05);
    add("rest ends, h after noon", 0, 24, 0.05);
    add("heart rate, 1/min", 0, 250, 0.5);
    add("resting heart rate, 1/min", 0, 250, 0.5);
    add("correlation with steps", -1, 1, 0.01);
    add("heart rate gaps, min", 0, 1440, 1);
    add("share of heart rate missing", 0, 1, 0.001);
    for (int h = 0; h < 24; h++) {
      add(hour(h), 0, 250, 0.5);
    }
    add("minutes asleep", 0, 1440, 1);
    add("minutes in bed", 0, 1440, 1);
  }

  static String hour(int h) {
    return String.format(Locale.ROOT, "heart rate at %02d h, 1/min", h);
  }

  Marginal of(String name) {
    return Optional.ofNullable(marginals.get(name)).orElseThrow();
  }

  private void add(String name, double from, double to, double width) {
    marginals.put(name, new Marginal(from, to, width));
  }

  /// Takes a person in.
  ///
  /// @param days in order
  void person(List<DayWindow> days) {
    TreeMap<LocalDate, DayWindow> whole = new TreeMap<>();
    TreeMap<LocalDate, MinuteMask> still = new TreeMap<>();
    for (DayWindow day : days) {
      if (day.observed(steps).count() == MINUTES) {
        MinuteMask mask = new MinuteMask();
        for (int m = 0; m < MINUTES; m++) {
          if (day.values(steps)[m] == 0 && !(day.values(intensity)[m] > 0)) {
            mask.set(m);
          }
        }
        still.put(day.localDate(), mask);
        whole.put(day.localDate(), day);
      }
    }
    whole
        .keySet()
        .removeIf(date ->
            NotWorn.notWorn(
                        Optional.ofNullable(still.get(date.minusDays(1))),
                        Optional.ofNullable(still.get(date)).orElseThrow(),
                        Optional.ofNullable(still.get(date.plusDays(1))))
                    .count()
                > 0);
    whole.values().forEach(this::movement);
    whole.forEach((date, day) ->
        Optional.ofNullable(whole.get(date.minusDays(1))).ifPresent(before -> rest(before, day)));
    List<DayWindow> hearts = days.stream().filter(d -> d.observed(heartRate).count() > 0).toList();
    for (DayWindow day :
        hearts.subList(Math.min(1, hearts.size()), Math.max(1, hearts.size()) - 1)) {
      heart(day);
    }
  }

  private void movement(DayWindow day) {
    String id = day.personId();
    MinuteMask moving = new MinuteMask();
    double total = 0;
    double[] ofClass = new double[ACTIVITY.size() + 1];
    DoubleStream.Builder when = DoubleStream.builder();
    for (int m = 0; m < MINUTES; m++) {
      double s = day.values(steps)[m];
      total += s;
      if (day.observed(intensity).get(m)) {
        ofClass[(int) day.values(intensity)[m]]++;
      }
      if (s > 0) {
        moving.set(m);
        when.add(s);
      }
    }
    for (int c = 1; c < ofClass.length; c++) {
      of(ACTIVITY.get(c - 1)).day(id, new double[] {ofClass[c]});
    }
    of("daily steps").day(id, new double[] {total});
    of("steps a minute when moving").day(id, when.build().toArray());
    of("share of minutes without steps")
        .day(id, new double[] {1 - moving.count() / (double) MINUTES});
    of("active bouts, min").day(id, WearMarginals.runs(moving, 0, MINUTES));
    of("sedentary bouts 8-22 h, min")
        .day(id, WearMarginals.runs(MinuteMask.all().andNot(moving), WAKING_FROM, WAKING_TO));
  }

  /// Pearson's, of heart rate and steps of the same minutes; 0 where one of them never changes.
  private double correlation(DayWindow day) {
    double n = 0;
    double[] sums = new double[5];
    for (int m = 0; m < MINUTES; m++) {
      if (day.observed(heartRate).get(m) && day.observed(steps).get(m)) {
        double x = day.values(heartRate)[m];
        double y = day.values(steps)[m];
        n++;
        sums[0] += x;
        sums[1] += y;
        sums[2] += x * x;
        sums[3] += y * y;
        sums[4] += x * y;
      }
    }
    double xx = sums[2] - sums[0] * sums[0] / n;
    double yy = sums[3] - sums[1] * sums[1] / n;
    return xx > 0 && yy > 0 ? (sums[4] - sums[0] * sums[1] / n) / Math.sqrt(xx * yy) : 0;
  }

  private void rest(DayWindow before, DayWindow day) {
    boolean[] moving = new boolean[MINUTES];
    for (int m = 0; m < MINUTES; m++) {
      DayWindow of = m < MINUTES / 2 ? before : day;
      moving[m] = of.values(steps)[(m + MINUTES / 2) % MINUTES] > 0;
    }
    WearMarginals.longestRest(moving, BRIDGED)
        .ifPresent(r -> {
          of("rest begins, h after noon").day(day.personId(), new double[] {r[0] / 60.0});
          of("rest ends, h after noon").day(day.personId(), new double[] {r[1] / 60.0});
        });
  }

  private void heart(DayWindow day) {
    String id = day.personId();
    MinuteMask seen = day.observed(heartRate);
    List<DoubleStream.Builder> hours = new ArrayList<>();
    for (int h = 0; h < 24; h++) {
      hours.add(DoubleStream.builder());
    }
    DoubleStream.Builder all = DoubleStream.builder();
    for (int m = 0; m < MINUTES; m++) {
      if (seen.get(m)) {
        all.add(day.values(heartRate)[m]);
        hours.get(m / 60).add(day.values(heartRate)[m]);
      }
    }
    double[] rates = all.build().toArray();
    of("heart rate, 1/min").day(id, rates);
    for (int h = 0; h < 24; h++) {
      double[] rate = hours.get(h).build().toArray();
      if (rate.length >= LEAST_OF_HOUR) {
        of(hour(h)).day(id, rate);
      }
    }
    if (rates.length >= LEAST_OF_DAY) {
      Arrays.sort(rates);
      of("resting heart rate, 1/min").day(id, new double[] {rates[rates.length / 20]});
      of("correlation with steps").day(id, new double[] {correlation(day)});
    }
    of("heart rate gaps, min")
        .day(id, WearMarginals.runs(MinuteMask.all().andNot(seen), 0, MINUTES));
    of("share of heart rate missing").day(id, new double[] {1 - seen.count() / (double) MINUTES});
  }
}
