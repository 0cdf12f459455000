package org.diurnal.data.nhanes.labels;

import java.util.Arrays;
import java.util.Optional;

/// A field of the linked mortality files of 2015 and 2019, which are text of fixed columns.
///
/// Source: NCHS, "Public-use Linked Mortality Files: file layout".
enum MortalityField {
  SEQN(1, 6),
  ELIGSTAT(15, 15),
  MORTSTAT(16, 16),
  UCOD_LEADING(17, 19),
  DIABETES(20, 20),
  HYPERTEN(21, 21),
  PERMTH_INT(43, 45),
  PERMTH_EXM(46, 48);

  private final int from;
  private final int to;

  MortalityField(int from, int to) {
    this.from = from;
    this.to = to;
  }

  /// The field of a name.
  static Optional<MortalityField> find(String name) {
    return Arrays.stream(values()).filter(f -> f.name().equals(name)).findFirst();
  }

  /// The number in a line; NaN for `.` and blanks, which stand left or right in the field, and for
  /// a field behind the line's end.
  ///
  /// @throws NumberFormatException if there is something else
  double of(String line) {
    if (line.length() < from) {
      return Double.NaN;
    }
    String text = line.substring(from - 1, Math.min(to, line.length())).strip();
    if (text.isEmpty() || text.equals(".")) {
      return Double.NaN;
    }
    return Integer.parseUnsignedInt(text);
  }
}
