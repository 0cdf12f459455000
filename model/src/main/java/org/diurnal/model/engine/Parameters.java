package org.diurnal.model.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bytedeco.pytorch.Scalar;

/// The trainable numbers of a network in one flat master tensor, each parameter a named slice of
/// it.
///
/// One flat tensor makes the optimiser, the gradient norm, copying and saving single operations.
/// Native memory is held until [#close].
public final class Parameters implements AutoCloseable {
  /// A parameter's place.
  ///
  /// @param name for example `encoder.0.qkv.weight`
  /// @param shape its shape
  /// @param offset its first value in the flat tensor
  /// @param size how many values it has
  public record Slice(String name, List<Long> shape, long offset, long size) {
    long[] dims() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }
  }

  private final Precision precision;
  private final Map<String, Slice> slices;
  private final Tensor flat; // [size]

  /// Zeros, laid out in the order of `shapes`.
  public Parameters(Precision precision, Map<String, long[]> shapes) {
    this.precision = precision;
    this.slices = new LinkedHashMap<>();
    long offset = 0;
    for (var e : shapes.entrySet()) {
      long size = 1;
      for (long d : e.getValue()) {
        size *= d;
      }
      List<Long> shape = java.util.Arrays.stream(e.getValue()).boxed().toList();
      slices.put(e.getKey(), new Slice(e.getKey(), shape, offset, size));
      offset += size;
    }
    try (Scope s = Scope.inference()) {
      flat = Tensor.zeros(precision, offset).keep();
    }
  }

  /// The format products are computed in.
  public Precision precision() {
    return precision;
  }

  /// All slices in layout order.
  public List<Slice> slices() {
    return List.copyOf(slices.values());
  }

  /// How many trainable numbers there are.
  public long size() {
    return flat.size();
  }

  /// Overwrites one parameter.
  public void set(String name, float[] values) {
    Slice slice = slice(name);
    if (values.length != slice.size()) {
      throw new IllegalArgumentException(
          name + " holds " + slice.size() + " values, given " + values.length);
    }
    try (Scope s = Scope.inference()) {
      flat.t
          .narrow(0, slice.offset(), slice.size())
          .copy_(Tensor.of(values, precision, values.length).t);
    }
  }

  /// A copy of one parameter's values.
  public float[] get(String name) {
    Slice slice = slice(name);
    try (Scope s = Scope.inference()) {
      return new Tensor(flat.t.narrow(0, slice.offset(), slice.size())).toFloats();
    }
  }

  /// A copy of all values in the flat layout.
  public float[] toFloats() {
    return flat.toFloats();
  }

  /// Overwrites all values from the flat layout.
  ///
  /// @throws IllegalArgumentException if there are more or fewer than [#size]
  public void setAll(float[] values) {
    if (values.length != size()) { // a single one would be spread over all
      throw new IllegalArgumentException(
          "the network holds " + size() + " values, given " + values.length);
    }
    try (Scope s = Scope.inference()) {
      flat.t.copy_(Tensor.of(values, precision, values.length).t);
    }
  }

  /// Changes one value in place by `delta`, for finite differences.
  public void nudge(long index, double delta) {
    try (Scope s = Scope.inference()) {
      flat.t.narrow(0, index, 1).add_(new Scalar(delta));
    }
  }

  /// One parameter in the master's own memory, of its shape; for inference.
  public Tensor view(String name) {
    Slice slice = slice(name);
    return new Tensor(flat.t.narrow(0, slice.offset(), slice.size()).view(slice.dims()));
  }

  private Slice slice(String name) {
    Slice slice = slices.get(name);
    if (slice == null) {
      throw new IllegalArgumentException("no parameter named " + name);
    }
    return slice;
  }

  Tensor flat() {
    return flat;
  }

  /// A worker's view of the parameters with a gradient of its own.
  public Gradients gradients() {
    return new Gradients(this);
  }

  /// Whether every value is finite.
  public boolean allFinite() {
    try (Scope s = Scope.inference()) {
      return Double.isFinite(flat.sum().item());
    }
  }

  @Override
  public void close() {
    flat.free();
  }
}
