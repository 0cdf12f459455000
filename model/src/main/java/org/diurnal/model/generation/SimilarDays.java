package org.diurnal.model.generation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.masking.PatchGrid;

/// The person's other days, weighed by how much they are like the part of this day that is seen.
///
/// Likeness is the mean squared difference of 20-minute means in z-units over what both days show;
/// what follows from it for a day's weight, [DayWeights] says. The fill is the weighed mean of the
/// other days at the same minute and 15 minutes to each side. Where no other day has anything, the
/// fallback fills.
final class SimilarDays implements GapFiller {
  private static final int HALF_WINDOW = 15;
  private static final double HALF_LIFE_DAYS = 14;

  private final String name;
  private final SensorSchema schema;
  private final GapFiller fallback;
  private final Function<String, List<DayWindow>> daysOfPerson;
  private final DayWeights weighing;
  private Optional<Known> known = Optional.empty();

  private record Day(LocalDate date, double[][] slots, double[][] sums, int[][] counts) {}

  private record Known(String person, List<Day> days) {}

  /// Weighed by likeness, over two weeks' half-life.
  SimilarDays(
      String name,
      SensorSchema schema,
      GapFiller fallback,
      Function<String, List<DayWindow>> daysOfPerson,
      double width) {
    this(name, schema, fallback, daysOfPerson, DayWeights.byLikeness(width, HALF_LIFE_DAYS));
  }

  SimilarDays(
      String name,
      SensorSchema schema,
      GapFiller fallback,
      Function<String, List<DayWindow>> daysOfPerson,
      DayWeights weighing) {
    this.name = name;
    this.schema = schema;
    this.fallback = fallback;
    this.daysOfPerson = daysOfPerson;
    this.weighing = weighing;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public float[][] fill(FillRequest request) {
    DayWindow today = request.day();
    List<Day> others =
        days(today.personId()).stream().filter(d -> !d.date().equals(today.localDate())).toList();
    double[] weights = weights(today, others);
    float[][] out = fallback.fill(request);
    for (int c = 0; c < out.length; c++) {
      if (request.wanted().get(c).count() == 0) {
        continue; // nobody reads it
      }
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        double sum = 0;
        double weight = 0;
        int from = Math.max(0, m - HALF_WINDOW);
        int to = Math.min(DayWindow.MINUTES, m + HALF_WINDOW + 1);
        for (int d = 0; d < weights.length; d++) {
          Day other = others.get(d);
          sum += weights[d] * (other.sums()[c][to] - other.sums()[c][from]);
          weight += weights[d] * (other.counts()[c][to] - other.counts()[c][from]);
        }
        if (weight > 1e-9) {
          out[c][m] = (float) (sum / weight);
        }
      }
    }
    return out;
  }

  private double[] weights(DayWindow today, List<Day> others) {
    double[][] slots = slots(today);
    return weighing.of(
        others.stream()
            .map(other ->
                new DayWeights.Other(
                    distance(slots, other.slots()),
                    Math.abs(other.date().toEpochDay() - today.localDate().toEpochDay()),
                    weekend(other.date()) == weekend(today.localDate())))
            .toArray(DayWeights.Other[]::new));
  }

  private static boolean weekend(LocalDate date) {
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static double distance(double[][] a, double[][] b) {
    double sum = 0;
    int n = 0;
    for (int c = 0; c < a.length; c++) {
      for (int s = 0; s < a[c].length; s++) {
        double difference = a[c][s] - b[c][s];
        if (!Double.isNaN(difference)) {
          sum += difference * difference;
          n++;
        }
      }
    }
    return n == 0 ? Double.NaN : sum / n;
  }

  private List<Day> days(String person) {
    if (known.isEmpty() || !known.get().person().equals(person)) {
      List<Day> days = new ArrayList<>();
      for (DayWindow day : daysOfPerson.apply(person)) {
        double[][] sums = new double[day.channels()][DayWindow.MINUTES + 1];
        int[][] counts = new int[day.channels()][DayWindow.MINUTES + 1];
        for (int c = 0; c < day.channels(); c++) {
          for (int m = 0; m < DayWindow.MINUTES; m++) {
            boolean seen = day.observed(c).get(m);
            sums[c][m + 1] = sums[c][m] + (seen ? day.values(c)[m] : 0);
            counts[c][m + 1] = counts[c][m] + (seen ? 1 : 0);
          }
        }
        days.add(new Day(day.localDate(), slots(day), sums, counts));
      }
      known = Optional.of(new Known(person, List.copyOf(days)));
    }
    return known.get().days();
  }

  /// Means of 20 minutes in z-units, `[channels][72]`, NaN where fewer than half are observed.
  private double[][] slots(DayWindow day) {
    double[][] slots = new double[day.channels()][PatchGrid.SLOTS];
    for (int c = 0; c < slots.length; c++) {
      for (int s = 0; s < PatchGrid.SLOTS; s++) {
        double sum = 0;
        int n = 0;
        for (int m = s * PatchGrid.PATCH_MINUTES; m < (s + 1) * PatchGrid.PATCH_MINUTES; m++) {
          if (day.observed(c).get(m)) {
            sum += day.values(c)[m];
            n++;
          }
        }
        slots[c][s] =
            2 * n < PatchGrid.PATCH_MINUTES
                ? Double.NaN
                : (sum / n - schema.channel(c).mean()) / schema.channel(c).std();
      }
    }
    return slots;
  }
}
