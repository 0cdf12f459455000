package org.diurnal.model.spread;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.generation.Filling;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.GenerationResults.Estimate;
import org.diurnal.model.generation.ReconstructionTask;
import org.diurnal.model.generation.Tally;
import org.diurnal.model.spread.CoverageResults.By;
import org.diurnal.model.spread.CoverageResults.Part;

/// Hides minutes of test people and counts how often intervals hold them, by channel, task, time of
/// day and group of people. Kept are a few sums for each person and table cell.
public final class CoverageStudy {
  private static final int BATCH = 32;
  private static final List<String> QUARTERS =
      List.of("00 to 06", "06 to 12", "12 to 18", "18 to 24");

  private final SensorSchema schema;
  private final Setup setup;
  private final Questions questions;
  private final List<Method> methods;
  private final Function<String, List<String>> groups;
  private final Map<Key, Tally> cells = new LinkedHashMap<>();
  private final List<Questions.Question> waiting = new ArrayList<>();
  private final Set<String> people = new HashSet<>();

  /// Who fills, and how far the truth is said to lie from that.
  ///
  /// @param name in tables
  /// @param rival whether it is something simple to compare with
  public record Method(String name, GapFiller filler, Spread spread, boolean rival) {}

  /// What is fixed beforehand.
  ///
  /// @param tasks what is hidden
  /// @param seed of what is hidden and of the bootstrap
  /// @param resamples of the bootstrap over people
  /// @param calibrationPeople validation people behind the spreads
  public record Setup(
      List<ReconstructionTask> tasks, long seed, int resamples, int calibrationPeople) {}

  /// @param channel its position, or the number of channels for all continuous ones
  private record Key(int channel, Part part) {}

  private CoverageStudy(
      SensorSchema schema,
      Setup setup,
      List<Method> methods,
      Function<String, List<String>> groups) {
    this.schema = schema;
    this.setup = setup;
    this.questions = new Questions(schema, setup.tasks(), setup.seed());
    this.methods = List.copyOf(methods);
    this.groups = groups;
  }

  /// Runs the study.
  ///
  /// @param groups the groups that a person belongs to, for example `female`
  /// @param days days of people on whom neither fillers nor spreads were fitted
  /// @param total how many there are, for progress; 0 if not known
  /// @throws org.diurnal.core.FailedException if a filler breaks its contract
  public static CoverageResults run(
      SensorSchema schema,
      Setup setup,
      List<Method> methods,
      Function<String, List<String>> groups,
      Stream<DayWindow> days,
      long total,
      Progress progress) {
    CoverageStudy study = new CoverageStudy(schema, setup, methods, groups);
    long done = 0;
    for (Iterator<DayWindow> it = days.iterator(); it.hasNext(); ) {
      DayWindow day = it.next();
      study.people.add(day.personId());
      study.waiting.addAll(study.questions.of(day));
      if (study.waiting.size() >= BATCH) {
        study.answer();
      }
      progress.update(++done, total, "test days");
    }
    study.answer();
    return study.results(done);
  }

  private void answer() {
    List<List<Bands>> bands = new ArrayList<>();
    Map<GapFiller, List<float[][]>> filled = new java.util.IdentityHashMap<>();
    for (Method method : methods) {
      List<float[][]> answers =
          filled.computeIfAbsent(
              method.filler(),
              f ->
                  Filling.answers(
                      schema, f, waiting.stream().map(Questions.Question::request).toList()));
      bands.add(
          IntStream.range(0, waiting.size())
              .mapToObj(
                  q -> method.spread().bands(schema, waiting.get(q).request(), answers.get(q)))
              .toList());
    }
    for (int q = 0; q < waiting.size(); q++) {
      int at = q;
      score(waiting.get(q), bands.stream().map(b -> b.get(at)).toList());
    }
    waiting.clear();
  }

  private void score(Questions.Question question, List<Bands> bands) {
    DayWindow truth = question.truth();
    for (int c = 0; c < schema.size(); c++) {
      MinuteMask judged = question.request().wanted().get(c).and(truth.observed(c));
      boolean binary = schema.channel(c).kind() == ChannelKind.BINARY;
      for (int quarter = 0; quarter < QUARTERS.size() && judged.count() > 0; quarter++) {
        int minutes = 0;
        double ones = 0;
        double[][] sums =
            new double[methods.size()][binary ? ProbabilityTally.SUMS : IntervalTally.SUMS];
        for (int m = quarter * 360; m < (quarter + 1) * 360; m++) {
          if (judged.get(m) && allKnow(bands, binary, c, m)) {
            double value = truth.values(c)[m];
            minutes++;
            ones += value;
            for (int k = 0; k < sums.length; k++) {
              if (binary) {
                ProbabilityTally.add(sums[k], bands.get(k).probability()[c][m], value);
              } else {
                IntervalTally.add(sums[k], bands.get(k), c, m, value, schema.channel(c).std());
              }
            }
          }
        }
        if (minutes > 0) {
          book(question, c, quarter, minutes, ones, sums);
        }
      }
    }
  }

  /// A channel that no validation person had has no spread, and is not judged.
  private static boolean allKnow(List<Bands> bands, boolean binary, int channel, int minute) {
    for (Bands b : bands) {
      if (Float.isNaN((binary ? b.probability() : b.low())[channel][minute])) {
        return false;
      }
    }
    return true;
  }

  private void book(
      Questions.Question question, int c, int quarter, int minutes, double ones, double[][] sums) {
    boolean binary = schema.channel(c).kind() == ChannelKind.BINARY;
    String person = question.truth().personId();
    List<Part> parts = new ArrayList<>();
    parts.add(Part.ALL);
    parts.add(new Part(By.TASK, setup.tasks().get(question.task()).id()));
    parts.add(new Part(By.TIME, QUARTERS.get(quarter)));
    groups.apply(person).forEach(g -> parts.add(new Part(By.GROUP, g)));
    for (Part part : parts) {
      for (int channel : binary ? new int[] {c} : new int[] {c, schema.size()}) {
        Tally cell =
            cells.computeIfAbsent(
                new Key(channel, part),
                k ->
                    binary
                        ? ProbabilityTally.tally(methods.size())
                        : IntervalTally.tally(methods.size()));
        cell.count(person, 0, minutes);
        if (binary) {
          cell.count(person, 1, ones);
        }
        for (int k = 0; k < sums.length; k++) {
          for (int s = 0; s < sums[k].length; s++) {
            cell.add(person, k, s, sums[k][s]);
          }
        }
      }
    }
  }

  private CoverageResults results(long days) {
    List<CoverageResults.IntervalRow> intervals = new ArrayList<>();
    List<CoverageResults.ProbabilityRow> probabilities = new ArrayList<>();
    List<CoverageResults.Comparison> comparisons = new ArrayList<>();
    List<Key> keys =
        cells.keySet().stream()
            .sorted(
                Comparator.comparingInt(Key::channel)
                    .thenComparing(k -> k.part().by())
                    .thenComparing(k -> k.part().name()))
            .toList();
    for (Key key : keys) {
      Tally cell = java.util.Objects.requireNonNull(cells.remove(key)); // its draws take memory
      boolean all = key.channel() == schema.size();
      String name = all ? CoverageResults.ALL_CHANNELS : schema.channel(key.channel()).name();
      boolean binary = !all && schema.channel(key.channel()).kind() == ChannelKind.BINARY;
      Bootstrap bootstrap =
          new Bootstrap(
              setup.resamples(), setup.seed() ^ Randomness.key(name + "/" + key.part().name()));
      for (int k = 0; k < methods.size(); k++) {
        if (binary) {
          probabilities.add(
              ProbabilityTally.row(cell, k, methods.get(k).name(), name, key.part(), bootstrap));
        } else {
          intervals.add(
              IntervalTally.row(
                  cell,
                  k,
                  methods.get(k).name(),
                  all
                      ? new Correction(0.5, 0.9, setup.calibrationPeople(), 0)
                      : methods.get(k).spread().channels().get(key.channel()).other(),
                  name,
                  all ? "z" : schema.channel(key.channel()).unit(),
                  all ? 1 : schema.channel(key.channel()).std(),
                  key.part(),
                  bootstrap));
        }
      }
      if (key.part().equals(Part.ALL)) {
        if (binary) {
          compare(comparisons, cell, name, "1", "brier", ProbabilityTally.BRIER, bootstrap);
        } else {
          double std = all ? 1 : schema.channel(key.channel()).std();
          String unit = all ? "z" : schema.channel(key.channel()).unit();
          compare(
              comparisons,
              cell,
              name,
              unit,
              "interval_score",
              IntervalTally.intervalScore(std),
              bootstrap);
          compare(comparisons, cell, name, unit, "pinball", IntervalTally.pinball(std), bootstrap);
        }
      }
    }
    return new CoverageResults(
        setup.seed(),
        setup.resamples(),
        people.size(),
        days,
        setup.calibrationPeople(),
        intervals,
        probabilities,
        comparisons);
  }

  private void compare(
      List<CoverageResults.Comparison> found,
      Tally cell,
      String channel,
      String unit,
      String score,
      Tally.Statistic statistic,
      Bootstrap bootstrap) {
    IntStream.range(0, methods.size())
        .filter(k -> methods.get(k).rival())
        .boxed()
        .min(Comparator.comparingDouble(k -> cell.value(k, statistic)))
        .ifPresent(best -> {
          for (int k = 0; k < methods.size(); k++) {
            if (!methods.get(k).rival()) {
              double mine = cell.value(k, statistic);
              double theirs = cell.value(best, statistic);
              found.add(
                  new CoverageResults.Comparison(
                      channel,
                      unit,
                      score,
                      methods.get(k).name(),
                      mine,
                      methods.get(best).name(),
                      theirs,
                      new Estimate(
                          mine - theirs,
                          cell.paired(k, best, statistic, (m, r) -> m - r, bootstrap))));
            }
          }
        });
  }
}
