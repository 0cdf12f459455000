package org.diurnal.data.takeout;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.recording.FileAccount;

/// Adds the minutes of each local day up, apart for each device. A minute that comes twice is
/// counted once.
///
/// Heap: a bit for each minute.
final class MinuteTotals {
  private static final int MINUTES = 1600; // of the longest day, and some to spare

  private static final class Total {
    final FileAccount account;
    final long line;
    final BitSet minutes = new BitSet(MINUTES);
    double sum;

    Total(FileAccount account, long line) {
      this.account = account;
      this.line = line;
    }
  }

  private final Map<LocalDate, Map<String, Total>> days = new TreeMap<>();

  /// Takes the row of a minute, and accounts for it.
  ///
  /// @param minute world minutes, or minutes of the clock; the same kind for all of a device
  void add(
      FileAccount account, long line, String device, LocalDate day, long minute, double value) {
    Total total =
        days.computeIfAbsent(day, d -> new TreeMap<>())
            .computeIfAbsent(device, d -> new Total(account, line));
    int bit = (int) Math.floorMod(minute, (long) MINUTES);
    if (total.minutes.get(bit)) {
      account.dropRow(Reasons.DUPLICATE, line);
    } else {
      account.keepRow();
      total.minutes.set(bit);
      total.sum += value;
    }
  }

  /// Gives the labels to the accounts of the files that had the first minute of each day: of each
  /// day the device with the most minutes. To be called once.
  ///
  /// @param whole the zone of the clock, if only days count of which every minute is there
  void emit(String person, DayLabel label, Optional<ZoneId> whole) {
    days.forEach((day, devices) -> {
      Total best =
          devices.values().stream()
              .reduce((a, b) -> b.minutes.cardinality() > a.minutes.cardinality() ? b : a)
              .orElseThrow();
      if (whole.isPresent() && best.minutes.cardinality() < minutes(day, whole.get())) {
        best.account.dropValue("the sum of a day that lacks minutes", best.line);
      } else {
        best.account.label(best.line, person, label, day, best.sum);
      }
    });
  }

  private static int minutes(LocalDate day, ZoneId zone) {
    return (int)
        java.time.Duration.between(day.atStartOfDay(zone), day.plusDays(1).atStartOfDay(zone))
            .toMinutes();
  }
}
