package org.diurnal.model.generation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.diurnal.core.DayWindow;

/// The person's mean by time of day over their other days.
///
/// The mean is summed anew without the day for each day, never by taking the day out of a total:
/// rounding would leave a trace of the hidden values. The last person's days and the last day's
/// profile are kept, since requests come day by day; not for use by two threads at once.
final class OwnMean implements GapFiller {
  private final SimpleBaselines fitted;
  private final Function<String, List<DayWindow>> daysOfPerson;
  private final int[] halfWindow; // [channels], minutes
  private Optional<Known> known = Optional.empty();

  private record Known(
      String person, List<DayWindow> days, LocalDate left, List<float[]> profile) {}

  OwnMean(
      SimpleBaselines fitted, Function<String, List<DayWindow>> daysOfPerson, int[] halfWindow) {
    this.fitted = fitted;
    this.daysOfPerson = daysOfPerson;
    this.halfWindow = halfWindow;
  }

  @Override
  public String name() {
    return "own_mean";
  }

  @Override
  public float[][] fill(FillRequest request) {
    List<float[]> own = profileWithout(request.day().personId(), request.day().localDate());
    float[][] out = new float[request.day().channels()][DayWindow.MINUTES];
    for (int c = 0; c < out.length; c++) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        float mean = own.get(c)[m];
        out[c][m] = Float.isNaN(mean) ? fitted.population(c, m) : mean;
      }
    }
    return out;
  }

  private List<float[]> profileWithout(String person, LocalDate date) {
    Optional<Known> samePerson = known.filter(k -> k.person().equals(person));
    Optional<Known> sameDay = samePerson.filter(k -> k.left().equals(date));
    if (sameDay.isPresent()) {
      return sameDay.get().profile();
    }
    List<DayWindow> days =
        samePerson.map(Known::days).orElseGet(() -> List.copyOf(daysOfPerson.apply(person)));
    MinuteMeans means = new MinuteMeans(halfWindow.length);
    for (DayWindow day : days) {
      if (!day.personId().equals(person)) {
        throw new IllegalArgumentException(
            "asked for the days of person " + person + ", was given " + day);
      }
      if (!day.localDate().equals(date)) {
        means.add(day);
      }
    }
    List<float[]> profile =
        java.util.stream.IntStream.range(0, halfWindow.length)
            .mapToObj(c -> means.profile(c, halfWindow[c]))
            .toList();
    known = Optional.of(new Known(person, days, date, profile));
    return profile;
  }
}
