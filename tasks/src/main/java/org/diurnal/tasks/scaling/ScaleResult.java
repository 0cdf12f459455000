package org.diurnal.tasks.scaling;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.diurnal.core.Bootstrap;
import org.diurnal.tasks.evaluate.MetricValue;

/// What came of a grid: losses with intervals, and the law through them.
///
/// @param losses of the cells, in their order
/// @param againstFirst of each cell's loss, its share more (above 0) or less than the first cell's,
///   paired
/// @param law through them; empty where there are too few cells
/// @param parameters of the law by name, with intervals; empty without a law
public record ScaleResult(
    List<MetricValue> losses,
    List<MetricValue> againstFirst,
    Optional<ScalingLaw> law,
    List<Named> parameters) {
  /// A number of the law.
  public record Named(String name, MetricValue value) {}

  private static final String METHOD =
      "mean squared error of hidden observed minutes, z-units squared; percentile bootstrap over"
          + " people, %d resamples, the same people for all cells";

  public ScaleResult {
    losses = List.copyOf(losses);
    againstFirst = List.copyOf(againstFirst);
    parameters = List.copyOf(parameters);
  }

  /// Of cells that all have losses of the same people.
  ///
  /// @throws IllegalArgumentException if they have not
  public static ScaleResult of(List<ScaleCell> cells, Bootstrap bootstrap) {
    List<String> people = people(cells.getFirst());
    for (ScaleCell c : cells) {
      if (!people(c).equals(people)) {
        throw new IllegalArgumentException("losses of other people: " + c.size() + c.people());
      }
    }
    int n = people.size();
    int[] once = new int[n];
    Arrays.setAll(once, i -> i);
    double[] whole = losses(cells, once);
    List<double[]> drawn = bootstrap.draws(n, d -> losses(cells, d));
    String method = String.format(METHOD, bootstrap.resamples());
    List<MetricValue> losses = new ArrayList<>();
    List<MetricValue> againstFirst = new ArrayList<>();
    for (int c = 0; c < cells.size(); c++) {
      int cell = c;
      losses.add(
          new MetricValue(
              whole[c],
              bootstrap.interval(drawn.stream().mapToDouble(d -> d[cell]).toArray()),
              method));
      againstFirst.add(
          new MetricValue(
              whole[c] / whole[0] - 1,
              bootstrap.interval(drawn.stream().mapToDouble(d -> d[cell] / d[0] - 1).toArray()),
              "loss / loss of the first cell - 1, the same people drawn for both"));
    }
    long sizes = cells.stream().map(ScaleCell::size).distinct().count();
    long groups = cells.stream().map(ScaleCell::people).distinct().count();
    if (cells.size() < ScalingLaw.LEAST_POINTS || sizes < 2 || groups < 2) {
      return new ScaleResult(losses, againstFirst, Optional.empty(), List.of());
    }
    ScalingLaw law = law(cells, whole);
    List<ScalingLaw> laws = drawn.stream().parallel().map(d -> law(cells, d)).toList();
    List<Named> named = new ArrayList<>();
    named.add(named("floor", law, laws, ScalingLaw::floor, bootstrap));
    named.add(named("alpha (parameters)", law, laws, ScalingLaw::alpha, bootstrap));
    named.add(named("beta (people)", law, laws, ScalingLaw::beta, bootstrap));
    return new ScaleResult(losses, againstFirst, Optional.of(law), named);
  }

  private static Named named(
      String name,
      ScalingLaw law,
      List<ScalingLaw> laws,
      ToDoubleFunction<ScalingLaw> of,
      Bootstrap bootstrap) {
    return new Named(
        name,
        new MetricValue(
            of.applyAsDouble(law),
            bootstrap.interval(laws.stream().mapToDouble(of).toArray()),
            "least squares on the cells' losses; bootstrap over people, refitted; says nothing of"
                + " how another seed of training would come out"));
  }

  private static ScalingLaw law(List<ScaleCell> cells, double[] losses) {
    List<ScalingLaw.Point> points = new ArrayList<>();
    for (int c = 0; c < cells.size(); c++) {
      points.add(new ScalingLaw.Point(cells.get(c).parameters(), cells.get(c).people(), losses[c]));
    }
    return ScalingLaw.fit(points);
  }

  private static double[] losses(List<ScaleCell> cells, int[] drawn) {
    return cells.stream().mapToDouble(c -> c.loss(drawn)).toArray();
  }

  private static List<String> people(ScaleCell cell) {
    return cell.losses().stream().map(ScaleCell.PersonLoss::personId).toList();
  }
}
