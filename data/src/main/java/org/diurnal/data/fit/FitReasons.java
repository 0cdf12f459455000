package org.diurnal.data.fit;

/// Why messages and values of FIT files are dropped, as receipts say it.
final class FitReasons {
  static final String NO_TIME = "no timestamp, and none before it";
  static final String NO_DATE =
      "time since the device was switched on, and nothing says when that was";
  static final String NOTHING = "a message without a value of any channel";
  static final String UNNAMED = "messages that the public profile does not name";
  static final String WITHHELD = "the message before a damage, it may be damaged too";
  static final String LOST = "damaged: ";
  static final String NOT_MEASURED = "a code instead of a value: off the wrist, motion, no reading";
  static final String OLDER = "a count no newer than one that was read (duplicate or overlap)";
  static final String FIRST_COUNT = "the first count known of a day, the steps before are not here";
  static final String BACKWARDS = "a count below the one before it";
  static final String NOT_PLACED = "a count over more than an hour that nothing places in it";
  static final String UNMEASURABLE = "sleep that the device could not tell";
  static final String FEW_BEATS = "fewer than 30 s of clean beats in the minute";
  static final String BEAT = "a beat interval outside 300 to 2,000 ms, or 20 % off the one before";

  private FitReasons() {}

  /// For a message that is sound and of no use.
  static String notUsed(int message) {
    return FitNames.isNamed(message) ? "not used: " + FitNames.message(message) : UNNAMED;
  }
}
