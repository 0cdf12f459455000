package org.diurnal.data.curation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.data.Label;
import org.diurnal.data.store.Dataset;

/// Looks at every day once, for [DataCheck].
final class Checker {
  private static final int STUCK_MINUTES = 120;

  /// Days with less going on than this are alike without being copies: a device in a drawer.
  private static final int LEAST_NONZERO = 30;

  private record PersonDay(String personId, LocalDate date) {}

  private final Dataset dataset;
  private final DayFilter filter;
  private final OptionalInt steps;
  private final Map<PersonDay, Double> totals = new HashMap<>();
  private final Map<Long, PersonDay> seen = new HashMap<>();
  private final Map<Finding.Kind, Long> counts = new EnumMap<>(Finding.Kind.class);
  private final List<Finding> findings = new ArrayList<>();
  private double missing;
  private double missingOfAll;
  private long dropped;
  private long droppedOfAll;
  private long compared;
  private long equal;
  private long days;

  Checker(Dataset dataset) {
    this.dataset = dataset;
    this.filter = DayFilter.of(dataset);
    this.steps = dataset.schema().indexOf("steps");
    for (Label l : dataset.labels("daily_steps")) {
      l.time().ifPresent(date -> totals.put(new PersonDay(l.personId(), date), l.value()));
    }
  }

  DataCheck check() {
    dataset.forEachDay(this::day);
    return new DataCheck(
        dataset.people().size(),
        days,
        days == 0 ? 0 : missing / days,
        days == 0 ? 0 : missingOfAll / days,
        DayFilter.RULE,
        dropped,
        droppedOfAll,
        compared,
        equal,
        counts,
        findings);
  }

  private void day(DayWindow day) {
    days++;
    double share = filter.missingShare(day);
    missing += share;
    missingOfAll += day.missingShare();
    droppedOfAll += day.missingShare() > DayFilter.MOST_MISSING ? 1 : 0;
    if (!filter.keeps(day)) {
      dropped++;
      found(
          Finding.Kind.MOSTLY_MISSING,
          day,
          "",
          String.format(Locale.ROOT, "%.1f%% of the cells are missing", 100 * share));
    }
    for (int c = 0; c < day.channels(); c++) {
      stuck(day, c);
      implausible(day, c);
    }
    duplicate(day);
    total(day);
  }

  private void stuck(DayWindow day, int c) {
    Channel channel = dataset.schema().channel(c);
    if (channel.kind() == ChannelKind.BINARY) {
      return; // a state may well last
    }
    float[] values = day.values(c);
    int longest = 0;
    int longestFrom = 0;
    int from = 0;
    for (int m = 1; m <= DayWindow.MINUTES; m++) {
      // NaN equals nothing: a gap ends a run.
      if (m == DayWindow.MINUTES || values[m] != values[from]) {
        if (m - from > longest && values[from] != 0 && !Float.isNaN(values[from])) {
          longest = m - from;
          longestFrom = from;
        }
        from = m;
      }
    }
    if (longest > STUCK_MINUTES) {
      found(
          Finding.Kind.STUCK_SENSOR,
          day,
          channel.name(),
          String.format(
              Locale.ROOT,
              "%s %s for %d minutes from %02d:%02d",
              values[longestFrom],
              channel.unit(),
              longest,
              longestFrom / 60,
              longestFrom % 60));
    }
  }

  private void implausible(DayWindow day, int c) {
    Channel channel = dataset.schema().channel(c);
    int n = 0;
    int first = 0;
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (day.observed(c).get(m) && !channel.isPlausible(day.values(c)[m])) {
        first = n == 0 ? m : first;
        n++;
      }
    }
    if (n > 0) {
      found(
          Finding.Kind.IMPLAUSIBLE,
          day,
          channel.name(),
          String.format(
              Locale.ROOT,
              "%d minutes outside %s to %s %s, first %s at %02d:%02d",
              n,
              channel.min(),
              channel.max(),
              channel.unit(),
              day.values(c)[first],
              first / 60,
              first % 60));
    }
  }

  private void duplicate(DayWindow day) {
    long hash = 0xcbf29ce484222325L;
    int nonzero = 0;
    for (int c = 0; c < day.channels(); c++) {
      for (float v : day.values(c)) {
        hash = (hash ^ Float.floatToIntBits(v)) * 0x9E3779B97F4A7C15L;
        hash ^= hash >>> 29;
        nonzero += v > 0 || v < 0 ? 1 : 0;
      }
    }
    if (nonzero < LEAST_NONZERO) {
      return;
    }
    PersonDay other = seen.putIfAbsent(hash, new PersonDay(day.personId(), day.localDate()));
    if (other != null && !other.personId().equals(day.personId())) {
      found(
          Finding.Kind.DUPLICATE_PERSON,
          day,
          "",
          "the same minutes as person " + other.personId() + ", " + other.date());
    }
  }

  private void total(DayWindow day) {
    Double total = totals.get(new PersonDay(day.personId(), day.localDate()));
    if (total == null || steps.isEmpty() || day.observed(steps.getAsInt()).count() == 0) {
      return;
    }
    int c = steps.getAsInt();
    double sum = 0;
    for (float v : day.values(c)) {
      sum += Float.isNaN(v) ? 0 : v;
    }
    compared++;
    if (sum == total) {
      equal++;
    } else {
      found(
          Finding.Kind.TOTAL_DIFFERS,
          day,
          dataset.schema().channel(c).name(),
          String.format(
              Locale.ROOT,
              "minutes add up to %.0f, the vendor says %.0f; %d minutes observed",
              sum,
              total,
              day.observed(c).count()));
    }
  }

  private void found(Finding.Kind kind, DayWindow day, String channel, String detail) {
    if (counts.merge(kind, 1L, Long::sum) <= DataCheck.LISTED) {
      findings.add(new Finding(kind, day.personId(), day.localDate(), channel, detail));
    }
  }
}
