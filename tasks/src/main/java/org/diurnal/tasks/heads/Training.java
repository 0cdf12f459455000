package org.diurnal.tasks.heads;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Rows of features with their answers, to fit a head on.
///
/// Only the ratios of weights count. A row of weight 0 is as good as absent.
///
/// @param rows features, [n][features]; not to be written to
/// @param values an answer a row; 1 or 0 where yes or no is asked, both at least once
/// @param weights how much each row counts, 0 or more
/// @param answer what is asked
/// @param spared features at the end that a linear head's penalty hardly touches: a few that are
///   known to matter beside many of which most do not, such as age beside 50 components
public record Training(
    double[][] rows, double[] values, double[] weights, Answer answer, int spared) {
  /// @throws IllegalArgumentException if lengths differ, an answer is not a number or neither yes
  ///   nor no, all rows say the same of a yes or no, or a weight is below 0 or none above
  public Training {
    if (rows.length != values.length || rows.length != weights.length) {
      throw new IllegalArgumentException(
          rows.length + " rows, " + values.length + " answers, " + weights.length + " weights");
    }
    for (int i = 0; i < rows.length; i++) {
      boolean fits =
          answer == Answer.QUANTITY ? Double.isFinite(values[i]) : values[i] == 0 || values[i] == 1;
      if (!fits) {
        throw new IllegalArgumentException("row " + i + ": " + values[i] + " as an answer");
      }
      if (!(weights[i] >= 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("row " + i + ": " + weights[i] + " as a weight");
      }
    }
    if (Arrays.stream(weights).noneMatch(w -> w > 0)) {
      throw new IllegalArgumentException("no row counts");
    }
    if (answer == Answer.YES_OR_NO
        && !bothSaid(values, weights, IntStream.range(0, values.length).toArray())) {
      throw new IllegalArgumentException("a yes or no of which all rows say the same");
    }
  }

  /// Rows of which the penalty spares no feature.
  public Training(double[][] rows, double[] values, double[] weights, Answer answer) {
    this(rows, values, weights, answer, 0);
  }

  /// The same of which the penalty spares the last features.
  public Training sparing(int features) {
    return new Training(rows, values, weights, answer, features);
  }

  /// The same of yes or no, both weighed alike.
  Training balanced() {
    return new Training(rows, values, Weights.balanced(values, weights), answer, spared);
  }

  /// Rows that all count the same.
  public static Training of(double[][] rows, double[] values, Answer answer) {
    return new Training(rows, values, Weights.equal(rows.length), answer);
  }

  /// How many rows.
  public int size() {
    return rows.length;
  }

  /// Whether a head can be fitted on some of the rows alone: some count, and of a yes or no both
  /// are said.
  boolean canBeFitted(int[] which) {
    return answer == Answer.YES_OR_NO
        ? bothSaid(values, weights, which)
        : IntStream.of(which).anyMatch(i -> weights[i] > 0);
  }

  private static boolean bothSaid(double[] values, double[] weights, int[] which) {
    boolean yes = false;
    boolean no = false;
    for (int i : which) {
      yes |= weights[i] > 0 && values[i] > 0.5;
      no |= weights[i] > 0 && values[i] <= 0.5;
    }
    return yes && no;
  }

  /// Some of the rows.
  ///
  /// @param which their positions
  /// @throws IllegalArgumentException as the constructor, of these rows
  public Training only(int[] which) {
    return new Training(
        IntStream.of(which).mapToObj(i -> rows[i]).toArray(double[][]::new),
        IntStream.of(which).mapToDouble(i -> values[i]).toArray(),
        IntStream.of(which).mapToDouble(i -> weights[i]).toArray(),
        answer,
        spared);
  }
}
