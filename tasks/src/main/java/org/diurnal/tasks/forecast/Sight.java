package org.diurnal.tasks.forecast;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DayVector;
import org.diurnal.model.embed.Embedder;
import org.diurnal.model.embed.Pooling;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.ModelFiller;
import org.diurnal.model.network.SavedModel;
import org.diurnal.tasks.forecast.Question.Seen;
import org.diurnal.tasks.nextday.OwnDays;

/// What a frozen model makes of the pasts of questions.
///
/// Of days ahead: the vector of the day before the first one asked. Of hours ahead: the vector of
/// the day's minutes so far, and the hourly means of what the model fills the rest with; it sees
/// nothing but that day. Vectors are differences from those of the person's days before (of hours:
/// cut off at the same hour).
final class Sight {
  private static final int AT_ONCE = 32;

  private final SavedModel saved;
  private final Embedder embedder;
  private final Map<Integer, OwnDays> vectors = new HashMap<>(); // by hour; 24 for whole days
  private final Map<String, double[]> filled = new HashMap<>();

  private Sight(SavedModel saved) {
    this.saved = saved;
    this.embedder = new Embedder(saved, Pooling.MEAN);
  }

  /// What is told, as a model sees it.
  ///
  /// @param people whose days are looked at
  static List<Told> of(
      SavedModel saved,
      Dataset dataset,
      Collection<String> people,
      List<Told> told,
      Progress progress) {
    Sight sight = new Sight(saved);
    Set<String> asked = new HashSet<>();
    Set<Integer> origins = new HashSet<>();
    for (Told t : told) {
      for (Example e : t.of(List.copyOf(t.examples().keySet()))) {
        long first = e.question().first();
        switch (t.grid()) {
          case DAY -> origins.add(24);
          case HOUR -> {
            origins.add((int) Math.floorMod(first, 24L));
            asked.add(key(e.question().person(), first, ""));
          }
        }
      }
    }
    List<String> channels =
        told.stream().filter(t -> t.grid() == Grid.HOUR).map(Told::name).toList();
    List<DayWindow> waiting = new ArrayList<>();
    long[] seen = {0};
    long all = dataset.days(people);
    dataset.forEachDay(
        people,
        day -> {
          waiting.add(day);
          progress.update(++seen[0], all, "days seen by the model");
          if (waiting.size() == AT_ONCE) {
            sight.look(waiting, origins, asked, channels);
            waiting.clear();
          }
        });
    sight.look(waiting, origins, asked, channels);
    return told.stream().map(t -> t.seenBy(q -> sight.seen(t, q))).toList();
  }

  private void look(
      List<DayWindow> days, Set<Integer> origins, Set<String> asked, List<String> channels) {
    for (int origin : origins) {
      OwnDays own = vectors.computeIfAbsent(origin, o -> new OwnDays());
      List<DayWindow> cut = days.stream().map(d -> HoursAhead.hidingFrom(d, origin)).toList();
      for (Optional<DayVector> v : embedder.embed(cut)) {
        v.ifPresent(x -> own.add(x.day().personId(), x.day().localDate(), doubles(x.vector())));
      }
      if (origin < 24) {
        fill(days, origin, asked, channels);
      }
    }
  }

  private void fill(List<DayWindow> days, int origin, Set<String> asked, List<String> channels) {
    List<DayWindow> of =
        days.stream()
            .filter(d ->
                asked.contains(key(d.personId(), 24 * d.localDate().toEpochDay() + origin, "")))
            .toList();
    List<FillRequest> requests =
        of.stream()
            .map(d ->
                FillRequest.hiding(d, Arrays.asList(HoursAhead.restOfDay(d.channels(), origin))))
            .toList();
    List<float[][]> answers = new ModelFiller(saved).fillAll(requests);
    for (int i = 0; i < of.size(); i++) {
      DayWindow d = of.get(i);
      for (String channel : channels) {
        int c = saved.preprocessor().schema().indexOf(channel).orElseThrow();
        filled.put(
            key(d.personId(), 24 * d.localDate().toEpochDay() + origin, channel),
            means(answers.get(i)[c], origin));
      }
    }
  }

  /// Hourly means from an hour on; the last hour again beyond midnight, where nothing is scored.
  private static double[] means(float[] minutes, int origin) {
    double[] out = new double[Grid.HOUR.horizon()];
    for (int h = 0; h < out.length; h++) {
      int hour = Math.min(23, origin + h);
      double sum = 0;
      for (int m = 60 * hour; m < 60 * hour + 60; m++) {
        sum += minutes[m];
      }
      out[h] = sum / 60;
    }
    return out;
  }

  private Seen seen(Told told, Question q) {
    double[] none = new double[embedder.dimension()];
    Arrays.fill(none, Double.NaN);
    return switch (told.grid()) {
      case DAY ->
          new Seen(
              deviation(24, q.person(), LocalDate.ofEpochDay(q.first() - 1)).orElse(none),
              Optional.empty());
      case HOUR ->
          new Seen(
              deviation(
                      (int) Math.floorMod(q.first(), 24L),
                      q.person(),
                      LocalDate.ofEpochDay(Math.floorDiv(q.first(), 24L)))
                  .orElse(none),
              Optional.ofNullable(filled.get(key(q.person(), q.first(), told.name()))));
    };
  }

  private Optional<double[]> deviation(int hour, String person, LocalDate date) {
    return vectors.getOrDefault(hour, new OwnDays()).deviation(person, date);
  }

  private static String key(String person, long first, String channel) {
    return person + '\0' + first + '\0' + channel;
  }

  private static double[] doubles(float[] vector) {
    double[] x = new double[vector.length];
    Arrays.setAll(x, i -> vector[i]);
    return x;
  }
}
