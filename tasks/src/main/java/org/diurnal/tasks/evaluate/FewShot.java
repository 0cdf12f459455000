package org.diurnal.tasks.evaluate;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How well few labelled people suffice.
///
/// @param metric the key of what is measured
/// @param curves one a description
/// @param efficiency how few labels of one description do what all labels of the other do
/// @param left sizes that were asked for and left out, with the reason
/// @param method how people were drawn
public record FewShot(
    String metric,
    List<Curve> curves,
    List<Efficiency> efficiency,
    Map<String, String> left,
    String method) {
  public FewShot {
    curves = List.copyOf(curves);
    efficiency = List.copyOf(efficiency);
    left = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(left));
  }

  /// A description's curve.
  ///
  /// @param all the metric with all training people
  public record Curve(String description, List<Point> points, MetricValue all) {
    public Curve {
      points = List.copyOf(points);
    }
  }

  /// A size.
  ///
  /// @param shots labelled people of a class; of quantities, half of the labelled people
  /// @param draws in which the metric was defined
  /// @param median over draws
  /// @param low first quartile over draws
  /// @param high third quartile over draws
  public record Point(int shots, int draws, double median, double low, double high) {}

  /// How few labels suffice.
  ///
  /// @param of the description whose curve is followed
  /// @param reaches the description whose value with all training people is to be reached
  /// @param shots the smallest size whose median reaches it
  /// @param none why there is no such size; empty if there is
  public record Efficiency(
      String of, String reaches, Optional<Integer> shots, Optional<String> none) {}
}
