package org.diurnal.data.nhanes;

/// Why rows and values are dropped, where no word is shared with other importers.
final class Reason {
  static final String SEQN = "SEQN is not a participant's number";
  static final String PAXN = "PAXN is not a minute of seven days (1 to 10080)";
  static final String CLOCK = "PAXHOUR and PAXMINUT are not the minute that PAXN says";
  static final String WEEKDAY = "the weekday does not follow from the participant's other days";
  static final String INVALID = "a count of 32767, by which the device says that it cannot tell";
  static final String SAMPLE = "PAXSSNMP does not begin a minute of ten days";
  static final String DAY = "PAXDAYM is not a day of wear (1 to 10)";
  static final String NO_CLOCK =
      "PAXMIN has no clock time, and this participant no midnight to tell it by";
  static final String TORN = "PAXDAYM and PAXSSNMP do not fit together in this participant's rows";
  static final String STATE = "wake, sleep or non-wear is unknown, or changes within the minute";
  static final String NO_MIMS = "MIMS could not be computed (-0.01)";
  static final String FLAGGED = "in a minute that the survey's quality review flagged";
  static final String PART = "MIMS of a minute with less than 60 seconds of data";
  static final String ELSEWHERE = "a day that another file has with its counts, compared only";
  static final String BITS = "bits or counts that do not fill a day";

  private Reason() {}
}
