package org.diurnal.data.fit;

import java.util.Optional;

/// Where a field lies in the messages of a definition.
///
/// @param number the field's number in its message's profile
/// @param start its first byte in the message
/// @param size its bytes
/// @param type how it is read; empty if the definition names a type that does not exist, then the
///   field counts as absent
/// @param developer who gave the field its meaning, if it is not one of the profile
public record FieldLayout(
    int number, int start, int size, Optional<BaseType> type, Optional<DeveloperField> developer) {
  /// The field of the profile.
  FieldLayout(int number, int start, int size, Optional<BaseType> type) {
    this(number, start, size, type, Optional.empty());
  }

  /// Whether the size is no multiple of the type's: then nobody knows what the bytes are.
  boolean isMisaligned() {
    return type.isPresent() && size % type.get().size() != 0;
  }

  /// The same field with a meaning that nobody knows.
  FieldLayout asBytes() {
    return new FieldLayout(number, start, size, Optional.of(BaseType.BYTE), developer);
  }
}
