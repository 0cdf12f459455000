package org.diurnal.model.safetensors;

import java.util.OptionalLong;

/// Arithmetic on shapes that never wraps around.
final class Shape {
  /// More dimensions than any tensor library takes are a damaged file.
  static final int MAX_DIMENSIONS = 64;

  private Shape() {}

  /// Bytes that a tensor takes; empty if that does not fit a `long`.
  ///
  /// A zero among huge dimensions does not excuse them: strides are computed from the others.
  ///
  /// @param shape no negative dimension; a scalar has none and takes one element
  static OptionalLong bytes(TensorType type, long... shape) {
    long nonZero = type.bytes();
    boolean empty = false;
    for (long d : shape) {
      if (d == 0) {
        empty = true;
      } else if (nonZero > Long.MAX_VALUE / d) {
        return OptionalLong.empty();
      } else {
        nonZero *= d;
      }
    }
    return OptionalLong.of(empty ? 0 : nonZero);
  }
}
