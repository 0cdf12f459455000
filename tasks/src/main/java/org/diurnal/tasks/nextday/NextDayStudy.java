package org.diurnal.tasks.nextday;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.diurnal.core.Progress;
import org.diurnal.core.UsageException;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.embed.Embedder;
import org.diurnal.model.embed.Pooling;
import org.diurnal.model.network.SavedModel;
import org.diurnal.tasks.features.Engineered;
import org.diurnal.tasks.features.PersonDays;

/// Tells the next day of people whom no model was trained on, from their days so far.
///
/// Time runs forward: a day is told from values and days before it. The ridges are learned on
/// people whom they are not asked about. With several models, of one fold each, everybody is asked
/// of the model that did not meet them (cross-fitting), and its ridge is learned on vectors of that
/// same model, of that fold's other people.
public final class NextDayStudy {
  /// Values of the target that have to be known before the first day that is told.
  public static final int WARM_UP = 7;

  /// The latest value known.
  public static final String LAST = "last value";

  /// The mean of all values so far.
  public static final String MEAN = "person's mean so far";

  /// The mean of the seven days before.
  public static final String WEEK = "7-day mean";

  /// The value a week before.
  public static final String SAME_WEEKDAY = "same weekday last week";

  /// A ridge on the four above and the weekend.
  public static final String PAST = "ridge on own past";

  /// The same with the engineered statistics of today.
  public static final String ENGINEERED = "own past + today's statistics";

  /// The same with a model's vector of today.
  public static final String EMBEDDING = "own past + today's embedding";

  private final Dataset dataset;
  private final List<Fold> folds;
  private final int warmUp;
  private final int threads;
  private final long seed;

  /// A model and whom it met.
  ///
  /// @param saved the model in 32 bits
  /// @param split whose test people are asked about, and all others learned from
  public record Fold(SavedModel saved, PersonSplit split) {}

  /// @param folds whose test people are disjoint
  /// @param warmUp usually [#WARM_UP]
  /// @throws UsageException if somebody is a test person of two folds
  public NextDayStudy(Dataset dataset, List<Fold> folds, int warmUp, int threads, long seed) {
    this.dataset = dataset;
    this.folds = List.copyOf(folds);
    this.warmUp = warmUp;
    this.threads = threads;
    this.seed = seed;
    Set<String> seen = new HashSet<>();
    for (Fold fold : folds) {
      for (String person : fold.split().test()) {
        if (!seen.add(person)) {
          throw new UsageException(
              "person " + person + " is a test person of two of the models",
              "give models of folds that hold everybody out once (demo --folds 5), or one model");
        }
      }
    }
  }

  /// Runs it for all targets.
  public List<NextDayResult> run(Progress progress) {
    Diaries diaries = Diaries.of(dataset, dataset.people(), Progress.SILENT);
    OwnDays engineered = new OwnDays();
    PersonDays.forEach(
        dataset,
        dataset.people(),
        (person, days) ->
            days.forEach(d -> engineered.add(person, d.localDate(), Engineered.of(d))),
        Progress.SILENT);
    List<OwnDays> embeddings = new ArrayList<>();
    for (Fold fold : folds) {
      OwnDays vectors = new OwnDays();
      new Embedder(fold.saved(), Pooling.MEAN)
          .run(
              dataset,
              dataset.people(),
              threads,
              v -> vectors.add(v.day().personId(), v.day().localDate(), doubles(v.vector())),
              p -> {},
              Progress.SILENT);
      embeddings.add(vectors);
      progress.update(embeddings.size(), folds.size(), "models");
    }
    return Arrays.stream(DayTarget.values())
        .map(t -> target(t, diaries, engineered, embeddings))
        .toList();
  }

  private NextDayResult target(
      DayTarget target, Diaries diaries, OwnDays engineered, List<OwnDays> embeddings) {
    Map<String, double[]> byMethod = new LinkedHashMap<>();
    List<Row> rows = new ArrayList<>();
    Map<String, List<double[]>> parts = new HashMap<>();
    int known = 0;
    int early = 0;
    int notWorn = 0;
    String tooLittle = "";
    for (int f = 0; f < folds.size(); f++) {
      OwnDays vectors = embeddings.get(f);
      Set<String> tested = new TreeSet<>(folds.get(f).split().test());
      tested.retainAll(dataset.people());
      List<String> others = dataset.people().stream().filter(p -> !tested.contains(p)).toList();
      Rows asked = rows(target, List.copyOf(tested), diaries, vectors);
      Rows learned = rows(target, others, diaries, vectors);
      known += asked.known();
      early += asked.warmUp();
      notWorn += asked.notWorn();
      if (asked.kept().isEmpty()) {
        continue;
      }
      Optional<Map<String, double[]>> ridges =
          ridges(learned.kept(), asked.kept(), engineered, vectors);
      if (ridges.isEmpty()) {
        tooLittle =
            learned.kept().size()
                + " days of other people to learn from; at least "
                + PastRidge.LEAST_ROWS
                + " of "
                + PastRidge.LEAST_PEOPLE
                + " people are needed";
        continue;
      }
      rows.addAll(asked.kept());
      ridges.get().forEach((name, p) -> parts.computeIfAbsent(name, n -> new ArrayList<>()).add(p));
    }
    if (rows.isEmpty()) {
      String why =
          !tooLittle.isEmpty()
              ? tooLittle
              : "no day of "
                  + known
                  + " known ones has "
                  + warmUp
                  + " known before it and a worn day before";
      return result(
          target, diaries, 0, 0, known, early, notWorn, Map.of(), List.of(), Optional.of(why));
    }
    byMethod.put(LAST, each(rows, Past::last));
    byMethod.put(MEAN, each(rows, Past::mean));
    byMethod.put(WEEK, each(rows, Past::week));
    byMethod.put(SAME_WEEKDAY, each(rows, Past::sameWeekday));
    for (String name : List.of(PAST, ENGINEERED, EMBEDDING)) {
      byMethod.put(
          name,
          parts.getOrDefault(name, List.of()).stream().flatMapToDouble(Arrays::stream).toArray());
    }
    NextDayScores scores = new NextDayScores(rows, seed);
    List<NextDayResult.Difference> differences = new ArrayList<>();
    for (String one : List.of(PAST, ENGINEERED, EMBEDDING)) {
      for (String than : List.of(LAST, MEAN, WEEK, PAST, ENGINEERED)) {
        boolean never = than.equals(ENGINEERED) && !one.equals(EMBEDDING);
        if (!one.equals(than) && !never) {
          differences.add(
              new NextDayResult.Difference(
                  one, than, scores.difference(of(byMethod, one), of(byMethod, than))));
        }
      }
    }
    return result(
        target,
        diaries,
        scores.people(),
        rows.size(),
        known,
        early,
        notWorn,
        scores.scores(byMethod),
        differences,
        Optional.empty());
  }

  private Rows rows(DayTarget target, List<String> people, Diaries diaries, OwnDays vectors) {
    return Rows.of(
        people,
        p -> diaries.of(target, p),
        (p, today) -> diaries.isWorn(p, today) && vectors.has(p, today),
        warmUp);
  }

  private Optional<Map<String, double[]>> ridges(
      List<Row> learned, List<Row> asked, OwnDays engineered, OwnDays vectors) {
    Optional<double[]> past = new PastRidge(r -> new double[0], seed).predict(learned, asked);
    Optional<double[]> withStatistics =
        new PastRidge(r -> engineered.deviation(r.person(), r.today()).orElseThrow(), seed)
            .predict(learned, asked);
    Optional<double[]> withVector =
        new PastRidge(r -> vectors.deviation(r.person(), r.today()).orElseThrow(), seed)
            .predict(learned, asked);
    if (past.isEmpty() || withStatistics.isEmpty() || withVector.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Map.of(PAST, past.get(), ENGINEERED, withStatistics.get(), EMBEDDING, withVector.get()));
  }

  private static NextDayResult result(
      DayTarget target,
      Diaries diaries,
      int people,
      int days,
      int known,
      int early,
      int notWorn,
      Map<String, NextDayResult.Score> scores,
      List<NextDayResult.Difference> differences,
      Optional<String> refused) {
    return new NextDayResult(
        target.id(),
        target.unit(),
        people,
        days,
        known,
        early,
        notWorn,
        diaries.tooLittleWear(target),
        scores,
        differences,
        refused);
  }

  private interface OfPast {
    double of(Past past);
  }

  private static double[] each(List<Row> rows, OfPast what) {
    return rows.stream().mapToDouble(r -> what.of(r.past())).toArray();
  }

  private static double[] of(Map<String, double[]> byMethod, String name) {
    return byMethod.getOrDefault(name, new double[0]);
  }

  private static double[] doubles(float[] vector) {
    double[] x = new double[vector.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = vector[i];
    }
    return x;
  }
}
