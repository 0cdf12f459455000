package org.diurnal.data.fit;

import java.util.List;

/// A definition: what the messages of a local number look like, until the next definition of it.
///
/// @param number the global message number
/// @param bigEndian the byte order of the numbers
/// @param fields the fields of the profile, then those of developers, in the order of their bytes
/// @param size bytes of a message without its header byte
record Layout(int number, boolean bigEndian, List<FieldLayout> fields, int size) {
  Layout {
    fields = List.copyOf(fields);
  }
}
