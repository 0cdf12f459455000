package org.diurnal.data.curation;

/// By what a minute is called worn.
public enum WearRule {
  SOURCE("source", "minutes that the source itself calls worn"),
  HEART_RATE(
      "heart_rate",
      "minutes with a heart rate, of people who ever have one: it takes skin to have one"),
  NINETY_MINUTES(
      "90_minutes",
      "by the rule of accelerometers (Troiano 2008, as NHANES 2003-2006 was published): 90 minutes of"
          + " zeros, 2 of them up to 99, are not worn; on counts, or on steps where there are none."
          + " Made for days: a night without a step is not worn by it"),
  TWELVE_HOURS(
      "12_hours",
      "minutes of motion channels, but for zeros that last "
          + NotWorn.HOURS
          + " hours or longer with nothing else observed");

  private final String id;
  private final String words;

  WearRule(String id, String words) {
    this.id = id;
    this.words = words;
  }

  /// Its name in results.
  public String id() {
    return id;
  }

  /// The rule in words.
  public String words() {
    return words;
  }
}
