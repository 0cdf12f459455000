package org.diurnal.data.curation;

import java.util.HashMap;
import java.util.Map;
import org.diurnal.core.DayWindow;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PersonSummary;

/// Which days are too empty to learn from: those with more than 80 % of their cells missing.
///
/// Cells are counted over the channels that the *person* has at least one minute of in the dataset,
/// so that somebody without a heart-rate sensor does not lose every day to it. The share over all
/// channels of the schema, as the paper has it, is there to be reported beside it.
public final class DayFilter {
  /// The largest share of missing cells that is kept.
  public static final double MOST_MISSING = 0.80;

  /// The rule in words, for reports.
  public static final String RULE =
      "dropped from training: days with more than 80 % of the cells missing, counted over the"
          + " channels that the person has in the dataset at all";

  private final Map<String, boolean[]> channels = new HashMap<>();

  private DayFilter() {}

  /// Learns from the dataset which channels each person has.
  public static DayFilter of(Dataset dataset) {
    DayFilter filter = new DayFilter();
    for (PersonSummary p : dataset.peopleTable()) {
      boolean[] has = new boolean[dataset.schema().size()];
      for (int c = 0; c < has.length; c++) {
        has[c] = p.has(c);
      }
      filter.channels.put(p.personId(), has);
    }
    return filter;
  }

  /// Whether a day has enough to learn from.
  public boolean keeps(DayWindow day) {
    return missingShare(day) <= MOST_MISSING;
  }

  /// The share of the person's own channels' cells that are missing, 0 to 1; 1 for a person who is
  /// not in the dataset.
  public double missingShare(DayWindow day) {
    boolean[] has = channels.getOrDefault(day.personId(), new boolean[day.channels()]);
    int cells = 0;
    int observed = 0;
    for (int c = 0; c < has.length; c++) {
      if (has[c]) {
        cells += DayWindow.MINUTES;
        observed += day.observed(c).count();
      }
    }
    return cells == 0 ? 1 : 1 - observed / (double) cells;
  }
}
