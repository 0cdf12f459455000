package org.diurnal.model.engine;

import java.util.LinkedHashMap;
import java.util.Map;

/// One worker's leaves of the computation graph: they share the master weights' memory, and their
/// gradients are slices of one flat tensor of the worker's own. Not for two threads at once.
public final class Gradients implements AutoCloseable {
  private final Parameters parameters;
  private final Tensor flat; // [size]
  private final Map<String, Tensor> leaves = new LinkedHashMap<>();

  Gradients(Parameters parameters) {
    this.parameters = parameters;
    try (Scope s = Scope.inference()) {
      flat = Tensor.zeros(parameters.precision(), parameters.size()).keep();
      for (Parameters.Slice slice : parameters.slices()) {
        org.bytedeco.pytorch.Tensor leaf =
            parameters.flat().t.narrow(0, slice.offset(), slice.size()).view(slice.dims()).detach();
        leaf.requires_grad_(true);
        // A gradient that is already there is added to in place, so that it stays our slice.
        leaf.mutable_grad().put(flat.t.narrow(0, slice.offset(), slice.size()).view(slice.dims()));
        leaves.put(slice.name(), new Tensor(leaf).keep());
      }
    }
  }

  /// The leaf of one parameter, in the master format.
  public Tensor leaf(String name) {
    Tensor leaf = leaves.get(name);
    if (leaf == null) {
      throw new IllegalArgumentException("no parameter named " + name);
    }
    return leaf;
  }

  /// Forgets what was accumulated.
  public void zero() {
    flat.t.zero_();
  }

  /// Adds another worker's gradient to this one.
  public void add(Gradients other) {
    flat.t.add_(other.flat.t);
  }

  /// Multiplies each number by one of the same place, for parameters that are not to be learned.
  ///
  /// @param factors in the flat layout
  public void mul(Tensor factors) {
    flat.t.mul_(factors.t);
  }

  /// The Euclidean norm over all parameters.
  public double norm() {
    try (Scope s = Scope.inference()) {
      return new Tensor(flat.t.norm()).item();
    }
  }

  /// A copy of all gradients, in the flat layout.
  public double[] toDoubles() {
    return flat.toDoubles();
  }

  Tensor flat() {
    return flat;
  }

  @Override
  public void close() {
    leaves.values().forEach(Tensor::free);
    flat.free();
  }

  Parameters parameters() {
    return parameters;
  }
}
