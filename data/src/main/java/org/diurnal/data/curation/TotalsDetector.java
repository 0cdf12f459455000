package org.diurnal.data.curation;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.data.Label;
import org.diurnal.data.store.Dataset;

/// What days add up to: beyond what people do, or not what the vendor says.
final class TotalsDetector implements Detector {
  /// @param channel whose minutes are added up
  /// @param most the greatest total that passes
  /// @param unit of the total
  private record Limit(String channel, double most, String unit) {}

  private static final List<Limit> LIMITS =
      List.of(
          new Limit("steps", 60_000, "steps"),
          new Limit("active_energy", 8_000, "kcal"),
          new Limit("asleep", 1_200, "minutes asleep"));
  private static final double LEAST_BPM = 35;
  private static final double MOST_BPM = 140;
  private static final int ENOUGH = 600; // minutes of heart rate for a mean of the day

  /// The limits in words.
  static final String RULES =
      "over 60,000 steps, 8,000 kcal of activity, 20 hours asleep; a mean heart rate, of 10 hours at"
          + " least, below 35 or above 140 /min";

  private record PersonDay(String personId, LocalDate date) {}

  private final Dataset dataset;
  private final Findings findings;
  private final Map<PersonDay, Double> totals = new HashMap<>();
  private long compared;
  private long equal;

  TotalsDetector(Dataset dataset, Findings findings) {
    this.dataset = dataset;
    this.findings = findings;
    for (Label l : dataset.labels("daily_steps")) {
      l.time().ifPresent(date -> totals.put(new PersonDay(l.personId(), date), l.value()));
    }
  }

  /// Days with minutes of steps and a vendor's total.
  long compared() {
    return compared;
  }

  /// Of these, days on which the two are equal.
  long equal() {
    return equal;
  }

  @Override
  public void day(DayWindow day) {
    for (Limit l : LIMITS) {
      OptionalInt c = dataset.schema().indexOf(l.channel());
      if (c.isPresent() && sum(day, c.getAsInt()) > l.most()) {
        findings.add(
            Finding.Kind.IMPLAUSIBLE_TOTAL,
            day,
            l.channel(),
            String.format(Locale.ROOT, "%,.0f %s", sum(day, c.getAsInt()), l.unit()));
      }
    }
    dataset.schema().indexOf("heart_rate").ifPresent(c -> meanHeartRate(day, c));
    dataset.schema().indexOf("steps").ifPresent(c -> vendorsTotal(day, c));
  }

  private void meanHeartRate(DayWindow day, int c) {
    int minutes = day.observed(c).count();
    double mean = sum(day, c) / minutes;
    if (minutes >= ENOUGH && (mean < LEAST_BPM || mean > MOST_BPM)) {
      findings.add(
          Finding.Kind.IMPLAUSIBLE_TOTAL,
          day,
          "heart_rate",
          String.format(Locale.ROOT, "mean of %d minutes %.1f /min", minutes, mean));
    }
  }

  private void vendorsTotal(DayWindow day, int c) {
    Double total = totals.get(new PersonDay(day.personId(), day.localDate()));
    if (total == null || day.observed(c).count() == 0) {
      return;
    }
    double sum = sum(day, c);
    compared++;
    if (sum == total) {
      equal++;
    } else {
      findings.add(
          Finding.Kind.TOTAL_DIFFERS,
          day,
          "steps",
          String.format(
              Locale.ROOT,
              "minutes add up to %.0f, the vendor says %.0f; %d minutes observed",
              sum,
              total,
              day.observed(c).count()));
    }
  }

  private static double sum(DayWindow day, int c) {
    double sum = 0;
    for (float v : day.values(c)) {
      sum += Float.isNaN(v) ? 0 : v;
    }
    return sum;
  }
}
