package org.diurnal.tasks.nextday;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diurnal.core.Bootstrap;
import org.diurnal.tasks.nextday.NextDayResult.Score;
import org.diurnal.tasks.nextday.NextDayResult.Value;

/// How well predictions of days are, over people: each person's days are drawn together.
///
/// Within a person: truth less the person's mean over the scored days, which no forecaster knew. R2
/// is 1 - sum of squared errors / sum of squares about that mean; the correlation is of truth and
/// prediction, each less the person's own mean, over all people together.
final class NextDayScores {
  private static final int RESAMPLES = 1000;

  private final List<Row> rows;
  private final Bootstrap bootstrap;
  private final List<List<Integer>> ofPerson; // rows of each person

  NextDayScores(List<Row> rows, long seed) {
    this.rows = rows;
    this.bootstrap = new Bootstrap(RESAMPLES, seed);
    Map<String, List<Integer>> by = new TreeMap<>();
    for (int i = 0; i < rows.size(); i++) {
      by.computeIfAbsent(rows.get(i).person(), p -> new ArrayList<>()).add(i);
    }
    this.ofPerson = List.copyOf(by.values());
  }

  int people() {
    return ofPerson.size();
  }

  /// The numbers of predictions, one a row.
  Score score(double[] predicted) {
    double[][] sums = sums(predicted);
    return new Score(
        value(sums, NextDayScores::mae),
        value(sums, NextDayScores::r2),
        value(sums, NextDayScores::r));
  }

  /// Mean absolute error of one method less that of another, on the same draws.
  Value difference(double[] one, double[] other) {
    double[][] a = sums(one);
    double[][] b = sums(other);
    double[] drawn =
        bootstrap.draws(ofPerson.size(), d -> mae(total(a, d)) - mae(total(b, d))).stream()
            .mapToDouble(v -> v)
            .toArray();
    int[] all = all();
    return new Value(mae(total(a, all)) - mae(total(b, all)), bootstrap.interval(drawn));
  }

  private interface Metric {
    double of(double[] total);
  }

  private Value value(double[][] sums, Metric metric) {
    double[] drawn =
        bootstrap.draws(ofPerson.size(), d -> metric.of(total(sums, d))).stream()
            .mapToDouble(v -> v)
            .toArray();
    return new Value(metric.of(total(sums, all())), bootstrap.interval(drawn));
  }

  private int[] all() {
    return java.util.stream.IntStream.range(0, ofPerson.size()).toArray();
  }

  /// Of each person: days, absolute errors, squared errors, and sums of squares and products about
  /// the person's means of truth and prediction.
  private double[][] sums(double[] predicted) {
    double[][] sums = new double[ofPerson.size()][6];
    for (int p = 0; p < sums.length; p++) {
      List<Integer> of = ofPerson.get(p);
      double truth = of.stream().mapToDouble(i -> rows.get(i).truth()).average().orElse(0);
      double said = of.stream().mapToDouble(i -> predicted[i]).average().orElse(0);
      for (int i : of) {
        double error = predicted[i] - rows.get(i).truth();
        double t = rows.get(i).truth() - truth;
        double s = predicted[i] - said;
        sums[p][0]++;
        sums[p][1] += Math.abs(error);
        sums[p][2] += error * error;
        sums[p][3] += t * t;
        sums[p][4] += s * s;
        sums[p][5] += t * s;
      }
    }
    return sums;
  }

  private static double[] total(double[][] sums, int[] people) {
    double[] total = new double[6];
    for (int p : people) {
      for (int k = 0; k < total.length; k++) {
        total[k] += sums[p][k];
      }
    }
    return total;
  }

  private static double mae(double[] t) {
    return t[1] / t[0];
  }

  private static double r2(double[] t) {
    return t[3] > 0 ? 1 - t[2] / t[3] : Double.NaN;
  }

  private static double r(double[] t) {
    return t[3] > 0 && t[4] > 1e-12 ? t[5] / Math.sqrt(t[3] * t[4]) : Double.NaN;
  }

  /// By method, in the given order.
  Map<String, Score> scores(Map<String, double[]> predictions) {
    Map<String, Score> scores = new LinkedHashMap<>();
    predictions.forEach((name, of) -> scores.put(name, score(of)));
    return scores;
  }
}
