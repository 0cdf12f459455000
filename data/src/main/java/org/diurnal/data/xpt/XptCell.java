package org.diurnal.data.xpt;

/// One value of a row. [XptFile#number] and [XptFile#text] say the same without an object.
public sealed interface XptCell {
  /// A number.
  ///
  /// @param value always finite
  record Number(double value) implements XptCell {}

  /// Text.
  ///
  /// @param value without blanks at its end; empty where there were only blanks, which is how SAS
  ///   stores text that is missing
  record Text(String value) implements XptCell {}

  /// A number that is missing.
  ///
  /// @param code `.` for the usual one, `_` or `A` to `Z` for one with a reason of the survey's own
  record Missing(char code) implements XptCell {}
}
