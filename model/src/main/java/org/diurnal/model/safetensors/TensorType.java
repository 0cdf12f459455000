package org.diurnal.model.safetensors;

import java.util.Optional;

/// The number types of a safetensors file that Diurnal reads and writes; the constant's name is the
/// format's own spelling. All are stored little-endian.
public enum TensorType {
  /// IEEE 754 double precision.
  F64(8),
  /// IEEE 754 single precision.
  F32(4),
  /// IEEE 754 half precision.
  F16(2),
  /// The upper half of a single-precision number.
  BF16(2),
  /// Signed 64-bit integer.
  I64(8),
  /// Signed 32-bit integer.
  I32(4),
  /// Signed 16-bit integer.
  I16(2),
  /// Signed byte.
  I8(1),
  /// Unsigned byte.
  U8(1),
  /// One byte, 0 or 1.
  BOOL(1);

  private final int bytes;

  TensorType(int bytes) {
    this.bytes = bytes;
  }

  /// Bytes that one element takes.
  public int bytes() {
    return bytes;
  }

  /// The type of that spelling, empty if there is none here.
  static Optional<TensorType> named(String name) {
    for (TensorType t : values()) {
      if (t.name().equals(name)) {
        return Optional.of(t);
      }
    }
    return Optional.empty();
  }
}
