package org.diurnal.data.fit;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The fields that the apps of one file described so far.
final class DeveloperFields {
  private static final int DEVELOPER = 0; // fields of field_description
  private static final int NUMBER = 1;
  private static final int BASE_TYPE = 2;
  private static final int NAME = 3;
  private static final int UNITS = 8;
  private final Map<Integer, DeveloperField> known = new HashMap<>(); // at most 65,536

  /// Takes in a message, if it describes a field.
  void learn(FitMessage message) {
    if (message.number() != FitNames.FIELD_DESCRIPTION) {
      return;
    }
    OptionalLong developer = message.whole(DEVELOPER);
    OptionalLong number = message.whole(NUMBER);
    OptionalLong type = message.whole(BASE_TYPE);
    if (developer.isPresent() && number.isPresent()) {
      DeveloperField field =
          new DeveloperField(
              (int) developer.getAsLong() & 0xFF,
              (int) number.getAsLong() & 0xFF,
              type.isPresent() ? BaseType.of((int) type.getAsLong()) : Optional.empty(),
              message.text(NAME).orElse(""),
              message.text(UNITS).orElse(""));
      known.put(key(field.developer(), field.number()), field);
    }
  }

  /// Where a field of an app lies.
  FieldLayout layout(int developer, int number, int start, int size) {
    DeveloperField field = known.get(key(developer, number));
    if (field == null) {
      field = new DeveloperField(developer, number, Optional.empty(), "", "");
    }
    return new FieldLayout(number, start, size, field.type(), Optional.of(field));
  }

  private static int key(int developer, int number) {
    return developer << 8 | number;
  }
}
