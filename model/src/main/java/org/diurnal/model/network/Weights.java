package org.diurnal.model.network;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Tensor;

/// The weights of one forward pass, each cast to the computing format once. Lives no longer than
/// the scope it is used in.
public final class Weights {
  private final Function<String, Tensor> source;
  private final Precision precision;
  private final Map<String, Tensor> cast = new HashMap<>();

  /// @param source where the master weights come from, by name
  /// @param precision the computing format
  public Weights(Function<String, Tensor> source, Precision precision) {
    this.source = source;
    this.precision = precision;
  }

  Tensor get(String name) {
    return cast.computeIfAbsent(name, n -> source.apply(n).to(precision));
  }
}
