package org.diurnal.tasks.nextday;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Components;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.heads.Training;

/// Ridge regression of how far the next day is from the mean of the person's past, on what the past
/// says ([Row#features]) and on what today is like: its deviation from the person's own days
/// before, of which the first ten principal components are taken.
///
/// Learned on other people; the penalty is chosen on fifths of these, each whole people.
final class PastRidge {
  /// Principal components of today.
  static final int COMPONENTS = 10;

  /// Fewer rows, or people, than this are not learned from.
  static final int LEAST_ROWS = 20;

  static final int LEAST_PEOPLE = 3;

  static final double[] PENALTIES = {1e-3, 1e-2, 1e-1, 1, 10, 100};
  private static final int FIFTHS = 5;

  private final Function<Row, double[]> today;
  private final long seed;

  /// @param today what a row's today is like; of length 0 where only the past is asked
  PastRidge(Function<Row, double[]> today, long seed) {
    this.today = today;
    this.seed = seed;
  }

  /// Predictions of rows of people that are not learned from; empty if there is too little to learn
  /// from.
  Optional<double[]> predict(List<Row> learned, List<Row> asked) {
    List<String> people = List.copyOf(new TreeSet<>(learned.stream().map(Row::person).toList()));
    if (learned.size() < LEAST_ROWS || people.size() < LEAST_PEOPLE) {
      return Optional.empty();
    }
    Map<String, Integer> part = new HashMap<>();
    people.forEach(p -> part.put(p, part.size() % FIFTHS));
    double[] error = new double[PENALTIES.length];
    for (int f = 0; f < Math.min(FIFTHS, people.size()); f++) {
      int held = f;
      List<Row> in =
          learned.stream().filter(r -> part.getOrDefault(r.person(), 0) != held).toList();
      List<Row> out =
          learned.stream().filter(r -> part.getOrDefault(r.person(), 0) == held).toList();
      double[][] predicted = fit(in, out, PENALTIES);
      for (int k = 0; k < PENALTIES.length; k++) {
        for (int i = 0; i < out.size(); i++) {
          double e = predicted[k][i] - out.get(i).truth();
          error[k] += e * e;
        }
      }
    }
    int best =
        IntStream.range(0, PENALTIES.length).reduce(0, (a, b) -> error[b] < error[a] ? b : a);
    return Optional.of(fit(learned, asked, new double[] {PENALTIES[best]})[0]);
  }

  /// Predictions by penalty, [penalties][asked].
  private double[][] fit(List<Row> learned, List<Row> asked, double[] penalties) {
    double[][] x = rows(learned);
    double[] y = learned.stream().mapToDouble(r -> r.truth() - r.past().mean()).toArray();
    int direct = learned.getFirst().features().length;
    Components components = Components.of(x, COMPONENTS, direct, seed);
    Training training = Training.of(components.of(x), y, Answer.QUANTITY);
    double[][] z = components.of(rows(asked));
    return Arrays.stream(penalties)
        .mapToObj(p -> {
          double[] of = LinearProbe.plain(training, p).predict(z);
          for (int i = 0; i < of.length; i++) {
            of[i] += asked.get(i).past().mean();
          }
          return of;
        })
        .toArray(double[][]::new);
  }

  private double[][] rows(List<Row> rows) {
    return rows.stream()
        .map(r -> {
          double[] of = today.apply(r);
          double[] past = r.features();
          double[] both = Arrays.copyOf(of, of.length + past.length);
          System.arraycopy(past, 0, both, of.length, past.length);
          return both;
        })
        .toArray(double[][]::new);
  }
}
