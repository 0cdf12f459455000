package org.diurnal.data.nhanes.labels;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// What the numbers of a variable mean: which are answers, and which say that there is none.
///
/// @param from the least answer
/// @param to the greatest answer
/// @param whole whether an answer is a whole number
/// @param missing numbers that stand for refused, not known or not readable
record Codebook(double from, double to, boolean whole, Set<Integer> missing) {
  /// What a cell says.
  enum Meaning {
    /// The survey's `.`: not asked, or no answer kept.
    BLANK,
    /// An answer.
    ANSWER,
    /// Refused, not known, not readable.
    NO_ANSWER,
    /// A number that the codebook does not have.
    UNKNOWN
  }

  /// 1 yes, 2 no, 7 refused, 9 not known.
  static final Codebook YES_NO = codes(1, 2).or(7, 9);

  Codebook {
    missing = Set.copyOf(missing);
  }

  /// Whole codes from one to another.
  static Codebook codes(int from, int to) {
    return new Codebook(from, to, true, Set.of());
  }

  /// A measured or computed quantity.
  static Codebook range(double from, double to) {
    return new Codebook(from, to, false, Set.of());
  }

  /// The same, with numbers that mean that there is no answer.
  Codebook or(int... codes) {
    Set<Integer> all =
        IntStream.concat(missing.stream().mapToInt(i -> i), Arrays.stream(codes))
            .boxed()
            .collect(Collectors.toCollection(TreeSet::new));
    return new Codebook(from, to, whole, all);
  }

  /// What a number means.
  Meaning of(double cell) {
    if (Double.isNaN(cell)) {
      return Meaning.BLANK;
    }
    boolean isWhole = cell == Math.rint(cell);
    if (isWhole && missing.contains((int) cell)) {
      return Meaning.NO_ANSWER;
    }
    boolean fits = cell >= from && cell <= to && (isWhole || !whole);
    return fits ? Meaning.ANSWER : Meaning.UNKNOWN;
  }
}
