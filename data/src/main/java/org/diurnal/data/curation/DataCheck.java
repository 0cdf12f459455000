package org.diurnal.data.curation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.diurnal.data.store.Dataset;

/// What looks wrong in a dataset, what is missing in it, and how much it was worn: `diurnal data
/// check`. Nothing is changed.
///
/// @param people people with days
/// @param days person-days, devices merged
/// @param missingShare of the cells of all days, over the channels each person has
/// @param missingShareOfAllChannels of the cells of all days, over all channels of the schema
/// @param rule which days are not trained on
/// @param daysDropped days that the rule drops
/// @param daysDroppedOverAllChannels days that would be dropped if every channel of the schema
///   counted; for comparison only
/// @param totalsCompared days with minutes of steps and a vendor's total of steps
/// @param totalsEqual of these, days on which the minutes add up to it
/// @param notWornMinutes minutes of zeros that were not worn, by the rule of [NotWorn]
/// @param counts findings by kind, all of them
/// @param findings the first of each kind (at most [#LISTED]), by kind, person, date and minute
/// @param gaps a row a channel, in schema order
/// @param personGaps a row a person and channel that they have
/// @param wear a row a rule that can say something
/// @param personWear a row a rule and person
/// @param zeros runs of zeros by length
public record DataCheck(
    int people,
    long days,
    double missingShare,
    double missingShareOfAllChannels,
    String rule,
    long daysDropped,
    long daysDroppedOverAllChannels,
    long totalsCompared,
    long totalsEqual,
    long notWornMinutes,
    Map<Finding.Kind, Long> counts,
    List<Finding> findings,
    List<ChannelGaps> gaps,
    List<ChannelGaps> personGaps,
    List<WearSummary> wear,
    List<WearSummary> personWear,
    List<ZeroRuns> zeros) {
  /// How many findings of a kind are listed.
  public static final int LISTED = 1000;

  public DataCheck {
    Map<Finding.Kind, Long> copy = new EnumMap<>(Finding.Kind.class);
    copy.putAll(counts);
    counts = java.util.Collections.unmodifiableMap(copy);
    findings = List.copyOf(findings);
    gaps = List.copyOf(gaps);
    personGaps = List.copyOf(personGaps);
    wear = List.copyOf(wear);
    personWear = List.copyOf(personWear);
    zeros = List.copyOf(zeros);
  }

  /// Reads the dataset twice. Memory: bounded, but for some 20 bytes a day and a row a person and
  /// channel.
  public static DataCheck of(Dataset dataset) {
    return new Checker(dataset).check();
  }

  /// How many findings there are of a kind.
  public long count(Finding.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }
}
