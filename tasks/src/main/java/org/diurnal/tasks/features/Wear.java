package org.diurnal.tasks.features;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.Dataset;

/// What a record of wear says of people without any model: how long, how regularly and at which
/// hours they wear the device.
///
/// Numbers are of good days, as the survey's users have them: at least 600 worn minutes, of a
/// device that was calibrated and reliable (labels `paxcal` and `paxstat` of the day, where there
/// are any). The first and the last worn minute stand for getting up and going to bed, since the
/// device was taken off for the night.
public final class Wear {
  /// For tables.
  public static final String NAME = "wear";

  /// Worn minutes of a good day (Troiano et al. 2008, doi 10.1249/mss.0b013e31815a51b3).
  public static final int GOOD_DAY = 600;

  private static final String WORN = "worn";
  private static final List<String> DAILY = List.of("wear_min", "first_worn_min", "last_worn_min");
  private static final int HOUR = 60;

  private Wear() {}

  /// Whether a schema says what was worn.
  public static boolean fits(SensorSchema schema) {
    return schema.indexOf(WORN).isPresent();
  }

  /// Of people's days.
  ///
  /// @throws UsageException if the dataset has no channel `worn`
  public static FeatureSet of(Dataset dataset, Collection<String> people, Progress progress) {
    int worn =
        dataset
            .schema()
            .indexOf(WORN)
            .orElseThrow(() ->
                new UsageException(
                    dataset.folder() + " has no channel " + WORN,
                    "features of wear need a dataset of schema nhanes or nhanes_mims"));
    Set<String> bad = new HashSet<>();
    for (String code : List.of("paxcal", "paxstat")) {
      dataset
          .labels(code)
          .forEach(l ->
              l.time().filter(d -> l.value() != 1).ifPresent(d -> bad.add(day(l.personId(), d))));
    }
    Map<String, double[]> byPerson = new HashMap<>();
    PersonDays.forEach(
        dataset, people, (person, days) -> byPerson.put(person, of(days, worn, bad)), progress);
    return new FeatureSet(NAME, names(), 0, byPerson);
  }

  static List<String> names() {
    List<String> names = new ArrayList<>(List.of("good_days", "share_of_good_days"));
    DAILY.forEach(d -> names.add(d + " mean"));
    DAILY.forEach(d -> names.add(d + " std"));
    for (String days : List.of("weekday", "weekend")) {
      for (int h = 0; h < 24; h++) {
        names.add("worn_share " + days + " hour " + h);
      }
    }
    return names;
  }

  static double[] of(List<DayWindow> days, int worn, Set<String> bad) {
    DayMoments daily = new DayMoments(DAILY.size());
    DayMoments hourly = new DayMoments(48);
    int good = 0;
    for (DayWindow day : days) {
      float[] v = day.values(worn);
      int minutes = 0;
      int first = -1;
      int last = -1;
      double[] share = new double[48];
      Arrays.fill(share, Double.NaN);
      boolean weekend = isWeekend(day.localDate());
      for (int m = 0; m < v.length; m++) {
        int cell = (weekend ? 24 : 0) + m / HOUR;
        share[cell] = Double.isNaN(share[cell]) ? 0 : share[cell];
        if (v[m] > 0.5f) {
          minutes++;
          first = first < 0 ? m : first;
          last = m;
          share[cell] += 1.0 / HOUR;
        }
      }
      if (minutes >= GOOD_DAY && !bad.contains(day(day.personId(), day.localDate()))) {
        good++;
        daily.add(new double[] {minutes, first, last});
        hourly.add(share);
      }
    }
    double[] x = new double[2 + 2 * DAILY.size() + 48];
    x[0] = good;
    x[1] = good / (double) days.size();
    System.arraycopy(daily.meanAndStd(), 0, x, 2, 2 * DAILY.size());
    System.arraycopy(hourly.meanAndStd(), 0, x, 2 + 2 * DAILY.size(), 48);
    return x;
  }

  private static boolean isWeekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static String day(String person, LocalDate date) {
    return person + " " + date;
  }
}
