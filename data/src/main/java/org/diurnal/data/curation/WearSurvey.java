package org.diurnal.data.curation;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// How much devices were worn, by the rules of [WearRule]. Memory: one person's days, 7 KiB each,
/// and a row a person.
final class WearSurvey implements Detector {
  private static final int TEN_HOURS = 600;

  /// What the rules need of a day.
  private record Day(
      LocalDate date,
      int[] counts,
      MinuteMask motion,
      MinuteMask still,
      int heartMinutes,
      Optional<Integer> saidWorn) {}

  private final SensorSchema schema;
  private final OptionalInt heartRate;
  private final OptionalInt counts;
  private final OptionalInt worn;
  private final List<Day> days = new ArrayList<>(); // of the person at hand
  private final Map<WearRule, List<Person>> persons = new EnumMap<>(WearRule.class);
  private String person = "";

  /// What a rule says of a person.
  private static final class Person {
    private final String id;
    private long days;
    private long minutes;
    private long tenHourDays;
    private long weekendDays;
    private long weekendMinutes;

    Person(String id) {
      this.id = id;
    }

    void add(LocalDate date, int worn) {
      days++;
      minutes += worn;
      tenHourDays += worn >= TEN_HOURS ? 1 : 0;
      boolean weekend =
          date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
      weekendDays += weekend ? 1 : 0;
      weekendMinutes += weekend ? worn : 0;
    }

    double mean() {
      return minutes / (double) days;
    }
  }

  WearSurvey(SensorSchema schema) {
    this.schema = schema;
    this.heartRate = schema.indexOf("heart_rate");
    this.counts =
        schema.indexOf("counts").isPresent() ? schema.indexOf("counts") : schema.indexOf("steps");
    this.worn = schema.indexOf("worn");
    for (WearRule rule : WearRule.values()) {
      persons.put(rule, new ArrayList<>());
    }
  }

  @Override
  public void day(DayWindow day) {
    if (!day.personId().equals(person)) {
      end();
      person = day.personId();
    }
    int[] amounts = new int[DayWindow.MINUTES];
    Arrays.fill(amounts, -1);
    MinuteMask motion = new MinuteMask();
    for (int c = 0; c < day.channels(); c++) {
      if (schema.channel(c).group().equals(NotWorn.MOTION)) {
        motion = motion.or(day.observed(c));
      }
    }
    if (counts.isPresent()) {
      float[] v = day.values(counts.getAsInt());
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        // Up, so that less than one is not taken for none.
        amounts[m] = Float.isNaN(v[m]) ? -1 : (int) Math.ceil(v[m]);
      }
    }
    days.add(
        new Day(
            day.localDate(),
            amounts,
            motion,
            NotWorn.still(schema, day),
            heartRate.isPresent() ? day.observed(heartRate.getAsInt()).count() : 0,
            saidWorn(day)));
  }

  /// Minutes that the source calls worn; empty where it says nothing of the day.
  private Optional<Integer> saidWorn(DayWindow day) {
    if (worn.isEmpty() || day.observed(worn.getAsInt()).count() == 0) {
      return Optional.empty();
    }
    int minutes = 0;
    for (float w : day.values(worn.getAsInt())) {
      minutes += w == 1 ? 1 : 0;
    }
    return Optional.of(minutes);
  }

  @Override
  public void end() {
    if (days.isEmpty()) {
      return;
    }
    if (days.stream().anyMatch(d -> d.saidWorn().isPresent())) {
      Person p = add(WearRule.SOURCE);
      days.forEach(d -> d.saidWorn().ifPresent(minutes -> p.add(d.date(), minutes)));
    }
    if (days.stream().anyMatch(d -> d.heartMinutes() > 0)) {
      Person p = add(WearRule.HEART_RATE);
      days.forEach(d -> p.add(d.date(), d.heartMinutes()));
    }
    ninetyMinutes();
    twelveHours();
    days.clear();
  }

  private void ninetyMinutes() {
    if (days.stream().allMatch(d -> Arrays.stream(d.counts()).allMatch(n -> n < 0))) {
      return;
    }
    Person p = add(WearRule.NINETY_MINUTES);
    int from = 0;
    for (int to = 1; to <= days.size(); to++) {
      // In one piece as far as days follow each other.
      if (to == days.size() || !days.get(to - 1).date().plusDays(1).equals(days.get(to).date())) {
        int[] stream =
            days.subList(from, to).stream().flatMapToInt(d -> Arrays.stream(d.counts())).toArray();
        boolean[] worn = WearTime.NHANES.worn(stream);
        for (int d = from; d < to; d++) {
          int minutes = 0;
          int begin = (d - from) * DayWindow.MINUTES;
          for (int m = 0; m < DayWindow.MINUTES; m++) {
            // A minute without a count was not worn, as far as anybody can tell.
            minutes += worn[begin + m] && stream[begin + m] >= 0 ? 1 : 0;
          }
          p.add(days.get(d).date(), minutes);
        }
        from = to;
      }
    }
  }

  private void twelveHours() {
    if (days.stream().allMatch(d -> d.motion().count() == 0)) {
      return;
    }
    Person p = add(WearRule.TWELVE_HOURS);
    for (int d = 0; d < days.size(); d++) {
      MinuteMask notWorn = NotWorn.notWorn(still(d, -1), days.get(d).still(), still(d, 1));
      p.add(days.get(d).date(), days.get(d).motion().andNot(notWorn).count());
    }
  }

  private Optional<MinuteMask> still(int d, int beside) {
    int other = d + beside;
    return other >= 0
            && other < days.size()
            && days.get(other).date().equals(days.get(d).date().plusDays(beside))
        ? Optional.of(days.get(other).still())
        : Optional.empty();
  }

  private Person add(WearRule rule) {
    Person p = new Person(person);
    persons.getOrDefault(rule, new ArrayList<>()).add(p);
    return p;
  }

  /// A row a rule that says something, over all people.
  List<WearSummary> summaries() {
    List<WearSummary> rows = new ArrayList<>();
    persons.forEach((rule, people) -> {
      if (!people.isEmpty()) {
        rows.add(summary(rule, "", people));
      }
    });
    return rows;
  }

  /// A row a person and rule.
  List<WearSummary> persons() {
    List<WearSummary> rows = new ArrayList<>();
    persons.forEach(
        (rule, people) -> people.forEach(p -> rows.add(summary(rule, p.id, List.of(p)))));
    return rows;
  }

  private static WearSummary summary(WearRule rule, String person, List<Person> people) {
    long days = people.stream().mapToLong(p -> p.days).sum();
    long minutes = people.stream().mapToLong(p -> p.minutes).sum();
    long weekendDays = people.stream().mapToLong(p -> p.weekendDays).sum();
    long weekendMinutes = people.stream().mapToLong(p -> p.weekendMinutes).sum();
    double[] means = people.stream().mapToDouble(Person::mean).sorted().toArray();
    return new WearSummary(
        rule.id(),
        person,
        people.size(),
        days,
        minutes / (double) days,
        people.stream().mapToLong(p -> p.tenHourDays).sum(),
        (minutes - weekendMinutes) / (double) (days - weekendDays),
        weekendMinutes / (double) weekendDays,
        quantile(means, 0.25),
        quantile(means, 0.5),
        quantile(means, 0.75));
  }

  /// Linear between order statistics (type 7 of Hyndman and Fan 1996).
  private static double quantile(double[] sorted, double q) {
    double at = q * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
