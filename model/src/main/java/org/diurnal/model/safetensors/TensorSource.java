package org.diurnal.model.safetensors;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.function.Supplier;

/// A tensor to be written. Its bytes are asked for when its turn comes, so that tensors which live
/// elsewhere (a GPU, another file) need not all be in memory at once.
///
/// @param name the tensor's name
/// @param type its number type
/// @param shape its dimensions, outermost first, row-major; empty for a scalar
/// @param data gives its bytes, little-endian, exactly as many as type and shape need; called once
@SuppressWarnings("ArrayRecordComponent") // copied in and out; nobody compares sources
public record TensorSource(
    String name, TensorType type, long[] shape, Supplier<MemorySegment> data) {

  /// @throws IllegalArgumentException if the name is reserved or not valid Unicode, or the shape is
  ///   negative or beyond a `long`
  public TensorSource {
    shape = shape.clone();
    if (name.equals(Names.METADATA) || !Names.isWellFormed(name)) {
      throw new IllegalArgumentException(Names.quoted(name) + " cannot be a tensor's name");
    }
    if (shape.length > Shape.MAX_DIMENSIONS
        || Arrays.stream(shape).anyMatch(d -> d < 0)
        || Shape.bytes(type, shape).isEmpty()) {
      throw new IllegalArgumentException(
          "tensor " + Names.quoted(name) + ": impossible shape " + Arrays.toString(shape));
    }
  }

  /// Bytes at hand; they are not copied before they are written.
  public static TensorSource of(String name, TensorType type, long[] shape, MemorySegment data) {
    return new TensorSource(name, type, shape, () -> data);
  }

  /// An F32 tensor of Java numbers; the array is not copied before it is written.
  ///
  /// @throws IllegalArgumentException if the shape does not hold that many
  public static TensorSource ofFloats(String name, long[] shape, float[] values) {
    TensorSource source = new TensorSource(name, TensorType.F32, shape, () -> littleEndian(values));
    source.checkLength(4L * values.length);
    return source;
  }

  /// The dimensions, a copy.
  @Override
  public long[] shape() {
    return shape.clone();
  }

  /// Bytes that type and shape need.
  public long byteSize() {
    return Shape.bytes(type, shape).orElseThrow();
  }

  /// The bytes, of checked length.
  MemorySegment bytes() {
    MemorySegment bytes = data.get();
    checkLength(bytes.byteSize());
    return bytes;
  }

  private void checkLength(long bytes) {
    if (bytes != byteSize()) {
      throw new IllegalArgumentException(
          this + " takes " + byteSize() + " bytes, and was given " + bytes);
    }
  }

  private static MemorySegment littleEndian(float[] values) {
    if (ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN) {
      return MemorySegment.ofArray(values);
    }
    MemorySegment swapped = MemorySegment.ofArray(new float[values.length]);
    MemorySegment.copy(
        values,
        0,
        swapped,
        ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN),
        0,
        values.length);
    return swapped;
  }

  @Override
  public String toString() {
    return "tensor " + Names.quoted(name) + " " + type + " " + Arrays.toString(shape);
  }
}
