package org.diurnal.model.safetensors;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A tensor inside an open [SafeTensorsFile]; valid until that file is closed.
///
/// @param name the tensor's name
/// @param type its number type
/// @param shape its dimensions, outermost first, row-major; empty for a scalar
/// @param data its bytes, little-endian, read-only, mapped from the file and not copied. They may
///   start at any byte: use unaligned layouts
@SuppressWarnings("ArrayRecordComponent") // copied in and out; nobody compares views
public record TensorView(String name, TensorType type, long[] shape, MemorySegment data) {
  private static final ValueLayout.OfDouble DOUBLE =
      ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfFloat FLOAT =
      ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfLong LONG =
      ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
  private static final ValueLayout.OfShort SHORT =
      ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

  /// Copies the shape.
  public TensorView {
    shape = shape.clone();
  }

  /// The dimensions, a copy.
  @Override
  public long[] shape() {
    return shape.clone();
  }

  /// How many numbers the tensor holds; 1 for a scalar.
  public long elements() {
    return data.byteSize() / type.bytes();
  }

  /// The numbers of an F32, F16 or BF16 tensor, row-major; widening changes no value.
  ///
  /// @throws IllegalStateException if the type is another or an array cannot hold that many
  public float[] floats() {
    float[] out = new float[count()];
    switch (type) {
      case F32 -> MemorySegment.copy(data, FLOAT, 0, out, 0, out.length);
      case F16 -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = Float.float16ToFloat(data.get(SHORT, 2L * i));
        }
      }
      case BF16 -> {
        for (int i = 0; i < out.length; i++) {
          out[i] = Float.intBitsToFloat(data.get(SHORT, 2L * i) << 16);
        }
      }
      case F64, I64, I32, I16, I8, U8, BOOL -> throw mismatch("floats");
    }
    return out;
  }

  /// The numbers of an F64 tensor, row-major.
  ///
  /// @throws IllegalStateException if the type is another or an array cannot hold that many
  public double[] doubles() {
    if (type != TensorType.F64) {
      throw mismatch("doubles");
    }
    double[] out = new double[count()];
    MemorySegment.copy(data, DOUBLE, 0, out, 0, out.length);
    return out;
  }

  /// The numbers of an integer or BOOL tensor, row-major; U8 gives 0 to 255, BOOL 0 or 1.
  ///
  /// @throws IllegalStateException if the type is another or an array cannot hold that many
  public long[] longs() {
    long[] out = new long[count()];
    for (int i = 0; i < out.length; i++) {
      out[i] =
          switch (type) {
            case I64 -> data.get(LONG, 8L * i);
            case I32 -> data.get(INT, 4L * i);
            case I16 -> data.get(SHORT, 2L * i);
            case I8 -> data.get(ValueLayout.JAVA_BYTE, i);
            case U8 -> data.get(ValueLayout.JAVA_BYTE, i) & 0xFF;
            case BOOL -> data.get(ValueLayout.JAVA_BYTE, i) != 0 ? 1 : 0;
            case F64, F32, F16, BF16 -> throw mismatch("longs");
          };
    }
    return out;
  }

  private int count() {
    if (elements() > Integer.MAX_VALUE - 8) {
      throw new IllegalStateException(
          this + " has " + elements() + " numbers, too many for an array: read its data()");
    }
    return (int) elements();
  }

  private IllegalStateException mismatch(String asked) {
    return new IllegalStateException(this + " cannot be read as " + asked);
  }

  @Override
  public String toString() {
    return "tensor " + Names.quoted(name) + " " + type + " " + Arrays.toString(shape);
  }
}
