package org.diurnal.tasks.evaluate;

import java.util.List;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;

/// Draws of people with replacement, kept as how often each was drawn: made once for a number of
/// people, and the same for all that is to be compared.
final class Resamples {
  private final int people;
  private final byte[][] times; // [draw][person]; more than 127 times in one draw does not happen

  Resamples(Bootstrap bootstrap, int people) {
    this.people = people;
    this.times =
        bootstrap
            .draws(
                people,
                drawn -> {
                  byte[] t = new byte[people];
                  for (int i : drawn) {
                    t[i]++;
                  }
                  return t;
                })
            .toArray(byte[][]::new);
  }

  /// Of how many people.
  int people() {
    return people;
  }

  /// What statistics are in each draw, [statistic][draw].
  ///
  /// @param owner position of each row's person
  /// @param weights of each row, in the sample as it is
  double[][] of(List<? extends Statistic> statistics, int[] owner, double[] weights) {
    double[][] out = new double[statistics.size()][times.length];
    IntStream.range(0, times.length)
        .parallel()
        .forEach(d -> {
          byte[] t = times[d];
          double[] weight = new double[owner.length];
          for (int i = 0; i < weight.length; i++) {
            weight[i] = t[owner[i]] * weights[i];
          }
          for (int s = 0; s < out.length; s++) {
            out[s][d] = statistics.get(s).of(weight);
          }
        });
    return out;
  }
}
