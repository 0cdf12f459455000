package org.diurnal.tasks.survival;

import java.util.SplittableRandom;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.diurnal.core.Randomness;
import org.diurnal.tasks.heads.Head;
import org.diurnal.tasks.heads.Line;

/// A kind of head for event times. What it says is what orders people: greater for an earlier
/// event.
///
/// The penalty is chosen on a fifth of the people, with the event and without in equal shares, by
/// Cox's partial likelihood of what it says of them; then the head is fitted on everybody.
public enum SurvivalKind {
  /// Cox's proportional hazards.
  COX("Cox's proportional hazards, ties by Efron") {
    @Override
    double[] slopes(FollowUp f, double penalty) {
      return Cox.fit(f, penalty).slopes();
    }
  },
  /// Discrete-time survival, over tenths of the events.
  DISCRETE_TIME("discrete-time survival over ten intervals of equally many events") {
    @Override
    double[] slopes(FollowUp f, double penalty) {
      return DiscreteTime.fit(f, edges(f), penalty).slopes();
    }
  };

  /// Against the mean log-likelihood of a person.
  static final double[] PENALTIES = {1e-4, 1e-3, 1e-2, 1e-1, 1, 10};

  private static final int INTERVALS = 10;

  /// Spared features are columns this much larger, so that the penalty on them is 900 times less,
  /// as of [org.diurnal.tasks.heads.LinearProbe].
  private static final double LARGE = 30;

  private final String words;

  SurvivalKind(String words) {
    this.words = words;
  }

  /// What it does, for those who read results.
  public String words() {
    return words + ", the penalty chosen on a fifth of the training people";
  }

  abstract double[] slopes(FollowUp f, double penalty);

  /// Fits.
  ///
  /// @param spared features at the end that the penalty hardly touches
  /// @param seed which fifth the penalty is chosen on
  public Head fit(FollowUp people, int spared, long seed) {
    FollowUp f = people.with(enlarged(people.rows(), spared));
    double[] slopes = slopes(f, penalty(f, seed));
    for (int j = slopes.length - spared; j < slopes.length; j++) {
      slopes[j] *= LARGE;
    }
    return new Line(slopes, -ofTheAverage(people, slopes));
  }

  /// So that heads of different people say 0 of their average ones.
  private static double ofTheAverage(FollowUp f, double[] slopes) {
    double[] said = new Line(slopes, 0).predict(f.rows());
    double sum = 0;
    double weight = 0;
    for (int i = 0; i < said.length; i++) {
      sum += f.weights()[i] * said[i];
      weight += f.weights()[i];
    }
    return sum / weight;
  }

  private double penalty(FollowUp f, long seed) {
    boolean[] held = held(f, seed);
    int[] in = IntStream.range(0, held.length).filter(i -> !held[i]).toArray();
    int[] out = IntStream.range(0, held.length).filter(i -> held[i]).toArray();
    if (!f.hasEvent(in) || !f.hasEvent(out)) {
      return 1;
    }
    FollowUp inner = f.only(in);
    FollowUp outer = f.only(out);
    return best(p -> Cox.logLikelihood(outer, slopes(inner, p)));
  }

  private static double best(DoubleFunction<Double> likelihood) {
    double best = 1;
    double most = Double.NEGATIVE_INFINITY;
    for (double p : PENALTIES) {
      double l = likelihood.apply(p);
      if (l > most) {
        most = l;
        best = p;
      }
    }
    return best;
  }

  /// A fifth of those with the event, and of those without.
  private static boolean[] held(FollowUp f, long seed) {
    SplittableRandom random = Randomness.of(seed, Randomness.key("penalty of event times"));
    double[] draw = random.doubles(f.size()).toArray();
    int[] order =
        IntStream.range(0, f.size())
            .boxed()
            .sorted((a, b) ->
                f.events()[a] != f.events()[b]
                    ? Double.compare(f.events()[a], f.events()[b])
                    : Double.compare(draw[a], draw[b]))
            .mapToInt(i -> i)
            .toArray();
    boolean[] held = new boolean[f.size()];
    for (int i = 2; i < order.length; i += 5) {
      held[order[i]] = true;
    }
    return held;
  }

  private static double[][] enlarged(double[][] rows, int spared) {
    double[][] out = new double[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      out[i] = rows[i].clone();
      for (int j = out[i].length - spared; j < out[i].length; j++) {
        out[i][j] *= LARGE;
      }
    }
    return out;
  }

  /// Times that cut the events into intervals of equally many; fewer where times are few.
  private static double[] edges(FollowUp f) {
    double[] times =
        IntStream.range(0, f.size())
            .filter(i -> f.events()[i] == 1 && f.weights()[i] > 0)
            .mapToDouble(i -> f.times()[i])
            .sorted()
            .toArray();
    return IntStream.rangeClosed(1, INTERVALS)
        .mapToDouble(k -> times[Math.max(0, (int) ((long) times.length * k / INTERVALS) - 1)])
        .distinct()
        .toArray();
  }
}
