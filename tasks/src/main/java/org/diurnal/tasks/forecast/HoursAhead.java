package org.diurnal.tasks.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.curation.NotWorn;
import org.diurnal.data.store.Dataset;
import org.diurnal.tasks.features.PersonDays;

/// Channels as series of hourly means, asked about within the day: from an hour on, up to midnight.
///
/// An hour's mean needs 30 minutes that were observed and worn ([NotWorn]). Whether a minute of the
/// past was worn is told from what lies before the hour asked; of the truth, in hindsight.
public final class HoursAhead {
  /// The hours that are asked from.
  public static final List<Integer> ORIGINS = List.of(12, 16, 20);

  /// Channels that are told where a schema has them.
  public static final List<String> CHANNELS = List.of("heart_rate", "steps");

  static final int LEAST_MINUTES = 30;

  /// Days before today that a question's past reaches back.
  static final int MOST_DAYS = 21;

  private final SensorSchema schema;
  private final List<Integer> origins;

  HoursAhead(SensorSchema schema, List<Integer> origins) {
    this.schema = schema;
    this.origins = List.copyOf(origins);
  }

  /// Examples of people.
  ///
  /// @param channels names; those the schema lacks are left out
  /// @param origins hours, 1 to 23
  public static List<Told> of(
      Dataset dataset,
      Collection<String> people,
      List<String> channels,
      List<Integer> origins,
      Progress progress) {
    HoursAhead hours = new HoursAhead(dataset.schema(), origins);
    List<Integer> asked =
        channels.stream().flatMapToInt(c -> dataset.schema().indexOf(c).stream()).boxed().toList();
    List<Map<String, List<Example>>> examples = new ArrayList<>();
    asked.forEach(c -> examples.add(new LinkedHashMap<>()));
    PersonDays.forEach(
        dataset,
        people,
        (person, days) -> {
          for (int c = 0; c < asked.size(); c++) {
            List<Example> of = hours.examples(person, days, asked.get(c));
            if (!of.isEmpty()) {
              examples.get(c).put(person, of);
            }
          }
        },
        progress);
    List<Told> told = new ArrayList<>();
    for (int c = 0; c < asked.size(); c++) {
      if (!examples.get(c).isEmpty()) {
        told.add(
            Told.of(
                dataset.schema().channel(asked.get(c)),
                step -> origins.contains((int) Math.floorMod(step, 24L)),
                examples.get(c)));
      }
    }
    return told;
  }

  /// Every question about a channel that a person's days answer.
  ///
  /// @param days ascending by date
  List<Example> examples(String person, List<DayWindow> days, int channel) {
    LocalDate first = days.getFirst().localDate();
    int length = (int) (days.getLast().localDate().toEpochDay() - first.toEpochDay()) + 1;
    double[] past = new double[24 * length];
    Arrays.fill(past, Double.NaN);
    List<MinuteMask> still = days.stream().map(d -> NotWorn.still(schema, d)).toList();
    List<Example> examples = new ArrayList<>();
    for (int i = 0; i < days.size(); i++) {
      DayWindow day = days.get(i);
      int at = (int) (day.localDate().toEpochDay() - first.toEpochDay());
      Optional<MinuteMask> before = beside(days, still, i, -1);
      MinuteMask off = NotWorn.notWorn(before, still.get(i), beside(days, still, i, 1));
      double[] truth = hours(day, channel, off);
      for (int origin : origins) {
        double[] today = until(day, channel, before, origin);
        int from = Math.max(0, 24 * (at - MOST_DAYS));
        double[] known = Arrays.copyOfRange(past, from, 24 * at + origin);
        System.arraycopy(today, 0, known, 24 * at - from, origin);
        double[] next = Example.next(truth, origin, Grid.HOUR.horizon());
        Question q =
            new Question(
                person,
                Grid.HOUR,
                known,
                24 * day.localDate().toEpochDay() + origin,
                Optional.empty());
        if (Example.enough(q) && 2 * q.known(origin) >= origin && Example.anyKnown(next)) {
          examples.add(new Example(q, next, at >= Math.ceil(Example.LATE * length)));
        }
      }
      double[] whole = until(day, channel, before, 24);
      System.arraycopy(whole, 0, past, 24 * at, 24);
    }
    return examples;
  }

  /// The question about the last of a person's days.
  ///
  /// @param days ascending by date, at least one
  Question question(String person, List<DayWindow> days, int channel, int origin) {
    DayWindow last = days.getLast();
    long end = last.localDate().toEpochDay();
    double[] past = new double[24 * MOST_DAYS + origin];
    Arrays.fill(past, Double.NaN);
    List<MinuteMask> still = days.stream().map(d -> NotWorn.still(schema, d)).toList();
    for (int i = 0; i < days.size(); i++) {
      int at = MOST_DAYS - (int) (end - days.get(i).localDate().toEpochDay());
      if (at >= 0) {
        boolean today = i == days.size() - 1;
        double[] known =
            until(days.get(i), channel, beside(days, still, i, -1), today ? origin : 24);
        System.arraycopy(known, 0, past, 24 * at, today ? origin : 24);
      }
    }
    return new Question(person, Grid.HOUR, past, 24 * end + origin, Optional.empty());
  }

  /// What the last of a person's days has from an hour on.
  double[] measured(List<DayWindow> days, int channel, int origin) {
    int i = days.size() - 1;
    List<MinuteMask> still = days.stream().map(d -> NotWorn.still(schema, d)).toList();
    MinuteMask off = NotWorn.notWorn(beside(days, still, i, -1), still.get(i), Optional.empty());
    return Example.next(hours(days.getLast(), channel, off), origin, Grid.HOUR.horizon());
  }

  /// Hourly means of a day up to an hour, as they can be told at that hour.
  private double[] until(DayWindow day, int channel, Optional<MinuteMask> before, int hour) {
    DayWindow seen = hidingFrom(day, hour);
    MinuteMask off = NotWorn.notWorn(before, NotWorn.still(schema, seen), Optional.empty());
    return hours(seen, channel, off);
  }

  /// A day without the minutes from an hour on.
  static DayWindow hidingFrom(DayWindow day, int hour) {
    return hour == 24 ? day : day.hiding(restOfDay(day.channels(), hour));
  }

  /// The minutes from an hour on, of every channel.
  static MinuteMask[] restOfDay(int channels, int hour) {
    MinuteMask rest = new MinuteMask();
    rest.set(60 * hour, DayWindow.MINUTES);
    MinuteMask[] all = new MinuteMask[channels];
    Arrays.fill(all, rest);
    return all;
  }

  private static Optional<MinuteMask> beside(
      List<DayWindow> days, List<MinuteMask> still, int i, int by) {
    int k = i + by;
    return k >= 0
            && k < days.size()
            && days.get(k).localDate().equals(days.get(i).localDate().plusDays(by))
        ? Optional.of(still.get(k))
        : Optional.empty();
  }

  /// The 24 hourly means, NaN where fewer than 30 minutes are known.
  static double[] hours(DayWindow day, int channel, MinuteMask off) {
    double[] out = new double[24];
    float[] values = day.values(channel);
    MinuteMask seen = day.observed(channel).andNot(off);
    for (int h = 0; h < 24; h++) {
      double sum = 0;
      int n = 0;
      for (int m = 60 * h; m < 60 * h + 60; m++) {
        if (seen.get(m)) {
          sum += values[m];
          n++;
        }
      }
      out[h] = n < LEAST_MINUTES ? Double.NaN : sum / n;
    }
    return out;
  }
}
