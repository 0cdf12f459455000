package org.diurnal.data.store;

/// How the dataset treats time, in words, for readers of the files.
///
/// @param clock whose midnight a day begins at
/// @param offset what `utc_offset_minutes` means
/// @param shortDay what a day of 23 hours looks like
/// @param longDay what a day of 25 hours looks like
/// @param observed how the observed bits are stored
public record TimeRules(
    String clock, String offset, String shortDay, String longDay, String observed) {
  /// The only rules there are.
  public static final TimeRules CURRENT =
      new TimeRules(
          "local calendar day of the person, minute 0 at local midnight, 1440 minutes",
          "local minus UTC at the day's first minute, in minutes; null where the source does not say",
          "minutes that the clock skipped are not observed",
          "samples of a repeated hour are put together with its first pass by the channel's"
              + " aggregation",
          "180 bytes, minute i at byte i / 8, bit i % 8 (least significant first); a clear bit is a"
              + " NULL element of the values");
}
