package org.diurnal.tasks.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.store.Dataset;

/// Rhythm of rest and activity: [RestActivity] of every channel of activity, and the [SleepWindow]
/// over nights, which is what actigraphy describes people by.
///
/// The sleep window is that of the sleep channels where a person has a night of them, else that of
/// the first channel of activity that gives one. Of a record of wear alone (`worn`), activity is
/// that somebody wears the device.
public final class Circadian {
  /// For tables.
  public static final String NAME = "circadian";

  /// Channels that rise with activity, the one that says most first.
  static final List<String> ACTIVITY =
      List.of("counts", "mims", "steps", "intensity", "log_energy", "worn");

  /// Channels that say that somebody sleeps.
  private static final List<String> ASLEEP =
      List.of("asleep", "sleep_light", "sleep_deep", "sleep_rem");

  private static final String AWAKE = "sleep_awake";

  private static final List<String> RHYTHM =
      List.of(
          "mesor",
          "amplitude",
          "acrophase_h",
          "explained",
          "interdaily_stability",
          "intradaily_variability",
          "m10",
          "m10_onset_h",
          "l5",
          "l5_onset_h_after_noon",
          "relative_amplitude");

  private static final List<String> SLEEP =
      List.of(
          "sleep_onset_h_after_noon mean",
          "sleep_onset_h_after_noon std",
          "sleep_end_h_after_noon mean",
          "sleep_end_h_after_noon std",
          "sleep_window_h mean",
          "sleep_window_h std");

  private Circadian() {}

  /// Whether a schema has a channel of activity.
  public static boolean fits(SensorSchema schema) {
    return ACTIVITY.stream().anyMatch(c -> schema.indexOf(c).isPresent());
  }

  /// Of people's days.
  public static FeatureSet of(Dataset dataset, Collection<String> people, Progress progress) {
    SensorSchema schema = dataset.schema();
    List<Integer> activity = positions(schema, ACTIVITY);
    Map<String, double[]> byPerson = new HashMap<>();
    PersonDays.forEach(
        dataset,
        people,
        (person, days) -> byPerson.put(person, of(schema, activity, days)),
        progress);
    return new FeatureSet(NAME, names(schema, activity), 0, byPerson);
  }

  static List<String> names(SensorSchema schema, List<Integer> activity) {
    List<String> names = new ArrayList<>();
    activity.forEach(c -> RHYTHM.forEach(r -> names.add(schema.channel(c).name() + " " + r)));
    names.addAll(SLEEP);
    return names;
  }

  static double[] of(SensorSchema schema, List<Integer> activity, List<DayWindow> days) {
    double[] x = new double[activity.size() * RHYTHM.size() + SLEEP.size()];
    Arrays.fill(x, Double.NaN);
    int at = 0;
    List<SleepWindow> nights = SleepWindow.ofSleep(sleep(schema, days));
    for (int c : activity) {
      List<ChannelDay> channel = PersonDays.channel(days, c);
      if (!channel.isEmpty()) {
        System.arraycopy(numbers(RestActivity.of(channel)), 0, x, at, RHYTHM.size());
        nights = nights.isEmpty() ? SleepWindow.ofActivity(channel) : nights;
      }
      at += RHYTHM.size();
    }
    DayMoments moments = new DayMoments(3);
    nights.forEach(n -> moments.add(new double[] {n.onsetHours(), n.endHours(), n.hours()}));
    double[] of = moments.meanAndStd();
    for (int i = 0; i < 3; i++) {
      x[at + 2 * i] = of[i];
      x[at + 2 * i + 1] = of[3 + i];
    }
    return x;
  }

  private static double[] numbers(RestActivity r) {
    return new double[] {
      r.mesor(),
      r.amplitude(),
      r.acrophaseHours(),
      r.explained(),
      r.stability(),
      r.variability(),
      r.m10(),
      r.m10OnsetHours(),
      r.l5(),
      (r.l5OnsetHours() + 12) % 24, // nights lie around midnight, where hours jump
      r.relativeAmplitude()
    };
  }

  /// Minutes asleep (1) or awake (0), of days on which any sleep channel says it.
  private static List<ChannelDay> sleep(SensorSchema schema, List<DayWindow> days) {
    List<Integer> asleep = positions(schema, ASLEEP);
    List<Integer> all = new ArrayList<>(asleep);
    schema.indexOf(AWAKE).ifPresent(all::add);
    return days.stream()
        .filter(d -> asleep.stream().anyMatch(c -> d.observed(c).count() > 0))
        .map(d -> {
          float[] minutes = new float[DayWindow.MINUTES];
          for (int m = 0; m < minutes.length; m++) {
            int minute = m;
            minutes[m] =
                all.stream().noneMatch(c -> d.observed(c).get(minute))
                    ? Float.NaN
                    : asleep.stream().anyMatch(c -> d.values(c)[minute] > 0.5f) ? 1 : 0;
          }
          return new ChannelDay(d.localDate(), minutes);
        })
        .toList();
  }

  static List<Integer> positions(SensorSchema schema, List<String> channels) {
    return channels.stream()
        .map(schema::indexOf)
        .flatMap(i -> i.isPresent() ? Stream.of(i.getAsInt()) : Stream.empty())
        .toList();
  }
}
