package org.diurnal.data.curation;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// The gaps of a channel, of one person or of all. A gap is a run of minutes without a value
/// between a person's first and last value of the channel, across midnights and days that are not
/// there at all.
///
/// @param channel its name
/// @param personId whose; empty for all people's
/// @param people people with a value
/// @param gaps how many there are
/// @param minutes in all of them
/// @param medianMinutes the length that half of them do not exceed; 0 without a gap
/// @param p90Minutes the length that nine of ten do not exceed; 0 without a gap
/// @param byLength how many of each class of [#CLASSES]
/// @param longest the longest, the first of equals
public record ChannelGaps(
    String channel,
    String personId,
    int people,
    long gaps,
    long minutes,
    int medianMinutes,
    int p90Minutes,
    List<Long> byLength,
    Optional<Gap> longest) {
  /// The classes of length, in words.
  public static final List<String> CLASSES =
      List.of("1 min", "2-5 min", "6-15 min", "16-60 min", "1-4 h", "4-24 h", "over 24 h");

  static final int[] UP_TO = {1, 5, 15, 60, 240, 1440, Integer.MAX_VALUE};

  /// One gap.
  ///
  /// @param personId whose
  /// @param date the local day of its first minute
  /// @param minute that minute
  /// @param minutes how long it is
  public record Gap(String personId, LocalDate date, int minute, int minutes) {}

  public ChannelGaps {
    byLength = List.copyOf(byLength);
  }
}
