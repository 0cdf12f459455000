package org.diurnal.data.importing;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// How an import met what the dataset already had.
///
/// @param rule the rule that settled disagreements
/// @param daysNew person-days that were not there
/// @param daysIdentical person-days that were there, the same
/// @param daysDifferent person-days that were there with other content
/// @param channelsReplaced of the different ones, how many days took over a channel, by channel
/// @param labelsNew labels that were not there
/// @param labelsIdentical labels that were there, the same
/// @param labelsReplaced labels that were there with another value, now replaced
public record Overlap(
    String rule,
    long daysNew,
    long daysIdentical,
    long daysDifferent,
    Map<String, Long> channelsReplaced,
    long labelsNew,
    long labelsIdentical,
    long labelsReplaced) {
  /// The one rule there is.
  public static final String RULE =
      "a person-day that two imports of a source hold keeps, for each channel, the one with more"
          + " observed minutes, and what was there first where they have as many; a label takes the"
          + " value imported last";

  /// Nothing was there to meet.
  public static final Overlap NONE = new Overlap(RULE, 0, 0, 0, Map.of(), 0, 0, 0);

  public Overlap {
    channelsReplaced = Collections.unmodifiableMap(new TreeMap<>(channelsReplaced));
  }
}
