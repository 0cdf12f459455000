package org.diurnal.cli.frame;

/// How a result is written to stdout. Lower case, since these are the words of `--format`.
@SuppressWarnings({"checkstyle:ConstantName", "EnumConstantName"})
public enum TableFormat {
  /// Aligned text for people.
  table,
  /// JSON: an object with title, units, rows and notes; numbers at full precision.
  json,
  /// RFC 4180, a header line, `.` as decimal point; several tables stand apart by an empty line.
  csv,
  /// Tables as GitHub shows them.
  markdown
}
