package org.diurnal.tasks.forecast;

import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/// Absolute and squared errors of forecasts, added up by person and step ahead: all that scores
/// need, of any draw of people.
///
/// @param people whose
/// @param sums `[people][horizon][3]`: steps scored, absolute errors, squared errors
@SuppressWarnings("ArrayRecordComponent") // made once and read
record ErrorSums(List<String> people, double[][][] sums) {
  /// Adds up errors of the steps whose truth is known.
  ///
  /// @param said a forecast an example
  static ErrorSums of(List<Example> examples, double[][] said) {
    List<String> people =
        examples.stream().map(e -> e.question().person()).distinct().sorted().toList();
    double[][][] sums = new double[people.size()][examples.getFirst().question().horizon()][3];
    for (int i = 0; i < said.length; i++) {
      int p = java.util.Collections.binarySearch(people, examples.get(i).question().person());
      for (int h = 0; h < said[i].length; h++) {
        double off = said[i][h] - examples.get(i).truth()[h];
        if (!Double.isNaN(examples.get(i).truth()[h])) {
          sums[p][h][0]++;
          sums[p][h][1] += Math.abs(off);
          sums[p][h][2] += off * off;
        }
      }
    }
    return new ErrorSums(people, sums);
  }

  /// An error over people and steps; NaN where nothing is scored.
  ///
  /// @param drawn positions of people, with repeats
  /// @param from the first step ahead
  /// @param to after the last one
  double error(Measure measure, int[] drawn, int from, int to) {
    double[] total = new double[3];
    for (int p : drawn) {
      for (int h = from; h < to; h++) {
        for (int k = 0; k < 3; k++) {
          total[k] += sums[p][h][k];
        }
      }
    }
    return measure.of(total);
  }

  /// The RMSE over everybody and all steps; empty where nothing is scored.
  OptionalDouble rmse() {
    double of =
        error(
            Measure.RMSE,
            IntStream.range(0, sums.length).toArray(),
            0,
            sums.length == 0 ? 0 : sums[0].length);
    return Double.isNaN(of) ? OptionalDouble.empty() : OptionalDouble.of(of);
  }

  /// Steps scored.
  long scored() {
    double n = 0;
    for (double[][] person : sums) {
      for (double[] h : person) {
        n += h[0];
      }
    }
    return (long) n;
  }
}
