package org.diurnal.data.simulate;

import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.nhanes.WearWeeks;

/// People whose truth is known. The person of a number depends on (seed, number) alone, so any
/// shard of a cohort can be made by itself, on any machine, without what comes before it.
///
/// Results on simulated people are never evidence about real ones.
///
/// @param seed of everything random
/// @param schema which channels the devices have
/// @param first everybody's first day
/// @param days how many days each
/// @param eventRate probability of each kind of planted event in four weeks, 0 to 1
/// @param realWear real people's weeks of wear, one of which everybody's device follows, by the day
///   of the week and repeated; empty for the simulator's own wear
/// @param table real people's labels that they are made from; empty for people who are made up
///   altogether
public record Simulator(
    long seed,
    SensorSchema schema,
    LocalDate first,
    int days,
    double eventRate,
    Optional<WearWeeks> realWear,
    Optional<PeopleTable> table) {
  /// The labels that say what a person is begin with this.
  public static final String TRUTH = "truth_";

  /// The labels that say the best that can be said of a task begin with this.
  public static final String BAYES = HealthLabels.BAYES;

  /// The source of every simulated day begins with this.
  public static final String SOURCE = "simulator";

  private static final int MOST_DAYS = 36_525;
  private static final int FIRST_YEAR = 1900;
  private static final int LAST_YEAR = 2200;

  /// @throws UsageException if nobody can live so
  public Simulator {
    if (days < 1 || days > MOST_DAYS) {
      throw new UsageException(
          days + " days of a person", "ask for 1 to " + MOST_DAYS + " days (a hundred years)");
    }
    if (!(eventRate >= 0 && eventRate <= 1)) {
      throw new UsageException(
          "an event rate of " + eventRate, "give a probability in four weeks, 0 to 1");
    }
    if (first.getYear() < FIRST_YEAR || first.getYear() > LAST_YEAR) {
      throw new UsageException(
          "a first day of " + first, "give one from " + FIRST_YEAR + " to " + LAST_YEAR);
    }
    Feature.requireAll(schema);
  }

  /// People who are made up altogether.
  ///
  /// @throws UsageException if nobody can live so
  public Simulator(long seed, SensorSchema schema, LocalDate first, int days, double eventRate) {
    this(seed, schema, first, days, eventRate, Optional.empty(), Optional.empty());
  }

  /// The same with devices worn as real people wore theirs.
  public Simulator wornAs(WearWeeks weeks) {
    return new Simulator(seed, schema, first, days, eventRate, Optional.of(weeks), table);
  }

  /// The same with people made from the rows of a labels table.
  public Simulator from(PeopleTable people) {
    return new Simulator(seed, schema, first, days, eventRate, realWear, Optional.of(people));
  }

  /// The name of a person's number; names sort as numbers do.
  public static String personId(long number) {
    return String.format(Locale.ROOT, "s%09d", number);
  }

  /// What a person is.
  ///
  /// @throws UsageException for a negative number
  public Traits traits(long number) {
    if (number < 0) {
      throw new UsageException("person number " + number, "people are numbered from 0");
    }
    return table
        .map(t -> ConditionedPopulation.person(seed, number, t.person(seed, number)))
        .orElseGet(() -> new Population(seed).person(number));
  }

  /// What is planted in a person's days.
  public Events events(long number) {
    return events(number, traits(number));
  }

  private Events events(long number, Traits t) {
    return Events.draw(t, days, eventRate, first, new Draw(seed, number, "events"));
  }

  /// The source of a device type's days.
  public static String sourceId(DeviceType device) {
    return SOURCE + ":" + device.name().toLowerCase(Locale.ROOT);
  }

  /// Where a device is worn.
  public static Placement placement(DeviceType device) {
    return device == DeviceType.RING ? Placement.FINGER : Placement.WRIST;
  }

  /// Makes one person: days in order, then labels.
  public void person(long number, Consumer<DayWindow> dayConsumer, Consumer<Label> labels) {
    Traits t = traits(number);
    live(number, t, t.device(), dayConsumer, labels);
  }

  /// The same person with another device: the same life, seen and worn otherwise.
  public void person(
      long number, DeviceType device, Consumer<DayWindow> dayConsumer, Consumer<Label> labels) {
    live(number, traits(number), device, dayConsumer, labels);
  }

  private void live(
      long number,
      Traits t,
      DeviceType device,
      Consumer<DayWindow> dayConsumer,
      Consumer<Label> labels) {
    Events events = events(number, t);
    String id = personId(number);
    Life life = new Life(t, events, seed, number, first);
    Sensors sensors =
        new Sensors(
            schema,
            t,
            device,
            sourceId(device),
            new Draw(seed, number, "sensors", device.ordinal()));
    Wear wear = new Wear(device, new Draw(seed, number, "wear", device.ordinal()));
    int week = realWear.map(w -> new Draw(seed, number, "wear-week").below(w.size())).orElse(0);
    for (int d = 0; d < days; d++) {
      BodyDay day = life.next();
      boolean broken = events.on(Events.Kind.BROKEN_SENSOR, d);
      MinuteMask worn =
          realWear.isPresent()
              ? realWear.get().worn(week, day.date().getDayOfWeek())
              : wear.next(day);
      DayWindow seen = sensors.read(day, id, worn, broken);
      if (seen.observedCells() > 0) {
        dayConsumer.accept(seen);
      }
      daily(id, day, events, labels);
    }
    KnownPerson known = table.map(k -> k.person(seed, number)).orElse(KnownPerson.NOBODY);
    HealthLabels.of(id, t, known, new Draw(seed, number, "labels"), labels);
    truth(id, t, labels);
    table.ifPresent(k -> truth(id, "row", known.row(), labels));
  }

  private static void daily(String id, BodyDay day, Events events, Consumer<Label> labels) {
    Optional<LocalDate> date = Optional.of(day.date());
    labels.accept(new Label(id, "daily_steps", date, day.totalSteps()));
    labels.accept(new Label(id, TRUTH + "minutes_asleep", date, day.minutesAsleep()));
    labels.accept(new Label(id, TRUTH + "sleep_debt_hours", date, day.sleepDebtHours()));
    for (Events.Event e : events.events()) {
      if (e.on(day.number())) {
        labels.accept(new Label(id, e.label(), date, 1));
      }
    }
  }

  private static void truth(String id, Traits t, Consumer<Label> labels) {
    Truths.of(t).forEach((name, value) -> truth(id, name, value, labels));
  }

  private static void truth(String id, String name, double value, Consumer<Label> labels) {
    labels.accept(new Label(id, TRUTH + name, Optional.empty(), value));
  }
}
