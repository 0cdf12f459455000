package org.diurnal.data.fitabase;

import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers for person ids, so that a row costs a comparison of bytes and no text.
final class People {
  private final List<String> ids = new ArrayList<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private byte[] lastBytes = new byte[0];
  private int last = -1;

  /// The number of the person whom a field names, or -1 if it is empty or not UTF-8.
  int number(CsvRows rows, int field) {
    if (last < 0 || !rows.fieldEquals(field, lastBytes)) {
      String id;
      try {
        id = rows.text(field).strip();
      } catch (CharacterCodingException e) {
        return -1;
      }
      if (id.isEmpty()) {
        return -1;
      }
      last = number(id);
      lastBytes = Arrays.copyOfRange(rows.bytes(), rows.from(field), rows.to(field));
    }
    return last;
  }

  /// The number of a person.
  int number(String id) {
    Integer known = numbers.putIfAbsent(id, ids.size());
    if (known == null) {
      ids.add(id);
      return ids.size() - 1;
    }
    return known;
  }

  /// The id of a number.
  String id(int number) {
    return ids.get(number);
  }
}
