package org.diurnal.data.importing;

/// Why rows and values are dropped, as receipts say it, in words that all importers share.
public final class Reasons {
  public static final String FIELDS = "not as many fields as the header (truncated or broken line)";
  public static final String NO_LINE_END = "last line without a line end, it may be cut short";
  public static final String TIME = "not a date and time";
  public static final String YEAR = "date outside the years 2000 to 2100";
  public static final String NOT_ON_THE_HOUR = "an hour that does not begin at minute 0";
  public static final String SECONDS = "a minute that does not begin at second 0";
  public static final String NO_SUCH_TIME = "local time that the clock change skipped";
  public static final String DUPLICATE = "the same again (duplicate)";
  public static final String CONFLICT =
      "came before with another value (conflict), the first is kept";
  public static final String PERSON = "person id empty or not UTF-8";
  public static final String ENCODING = "text that is not UTF-8";
  public static final String EMPTY = "empty value";
  public static final String NUMBER = "not a number";
  public static final String WHOLE = "not a whole number";
  public static final String BELOW = "below the plausible range";
  public static final String ABOVE = "above the plausible range";

  public static final String BACKWARDS = "ends before it begins";
  public static final String TOO_LONG = "lasts longer than a day";
  public static final String INSIDE = "inside a longer record of the same device";

  private Reasons() {}
}
