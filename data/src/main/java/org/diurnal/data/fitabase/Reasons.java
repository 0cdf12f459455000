package org.diurnal.data.fitabase;

/// Why rows and values are dropped, as the receipt says it.
final class Reasons {
  static final String FIELDS = "not as many fields as the header (truncated or broken line)";
  static final String NO_LINE_END = "last line without a line end, it may be cut short";
  static final String TIME = "not a date and time";
  static final String YEAR = "date outside the years 2000 to 2100";
  static final String NOT_ON_THE_HOUR = "an hour that does not begin at minute 0";
  static final String SECONDS = "a minute that does not begin at second 0";
  static final String NO_SUCH_TIME = "local time that the clock change skipped";
  static final String DUPLICATE = "the same again (duplicate)";
  static final String CONFLICT = "came before with another value (conflict), the first is kept";
  static final String PERSON = "person id empty or not UTF-8";
  static final String ENCODING = "text that is not UTF-8";
  static final String EMPTY = "empty value";
  static final String NUMBER = "not a number";
  static final String WHOLE = "not a whole number";
  static final String BELOW = "below the plausible range";
  static final String ABOVE = "above the plausible range";

  private Reasons() {}
}
