package org.diurnal.data.curation;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diurnal.data.store.Dataset;

/// What looks wrong in a dataset: `diurnal data check`. Nothing is changed.
///
/// @param people people with days
/// @param days days
/// @param missingShare of the cells of all days, over the channels each person has
/// @param missingShareOfAllChannels of the cells of all days, over all channels of the schema
/// @param rule which days are not trained on
/// @param daysDropped days that the rule drops
/// @param daysDroppedOverAllChannels days that would be dropped if every channel of the schema
///   counted; for comparison only
/// @param totalsCompared days with minutes of steps and a vendor's total of steps
/// @param totalsEqual of these, days on which the minutes add up to it
/// @param counts findings by kind, all of them
/// @param findings the first of each kind (at most [#LISTED]), in order of person and date
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
    Map<Finding.Kind, Long> counts,
    List<Finding> findings) {
  /// How many findings of a kind are listed.
  public static final int LISTED = 1000;

  public DataCheck {
    counts = java.util.Collections.unmodifiableMap(new EnumMap<>(counts));
    findings = List.copyOf(findings);
  }

  /// Reads the dataset once. Memory: a hash a day.
  public static DataCheck of(Dataset dataset) {
    return new Checker(dataset).check();
  }

  /// How many findings there are of a kind.
  public long count(Finding.Kind kind) {
    return counts.getOrDefault(kind, 0L);
  }

  /// As plain text for a terminal, ending in a newline.
  ///
  /// @param atMost how many findings of each kind to list
  public String toText(int atMost) {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%,d people, %,d days; missing: %.1f%% of the cells of channels that people have, %.1f%%"
                + " of all channels\n",
            people,
            days,
            100 * missingShare,
            100 * missingShareOfAllChannels));
    out.append(
        String.format(
            Locale.ROOT,
            "%s: %,d days (over all channels it would be %,d)\n",
            rule,
            daysDropped,
            daysDroppedOverAllChannels));
    out.append(
        String.format(
            Locale.ROOT,
            "steps of the minutes equal the vendor's total of the day on %,d of %,d days\n",
            totalsEqual,
            totalsCompared));
    for (Finding.Kind kind : Finding.Kind.values()) {
      out.append(String.format(Locale.ROOT, "\n%s: %,d\n", kind, count(kind)));
      findings.stream()
          .filter(f -> f.kind() == kind)
          .limit(atMost)
          .forEach(f ->
              out.append(
                  String.format(
                      Locale.ROOT,
                      "  person %s, %s%s: %s\n",
                      f.personId(),
                      f.date(),
                      f.channel().isEmpty() ? "" : ", " + f.channel(),
                      f.detail())));
    }
    return out.toString();
  }
}
