package org.diurnal.tasks.evaluate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Randomness;
import org.diurnal.tasks.evaluate.FewShot.Curve;
import org.diurnal.tasks.evaluate.FewShot.Efficiency;
import org.diurnal.tasks.evaluate.FewShot.Point;

/// Learns from few: heads fitted on a few drawn people of the training folds, and judged on all of
/// the held fold, as those fitted on all are. Descriptions see the same draws. Their components are
/// found on all training people, whose answers they do not need.
///
/// @param shots sizes, rising: people of each class; of quantities, half of the people
/// @param draws of each size
/// @param seed of the draws
public record FewShotStudy(List<Integer> shots, int draws, long seed) {
  private static final String METHOD =
      "k people of each class (of quantities, 2k, one of each of 2k equal steps of the answer)"
          + " drawn from the training folds, %d draws; heads as with all people; median and quartiles"
          + " over draws of the metric averaged over folds";

  public FewShotStudy {
    shots = List.copyOf(shots);
  }

  /// Fits a head on some of a fold's training rows, and says of the held ones.
  interface Learner {
    /// @param chosen positions among the training rows
    double[] heldTold(int fold, int[] chosen);
  }

  /// Follows the curves.
  ///
  /// @param learners by description
  /// @param all the metric with all training people, by description
  FewShot run(Predictions p, Map<String, Learner> learners, Map<String, MetricValue> all) {
    double[][] answers =
        IntStream.range(0, p.folds())
            .mapToObj(f ->
                IntStream.range(0, p.truth().length)
                    .filter(i -> p.fold()[i] != f)
                    .mapToDouble(i -> p.truth()[i])
                    .toArray())
            .toArray(double[][]::new);
    Map<String, String> left = new LinkedHashMap<>();
    Map<String, List<Point>> points = new LinkedHashMap<>();
    learners.keySet().forEach(name -> points.put(name, new ArrayList<>()));
    for (int k : shots) {
      Optional<String> tooFew = tooFew(answers, k, p.binary());
      if (tooFew.isPresent()) {
        left.put(String.valueOf(k), tooFew.get());
        continue;
      }
      learners.forEach((name, learner) ->
          Optional.ofNullable(points.get(name))
              .ifPresent(list -> list.add(point(p, learner, answers, k))));
    }
    List<Curve> curves = new ArrayList<>();
    points.forEach((name, list) ->
        Optional.ofNullable(all.get(name)).ifPresent(v -> curves.add(new Curve(name, list, v))));
    return new FewShot(
        Metric.primary(p.type()).key(),
        curves,
        efficiency(curves, p.binary() ? 0.5 : 0),
        left,
        METHOD.formatted(draws));
  }

  private Point point(Predictions p, Learner learner, double[][] answers, int k) {
    int[][] rows = p.rowsOfFolds();
    double[] values =
        IntStream.range(0, draws)
            .parallel()
            .mapToDouble(d -> {
              double[] told = new double[p.truth().length];
              for (int f = 0; f < rows.length; f++) {
                int[] chosen = draw(answers[f], k, p.binary(), generator(p.task(), k, d, f));
                double[] of = learner.heldTold(f, chosen);
                for (int i = 0; i < of.length; i++) {
                  told[rows[f][i]] = of[i];
                }
              }
              double[] ones = new double[told.length];
              Arrays.fill(ones, 1);
              Predictions.Told all = new Predictions.Told(told, new double[0]);
              return Metric.primary(p.type()).on(p, all).of(ones);
            })
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return values.length == 0
        ? new Point(k, 0, Double.NaN, Double.NaN, Double.NaN)
        : new Point(
            k,
            values.length,
            Bootstrap.quantile(values, 0.5),
            Bootstrap.quantile(values, 0.25),
            Bootstrap.quantile(values, 0.75));
  }

  private SplittableRandom generator(String task, int k, int draw, int fold) {
    return Randomness.of(seed, Randomness.key("few-shot"), Randomness.key(task), k, draw, fold);
  }

  /// Positions of those drawn.
  ///
  /// @param answers of the training rows
  static int[] draw(double[] answers, int k, boolean binary, SplittableRandom random) {
    return binary
        ? IntStream.concat(some(answers, 1, k, random), some(answers, 0, k, random)).toArray()
        : overSteps(answers, 2 * k, random);
  }

  private static IntStream some(double[] answers, int which, int k, SplittableRandom random) {
    int[] of =
        IntStream.range(0, answers.length)
            .filter(i -> (answers[i] > 0.5 ? 1 : 0) == which)
            .toArray();
    for (int i = 0; i < k; i++) {
      int j = i + random.nextInt(of.length - i);
      int t = of[i];
      of[i] = of[j];
      of[j] = t;
    }
    return Arrays.stream(of, 0, k);
  }

  /// One of each of `n` steps of equal numbers of rising answers; who share an answer are in random
  /// order.
  private static int[] overSteps(double[] answers, int n, SplittableRandom random) {
    int[] mixed = IntStream.range(0, answers.length).toArray();
    for (int i = mixed.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int t = mixed[i];
      mixed[i] = mixed[j];
      mixed[j] = t;
    }
    int[] order = Order.rising(mixed, answers); // stable: among equals as mixed
    int[] drawn = new int[n];
    for (int s = 0; s < n; s++) {
      int from = (int) ((long) s * order.length / n);
      int to = (int) ((long) (s + 1) * order.length / n);
      drawn[s] = order[from + random.nextInt(to - from)];
    }
    return drawn;
  }

  private static Optional<String> tooFew(double[][] answers, int k, boolean binary) {
    for (double[] y : answers) {
      int yes = (int) Arrays.stream(y).filter(v -> v > 0.5).count();
      if (binary && Math.min(yes, y.length - yes) < k) {
        return Optional.of(
            "of "
                + y.length
                + " training rows of a fold "
                + yes
                + " say yes: not "
                + k
                + " of each");
      }
      if (!binary && y.length < 2 * k) {
        return Optional.of(y.length + " training rows of a fold: not " + 2 * k);
      }
    }
    return Optional.empty();
  }

  /// The smallest size of each curve whose median reaches the value of each other one with all;
  /// none where that value is not surely better than chance, which a single person would reach.
  ///
  /// @param chance what the metric is of predictions that know nothing
  static List<Efficiency> efficiency(List<Curve> curves, double chance) {
    List<Efficiency> out = new ArrayList<>();
    for (Curve of : curves) {
      for (Curve other : curves) {
        if (of == other) {
          continue;
        }
        boolean sure = other.all().ci95().filter(i -> i.low() > chance).isPresent();
        Optional<Integer> shots =
            of.points().stream()
                .filter(p -> sure && p.median() >= other.all().value())
                .map(Point::shots)
                .findFirst();
        Optional<String> none =
            shots.isPresent()
                ? Optional.empty()
                : Optional.of(
                    !sure
                        ? other.description() + " with all is not surely better than chance"
                        : of.all().value() >= other.all().value()
                            ? "only with all, or more than the largest size"
                            : "not even with all");
        out.add(new Efficiency(of.description(), other.description(), shots, none));
      }
    }
    return out;
  }
}
