package org.diurnal.tasks.finetune;

import java.util.Arrays;
import org.diurnal.tasks.heads.LogOdds;

/// What is learned: the scale of the values, the loss, its slope.
///
/// @param binary yes or no
/// @param mean of the training people's values; of yes or no, their share of yes
/// @param deviation standard deviation (divided by n) of quantities; 1 of yes or no
record Target(boolean binary, double mean, double deviation) {
  static Target of(double[] y, boolean binary) {
    double mean = Arrays.stream(y).average().orElse(0);
    double variance = Arrays.stream(y).map(v -> (v - mean) * (v - mean)).average().orElse(0);
    if (!(variance > 0)) {
      throw new IllegalArgumentException("all people have the same value");
    }
    return new Target(binary, mean, binary ? 1 : Math.sqrt(variance));
  }

  /// A value as the network is taught it.
  double scaled(double y) {
    return binary ? y : (y - mean) / deviation;
  }

  /// What the network says, as a value or log-odds.
  double back(double number) {
    return binary ? number : mean + deviation * number;
  }

  /// What a head that knows nothing says.
  double start() {
    return binary ? LogOdds.of(mean) : 0;
  }

  /// Mean log loss, or mean squared error.
  double loss(double[] numbers, double[] truth) {
    double sum = 0;
    for (int i = 0; i < numbers.length; i++) {
      double n = numbers[i];
      if (binary) {
        double margin = truth[i] > 0.5 ? n : -n;
        sum += Math.max(-margin, 0) + Math.log1p(Math.exp(-Math.abs(margin)));
      } else {
        sum += (n - truth[i]) * (n - truth[i]);
      }
    }
    return sum / numbers.length;
  }

  /// The slope of each loss in its number.
  double[] slope(double[] numbers, double[] truth) {
    double[] slope = new double[numbers.length];
    for (int i = 0; i < slope.length; i++) {
      slope[i] = binary ? LogOdds.probability(numbers[i]) - truth[i] : 2 * (numbers[i] - truth[i]);
    }
    return slope;
  }
}
