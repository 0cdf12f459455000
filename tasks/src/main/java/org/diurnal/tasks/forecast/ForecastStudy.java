package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.diurnal.core.Progress;
import org.diurnal.core.UsageException;
import org.diurnal.model.pretrain.Workers;

/// All rivals on the same folds, the same questions and the same people.
///
/// Nobody is learned from and asked about at once. Everybody is asked about the last part of their
/// record ([Example#late]), each question from what lies before it; the first part is what the
/// rivals that are fine-tuned for a person learn on.
public final class ForecastStudy {
  /// Fewer examples to learn from, or people who have them, are refused.
  static final int LEAST_EXAMPLES = 20;

  static final int LEAST_PEOPLE = 3;

  /// Level of the intervals whose coverage is measured.
  public static final double LEVEL = 0.9;

  /// One fold.
  ///
  /// @param learn people learned from
  /// @param watch people who choose penalties, passes and efforts, and give intervals their width
  /// @param test people asked about
  /// @param told what is told, the same in every fold, as the fold's model sees it
  /// @param seen whether a model sees it
  public record Fold(
      List<String> learn, List<String> watch, List<String> test, List<Told> told, boolean seen) {
    public Fold {
      learn = List.copyOf(learn);
      watch = List.copyOf(watch);
      test = List.copyOf(test);
      told = List.copyOf(told);
      Set<String> all = new HashSet<>(learn);
      all.addAll(watch);
      all.addAll(test);
      if (all.size() != learn.size() + watch.size() + test.size()) {
        throw new IllegalArgumentException("a person stands on two sides of a fold");
      }
    }
  }

  private final List<Fold> folds;
  private final int threads;
  private final long seed;

  /// @param folds whose test people are disjoint, with one order of what is told
  /// @throws UsageException if somebody is a test person of two folds
  public ForecastStudy(List<Fold> folds, int threads, long seed) {
    this.folds = List.copyOf(folds);
    this.threads = threads;
    this.seed = seed;
    Set<String> asked = new HashSet<>();
    for (Fold fold : folds) {
      for (String person : fold.test()) {
        if (!asked.add(person)) {
          throw new UsageException(
              "person " + person + " is a test person of two of the models",
              "give models of folds that hold everybody out once (demo --folds 5), or one model");
        }
      }
    }
  }

  /// One forecaster on one fold.
  private record Job(int told, int fold, Forecaster forecaster) {}

  /// What a job said of the fold's late test examples, by forecaster: itself, and itself gone on
  /// learning.
  private record Answer(String name, double[][] said, Coverage.Count coverage) {}

  /// Runs it.
  public List<ForecastResult> run(Progress progress) {
    int tolds = folds.getFirst().told().size();
    List<Job> jobs = new ArrayList<>();
    List<Map<Integer, String>> refusals = new ArrayList<>();
    for (int t = 0; t < tolds; t++) {
      refusals.add(new LinkedHashMap<>());
      for (int f = 0; f < folds.size(); f++) {
        Optional<String> refusal = refusal(folds.get(f), folds.get(f).told().get(t));
        if (refusal.isPresent()) {
          refusals.get(t).put(f, refusal.get());
        } else {
          for (Forecaster one :
              Lineup.all(folds.get(f).told().get(t).grid(), folds.get(f).seen())) {
            jobs.add(new Job(t, f, one));
          }
        }
      }
    }
    List<List<Answer>> answers = new ArrayList<>();
    jobs.forEach(j -> answers.add(List.of()));
    AtomicLong done = new AtomicLong();
    try (Workers workers = new Workers(threads)) {
      workers.onEach(w -> {
        for (int j = w; j < jobs.size(); j += workers.count()) {
          answers.set(j, answer(jobs.get(j)));
          Told told = folds.get(jobs.get(j).fold).told().get(jobs.get(j).told);
          progress.update(
              done.incrementAndGet(),
              jobs.size(),
              told.name() + ", " + jobs.get(j).forecaster.title());
        }
      });
    }
    List<ForecastResult> results = new ArrayList<>();
    for (int t = 0; t < tolds; t++) {
      results.add(result(t, jobs, answers, refusals.get(t)));
    }
    return results;
  }

  private List<Answer> answer(Job job) {
    Fold fold = folds.get(job.fold);
    Told told = fold.told().get(job.told);
    List<Example> watch = told.of(fold.watch());
    List<Example> watchLate = Told.late(watch);
    List<Example> test = Told.late(told.of(fold.test()));
    Forecaster.Fitted fitted =
        job.forecaster.fit(new Forecaster.Training(told.of(fold.learn()), watch, seed));
    List<Answer> answers = new ArrayList<>();
    answers.add(answer(job.forecaster.title(), fitted, told, watchLate, test));
    if (fitted instanceof Forecaster.Adaptable base && !job.forecaster.needsModel()) {
      Personal own = Personal.choose(base, watchLate, told.origins());
      answers.add(answer(job.forecaster.title() + Lineup.OWN, own, told, watchLate, test));
    }
    return answers;
  }

  private static Answer answer(
      String name, Forecaster.Fitted fitted, Told told, List<Example> watch, List<Example> test) {
    Bands bands =
        Bands.of(
            watch,
            told.clipped(fitted.forecast(LinearForecaster.questions(watch))),
            told.grid().horizon());
    double[] margins = bands.margins(LEVEL);
    double[][] said = told.clipped(fitted.forecast(LinearForecaster.questions(test)));
    Coverage.Count count = new Coverage.Count();
    for (int i = 0; i < said.length; i++) {
      count.add(test.get(i).question().person(), said[i], margins, test.get(i).truth());
    }
    return new Answer(name, said, count);
  }

  /// Why a fold cannot be answered, with counts.
  private static Optional<String> refusal(Fold fold, Told told) {
    List<Example> learn = told.of(fold.learn());
    long people = learn.stream().map(e -> e.question().person()).distinct().count();
    int watched = Told.late(told.of(fold.watch())).size();
    int test = Told.late(told.of(fold.test())).size();
    if (test == 0) {
      return Optional.of("no question of the " + fold.test().size() + " people asked about");
    }
    return learn.size() >= LEAST_EXAMPLES && people >= LEAST_PEOPLE && watched > 0
        ? Optional.empty()
        : Optional.of(
            learn.size()
                + " examples of "
                + people
                + " people to learn from and "
                + watched
                + " to choose by; at least "
                + LEAST_EXAMPLES
                + " of "
                + LEAST_PEOPLE
                + " and 1 are needed");
  }

  private ForecastResult result(
      int t, List<Job> jobs, List<List<Answer>> answers, Map<Integer, String> refusals) {
    Told first = folds.getFirst().told().get(t);
    List<Example> asked = new ArrayList<>();
    for (int f = 0; f < folds.size(); f++) {
      if (!refusals.containsKey(f)) {
        asked.addAll(Told.late(folds.get(f).told().get(t).of(folds.get(f).test())));
      }
    }
    if (asked.isEmpty()) {
      return new ForecastResult(
          first.name(),
          first.unit(),
          first.grid(),
          0,
          Optional.empty(),
          Map.of(),
          Optional.of(String.join("; ", new java.util.TreeSet<>(refusals.values()))));
    }
    Map<String, List<double[]>> said = new LinkedHashMap<>();
    Map<String, Coverage.Count> counts = new LinkedHashMap<>();
    for (int j = 0; j < jobs.size(); j++) { // in order of folds, as the examples are
      if (jobs.get(j).told == t) {
        for (Answer a : answers.get(j)) {
          said.computeIfAbsent(a.name, n -> new ArrayList<>()).addAll(List.of(a.said));
          counts.computeIfAbsent(a.name, n -> new Coverage.Count()).addAll(a.coverage);
        }
      }
    }
    Map<String, ErrorSums> sums = new LinkedHashMap<>();
    said.forEach((name, s) -> sums.put(name, ErrorSums.of(asked, s.toArray(double[][]::new))));
    Map<String, Coverage> coverage = new LinkedHashMap<>();
    counts.forEach((name, c) -> coverage.put(name, c.coverage(seed)));
    return new ForecastResult(
        first.name(),
        first.unit(),
        first.grid(),
        asked.size(),
        Optional.of(new ForecastScores(sums, seed)),
        coverage,
        Optional.empty());
  }
}
