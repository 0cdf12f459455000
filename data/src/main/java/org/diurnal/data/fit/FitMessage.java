package org.diurnal.data.fit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// One data message. Fields are read when they are asked for; a field that the definition lacks and
/// one that holds its type's invalid value are both absent.
///
/// Numbers are as the file has them: scale and offset of the profile are not applied.
public final class FitMessage {
  private final Layout layout;
  private final byte[] payload;
  private final int file;
  private final long offset;
  private final OptionalLong timestamp;

  FitMessage(Layout layout, byte[] payload, int file, long offset, OptionalLong timestamp) {
    this.layout = layout;
    this.payload = payload;
    this.file = file;
    this.offset = offset;
    this.timestamp = timestamp;
  }

  /// The global message number, for example 20 for `record`.
  public int number() {
    return layout.number();
  }

  /// Which file of the stream it is in, from 0.
  public int file() {
    return file;
  }

  /// Where its header byte is in the stream.
  public long offset() {
    return offset;
  }

  /// Its time in seconds since 1989-12-31 00:00 UTC, from its field 253 or from the header of a
  /// message with a compressed timestamp. Below [FitTime#FIRST_DATE] it counts from when the device
  /// was switched on.
  public OptionalLong timestamp() {
    return timestamp;
  }

  /// The fields in the order of their bytes, developer fields last.
  public List<FieldLayout> fields() {
    return layout.fields();
  }

  /// A field of the profile by its number; the first one if a definition names it twice.
  public Optional<FieldLayout> field(int number) {
    for (FieldLayout f : layout.fields()) {
      if (f.number() == number && f.developer().isEmpty()) {
        return Optional.of(f);
      }
    }
    return Optional.empty();
  }

  /// How many elements a field has, present or not; 0 if there is no such field.
  public int count(int field) {
    return field(field).map(FitMessage::count).orElse(0);
  }

  /// The first element of a field that holds whole numbers.
  public OptionalLong whole(int field) {
    return whole(field, 0);
  }

  /// An element of a field that holds whole numbers; empty if it is absent, or the field holds
  /// something else.
  public OptionalLong whole(int field, int index) {
    Optional<FieldLayout> f = field(field);
    return f.isPresent() ? whole(f.get(), index) : OptionalLong.empty();
  }

  /// An element of a field of numbers of any kind; empty if it is absent or not a number.
  public OptionalDouble real(int field, int index) {
    Optional<FieldLayout> f = field(field);
    return f.isPresent() ? real(f.get(), index) : OptionalDouble.empty();
  }

  /// The first text of a field; empty if it is absent.
  public Optional<String> text(int field) {
    return field(field).flatMap(f -> texts(f).stream().findFirst()).filter(t -> !t.isEmpty());
  }

  /// An element of a field that holds whole numbers.
  public OptionalLong whole(FieldLayout field, int index) {
    BaseType type = field.type().orElse(BaseType.BYTE);
    if (!type.isWhole() || index >= count(field)) {
      return OptionalLong.empty();
    }
    long bits = bits(field, type, index);
    long value = type.widen(bits);
    return type.isAbsent(value) ? OptionalLong.empty() : OptionalLong.of(value);
  }

  /// An element of a field of numbers of any kind.
  public OptionalDouble real(FieldLayout field, int index) {
    BaseType type = field.type().orElse(BaseType.BYTE);
    if (type != BaseType.FLOAT32 && type != BaseType.FLOAT64) {
      OptionalLong w = whole(field, index);
      return w.isPresent() ? OptionalDouble.of(w.getAsLong()) : OptionalDouble.empty();
    }
    if (index >= count(field)) {
      return OptionalDouble.empty();
    }
    long bits = bits(field, type, index);
    double value =
        type == BaseType.FLOAT32 ? Float.intBitsToFloat((int) bits) : Double.longBitsToDouble(bits);
    return type.isAbsent(bits) || Double.isNaN(value)
        ? OptionalDouble.empty()
        : OptionalDouble.of(value);
  }

  /// The texts of a field of type string: zero bytes part them, and the empty ones at the end are
  /// only padding.
  public List<String> texts(FieldLayout field) {
    if (field.type().orElse(BaseType.BYTE) != BaseType.STRING) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    int start = field.start();
    int end = field.start() + field.size();
    for (int i = start; i <= end; i++) {
      if (i == end || payload[i] == 0) {
        texts.add(new String(payload, start, i - start, StandardCharsets.UTF_8));
        start = i + 1;
      }
    }
    while (!texts.isEmpty() && texts.getLast().isEmpty()) {
      texts.removeLast();
    }
    return texts;
  }

  /// The bytes of a field, whatever its type.
  public byte[] bytes(FieldLayout field) {
    return Arrays.copyOfRange(payload, field.start(), field.start() + field.size());
  }

  /// The bytes of a field of type byte; empty if it is absent, that is, each of them is 0xFF.
  public Optional<byte[]> bytes(int field) {
    return field(field)
        .filter(f -> f.type().orElse(BaseType.ENUM) == BaseType.BYTE)
        .map(this::bytes)
        .filter(b -> !allSet(b));
  }

  /// A number packed into some bits of a field, which the profile calls a component.
  ///
  /// @param field a field of bytes or of whole numbers
  /// @param firstBit the lowest bit, counted from the lowest of the first byte
  /// @param bits how many, 1 to 32
  /// @return empty if the field is absent or has fewer bits
  public OptionalLong component(int field, int firstBit, int bits) {
    Optional<FieldLayout> f = field(field);
    if (f.isEmpty() || firstBit + bits > 8 * f.get().size() || allSet(bytes(f.get()))) {
      return OptionalLong.empty();
    }
    long value = 0;
    for (int b = firstBit + bits - 1; b >= firstBit; b--) {
      value = value << 1 | payload[f.get().start() + b / 8] >> b % 8 & 1;
    }
    return OptionalLong.of(value);
  }

  /// How many elements a field has.
  static int count(FieldLayout field) {
    return field.size() / field.type().orElse(BaseType.BYTE).size();
  }

  static boolean allSet(byte[] bytes) {
    for (byte b : bytes) {
      if (b != (byte) 0xFF) {
        return false;
      }
    }
    return true;
  }

  /// The bits of an element, not sign extended.
  private long bits(FieldLayout field, BaseType type, int index) {
    int at = field.start() + index * type.size();
    long bits = 0;
    for (int i = 0; i < type.size(); i++) {
      int from = layout.bigEndian() ? at + i : at + type.size() - 1 - i;
      bits = bits << 8 | payload[from] & 0xFF;
    }
    return bits;
  }

  @Override
  public String toString() {
    return FitNames.message(number()) + " at byte " + offset;
  }
}
