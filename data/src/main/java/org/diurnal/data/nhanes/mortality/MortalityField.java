package org.diurnal.data.nhanes.mortality;

import java.util.Arrays;
import java.util.Optional;

/// A field of a linked mortality file. In 2011 a column stood before the cause (whether one is
/// known), which moved the fields behind it by one.
///
/// Source: NCHS, "Public-use Linked Mortality Files: file layout".
public enum MortalityField {
  /// The participant's number.
  SEQN(1, 6, 0),
  /// 1 eligible for the linkage, 2 under 18 years and not released, 3 without what a linkage needs.
  ELIGSTAT(15, 15, 0),
  /// 0 assumed alive, 1 assumed dead.
  MORTSTAT(16, 16, 0),
  /// The leading cause of death, 1 to 10.
  UCOD_LEADING(17, 19, 1),
  /// Whether diabetes was among the causes, 0 or 1.
  DIABETES(20, 20, 1),
  /// Whether high blood pressure was among the causes, 0 or 1.
  HYPERTEN(21, 21, 1),
  /// Months from the interview to death or the end of the linkage.
  PERMTH_INT(43, 45, 1),
  /// Months from the examination to death or the end of the linkage.
  PERMTH_EXM(46, 48, 1);

  private final int from;
  private final int to;
  private final int later2011;

  MortalityField(int from, int to, int later2011) {
    this.from = from;
    this.to = to;
    this.later2011 = later2011;
  }

  /// The field of a name.
  public static Optional<MortalityField> find(String name) {
    return Arrays.stream(values()).filter(f -> f.name().equals(name)).findFirst();
  }

  /// The number in a line; NaN for `.` and blanks, which stand left or right in the field, and for
  /// a field behind the line's end.
  ///
  /// @throws NumberFormatException if there is something else
  public double of(String line, MortalityRelease release) {
    int shift = release == MortalityRelease.MORT_2011 ? later2011 : 0;
    int begin = from - 1 + shift;
    if (line.length() <= begin) {
      return Double.NaN;
    }
    String text = line.substring(begin, Math.min(to + shift, line.length())).strip();
    if (text.isEmpty() || text.equals(".")) {
      return Double.NaN;
    }
    return Integer.parseUnsignedInt(text);
  }
}
