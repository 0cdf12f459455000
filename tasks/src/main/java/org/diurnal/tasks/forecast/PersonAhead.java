package org.diurnal.tasks.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.UsageException;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.network.SavedModel;
import org.diurnal.tasks.nextday.Diaries;

/// Tells a person's next days and hours. Forecasters learn on all other people; a quarter of these
/// is watched, chooses the forecaster where none is asked for, and gives intervals their width.
///
/// In three lines:
///
/// ```
/// Dataset dataset = Dataset.open(folder);
/// PersonAhead forecasts = new PersonAhead(dataset, Optional.empty(), Optional.empty(), 1);
/// List<Ahead> days = forecasts.days("1503960366", Progress.SILENT);
/// ```
public final class PersonAhead {
  private final Dataset dataset;
  private final Optional<SavedModel> model;
  private final Optional<String> forecaster;
  private final long seed;

  /// @param model that is one of those who tell; stays the caller's, and has to stay open
  /// @param forecaster title of the one who tells ([Lineup]); empty for the one that told the
  ///   people watched with the least error, of those that learn in seconds
  /// @throws UsageException if nobody has that title
  public PersonAhead(
      Dataset dataset, Optional<SavedModel> model, Optional<String> forecaster, long seed) {
    this.dataset = dataset;
    this.model = model;
    this.forecaster = forecaster;
    this.seed = seed;
    forecaster.ifPresent(title -> Lineup.named(title, model.isPresent()));
  }

  /// Daily metrics from the day after the last one that is known.
  ///
  /// @return one a metric that is known of anybody; refused where too little is known of the person
  /// @throws UsageException if nobody in the dataset has that id
  public List<Ahead> days(String person, Progress progress) {
    List<String> people = requireThere(person);
    Diaries diaries = Diaries.of(dataset, people, progress);
    List<Told> told = new ArrayList<>();
    for (Told t : DaysAhead.of(diaries, people)) {
      NavigableMap<LocalDate, Double> values = diaries.of(t.name(), person);
      double[] past = values.isEmpty() ? new double[0] : DaysAhead.series(values);
      long next = values.isEmpty() ? 0 : values.lastKey().toEpochDay() + 1;
      told.add(
          t.asking(new Question(person, Grid.DAY, past, next, Optional.empty()), new double[0]));
    }
    return tell(told, person, progress);
  }

  /// Hourly means within the last day that has minutes.
  ///
  /// @param at the hour to tell from, 1 to 23; empty for the last one known of that day, but early
  ///   enough to tell six
  /// @return one a channel; refused where too little is known of the person
  /// @throws UsageException if nobody in the dataset has that id
  public List<Ahead> hours(String person, OptionalInt at, Progress progress) {
    List<String> people = requireThere(person);
    List<DayWindow> days = new ArrayList<>();
    dataset.forEachDay(List.of(person), days::add);
    int origin = at.orElse(lastHour(days.getLast()));
    List<Told> told = new ArrayList<>();
    HoursAhead hours = new HoursAhead(dataset.schema(), List.of(origin));
    for (Told t : HoursAhead.of(dataset, people, HoursAhead.CHANNELS, List.of(origin), progress)) {
      int channel = dataset.schema().indexOf(t.name()).orElseThrow();
      told.add(
          t.asking(
              hours.question(person, days, channel, origin),
              hours.measured(days, channel, origin)));
    }
    return tell(told, person, progress);
  }

  /// The hour after the last minute of a day, at most 18, at least 1.
  private static int lastHour(DayWindow day) {
    int last = 0;
    for (int c = 0; c < day.channels(); c++) {
      for (int m = DayWindow.MINUTES - 1; m > last; m--) {
        if (day.observed(c).get(m)) {
          last = m;
        }
      }
    }
    return Math.clamp((last + 1) / 60, 1, 24 - Grid.HOUR.horizon());
  }

  private List<String> requireThere(String person) {
    List<String> people = dataset.people();
    if (!people.contains(person)) {
      throw new UsageException(
          dataset.folder() + " has nobody named " + person, "`data show --people-table` names all");
    }
    return people;
  }

  private List<Ahead> tell(List<Told> told, String person, Progress progress) {
    List<Told> seen =
        model.isPresent() ? Sight.of(model.get(), dataset, dataset.people(), told, progress) : told;
    Map<String, Set<String>> others = new TreeMap<>(PersonSplit.channelsByPerson(dataset));
    others.remove(person);
    List<Ahead> all = new ArrayList<>();
    for (Told t : seen) {
      all.add(tell(t, person, others));
      progress.update(all.size(), seen.size(), t.name());
    }
    return all;
  }

  Ahead tell(Told told, String person, Map<String, Set<String>> others) {
    Example asked = told.of(List.of(person)).getFirst();
    Question q = asked.question();
    int known = q.known(q.past().length);
    if (!Example.enough(q)) {
      return Ahead.refused(
          told,
          q,
          String.format(
              Locale.ROOT,
              "%d known %s, %d of them in the last %d; at least %d and 1 are needed",
              known,
              told.grid().plural(),
              q.known(told.grid().season()),
              told.grid().season(),
              told.grid().leastKnown()));
    }
    Map<String, Set<String>> owners = new TreeMap<>(others);
    owners.keySet().retainAll(new HashSet<>(told.examples().keySet()));
    if (owners.size() < ForecastStudy.LEAST_PEOPLE + 1) {
      return Ahead.refused(
          told, q, owners.size() + " other people to learn from; at least 4 are needed");
    }
    PersonSplit.Fold fold = PersonSplit.folds(owners, 4, seed).getFirst();
    Forecaster.Training training =
        new Forecaster.Training(told.of(fold.train()), told.of(fold.test()), seed);
    List<Example> late = Told.late(training.watch());
    List<Example> watched = late.isEmpty() ? training.watch() : late;
    Chosen chosen = choose(told, training, watched);
    double[] said = told.clipped(chosen.fitted.forecast(List.of(q)))[0];
    int steps =
        switch (told.grid()) {
          case DAY -> q.horizon();
          case HOUR -> Math.min(q.horizon(), 24 - (int) Math.floorMod(q.first(), 24L));
        };
    double[] margins =
        Bands.of(watched, told.clipped(chosen.watched), q.horizon()).margins(ForecastStudy.LEVEL);
    return new Ahead(
        told.name(),
        told.unit(),
        chosen.title,
        q,
        Arrays.copyOf(said, steps),
        Arrays.copyOf(margins, steps),
        Arrays.copyOf(Example.next(asked.truth(), 0, q.horizon()), steps),
        Optional.empty());
  }

  /// A forecaster that has learned, and what it says of the people watched.
  private record Chosen(String title, Forecaster.Fitted fitted, double[][] watched) {}

  private Chosen choose(Told told, Forecaster.Training training, List<Example> watched) {
    List<Forecaster> candidates =
        forecaster
            .map(title -> List.of(Lineup.named(title, model.isPresent())))
            .orElse(Lineup.quick(told.grid(), model.isPresent()));
    List<Question> questions = LinearForecaster.questions(watched);
    Optional<Chosen> best = Optional.empty();
    double least = Double.POSITIVE_INFINITY;
    for (Forecaster one : candidates) {
      Forecaster.Fitted fitted = one.fit(training);
      double[][] said = fitted.forecast(questions);
      OptionalDouble error = ErrorSums.of(watched, told.clipped(said)).rmse();
      if (best.isEmpty() || error.orElse(least) < least) {
        best = Optional.of(new Chosen(one.title(), fitted, said));
        least = error.orElse(least);
      }
    }
    return best.orElseThrow();
  }
}
