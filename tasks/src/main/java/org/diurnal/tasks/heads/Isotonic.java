package org.diurnal.tasks.heads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/// Isotonic calibration (Zadrozny and Elkan 2002): the rising steps that are nearest to the
/// answers, by pooling neighbours that fall; straight lines between steps.
///
/// It needs many more rows than [Platt] and bends where that one cannot. Never 0 or 1: nobody has
/// seen enough for that, so the ends stay 1 / (n + 2) away.
///
/// @param logOdds where steps begin and end, rising
/// @param probabilities there, never falling
public record Isotonic(List<Double> logOdds, List<Double> probabilities) implements Calibration {
  public Isotonic {
    logOdds = List.copyOf(logOdds);
    probabilities = List.copyOf(probabilities);
  }

  /// Rows that share a value.
  private record Block(double from, double to, double sum, double weight) {
    double value() {
      return sum / weight;
    }

    Block with(Block after) {
      return new Block(from, after.to, sum + after.sum, weight + after.weight);
    }
  }

  /// Learns it.
  ///
  /// @param logOdds of rows that the head was not fitted on
  /// @param truth 1 or 0
  /// @param weights 0 or more, some above
  public static Isotonic fit(double[] logOdds, double[] truth, double[] weights) {
    int[] order =
        IntStream.range(0, logOdds.length)
            .filter(i -> weights[i] > 0)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> logOdds[i]))
            .mapToInt(i -> i)
            .toArray();
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < order.length; ) {
      double at = logOdds[order[i]];
      Block next = new Block(at, at, 0, 0);
      for (; i < order.length && logOdds[order[i]] == at; i++) {
        double w = weights[order[i]];
        next = next.with(new Block(at, at, w * truth[order[i]], w));
      }
      while (!blocks.isEmpty() && blocks.getLast().value() >= next.value()) {
        next = blocks.removeLast().with(next);
      }
      blocks.add(next);
    }
    double edge = 1.0 / (order.length + 2);
    List<Double> at = new ArrayList<>();
    List<Double> p = new ArrayList<>();
    for (Block b : blocks) {
      double value = Math.clamp(b.value(), edge, 1 - edge);
      at.add(b.from());
      p.add(value);
      if (b.to() > b.from()) {
        at.add(b.to());
        p.add(value);
      }
    }
    return new Isotonic(at, p);
  }

  @Override
  public double probability(double asked) {
    double[] x = logOdds.stream().mapToDouble(Double::doubleValue).toArray();
    int found = Arrays.binarySearch(x, asked);
    if (found >= 0) {
      return probabilities.get(found);
    }
    int above = -found - 1;
    if (above == 0) {
      return probabilities.getFirst();
    }
    if (above == x.length) {
      return probabilities.getLast();
    }
    double share = (asked - x[above - 1]) / (x[above] - x[above - 1]);
    return probabilities.get(above - 1)
        + share * (probabilities.get(above) - probabilities.get(above - 1));
  }
}
