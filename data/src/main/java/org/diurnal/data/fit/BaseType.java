package org.diurnal.data.fit;

import java.util.Optional;

/// How a field's bytes are read. Each type but text and floats has one value that means "absent".
///
/// Source: table "FIT base types and invalid values" of the protocol page.
public enum BaseType {
  /// A code of some list.
  ENUM(1, 0xFFL),
  /// Signed, 8 bits.
  SINT8(1, 0x7FL),
  /// Unsigned, 8 bits.
  UINT8(1, 0xFFL),
  /// Signed, 16 bits.
  SINT16(2, 0x7FFFL),
  /// Unsigned, 16 bits.
  UINT16(2, 0xFFFFL),
  /// Signed, 32 bits.
  SINT32(4, 0x7FFF_FFFFL),
  /// Unsigned, 32 bits.
  UINT32(4, 0xFFFF_FFFFL),
  /// UTF-8, ended by a zero byte.
  STRING(1, 0L),
  /// IEEE 754, 32 bits; absent if every bit is set.
  FLOAT32(4, 0xFFFF_FFFFL),
  /// IEEE 754, 64 bits; absent if every bit is set.
  FLOAT64(8, -1L),
  /// Unsigned, 8 bits, zero means absent.
  UINT8Z(1, 0L),
  /// Unsigned, 16 bits, zero means absent.
  UINT16Z(2, 0L),
  /// Unsigned, 32 bits, zero means absent.
  UINT32Z(4, 0L),
  /// Bytes without a meaning of their own; absent if all of a field's are 0xFF.
  BYTE(1, 0xFFL),
  /// Signed, 64 bits.
  SINT64(8, Long.MAX_VALUE),
  /// Unsigned, 64 bits, in a long: beyond 2^63 it must be printed as unsigned.
  UINT64(8, -1L),
  /// The same, zero means absent.
  UINT64Z(8, 0L);

  private static final BaseType[] BY_NUMBER = values();
  private final int size;
  private final long absent;

  BaseType(int size, long absent) {
    this.size = size;
    this.absent = absent;
  }

  /// Bytes of one element.
  public int size() {
    return size;
  }

  /// The type of a code in a definition. The lower five bits number the types, in the order above;
  /// the highest only says that byte order matters, and some writers leave it out.
  static Optional<BaseType> of(int code) {
    int number = code & 0x1F;
    return number < BY_NUMBER.length ? Optional.of(BY_NUMBER[number]) : Optional.empty();
  }

  /// Whether elements are whole numbers.
  boolean isWhole() {
    return switch (this) {
      case STRING, FLOAT32, FLOAT64, BYTE -> false;
      case ENUM,
          SINT8,
          UINT8,
          SINT16,
          UINT16,
          SINT32,
          UINT32,
          UINT8Z,
          UINT16Z,
          UINT32Z,
          SINT64,
          UINT64,
          UINT64Z ->
          true;
    };
  }

  /// The bits of an element as a number: sign extended where the type has a sign.
  long widen(long bits) {
    return switch (this) {
      case SINT8 -> (byte) bits;
      case SINT16 -> (short) bits;
      case SINT32 -> (int) bits;
      case ENUM,
          UINT8,
          UINT16,
          UINT32,
          STRING,
          FLOAT32,
          FLOAT64,
          UINT8Z,
          UINT16Z,
          UINT32Z,
          BYTE,
          SINT64,
          UINT64,
          UINT64Z ->
          bits;
    };
  }

  /// Whether these bits of one element say "absent".
  boolean isAbsent(long bits) {
    return bits == absent;
  }
}
