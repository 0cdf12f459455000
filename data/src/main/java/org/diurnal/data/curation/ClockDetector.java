package org.diurnal.data.curation;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;

/// Looks at the clocks of devices: takes the days as the devices have them, in order of person,
/// date and source.
final class ClockDetector implements Detector {
  /// Days that lie further apart than this are not of one time of wearing.
  static final int YEAR = 400;

  private static final int QUARTER = 15; // minutes
  private static final int LEAST = -12 * 60;
  private static final int MOST = 14 * 60;

  private final Map<String, List<ZoneId>> zones; // by importer
  private final Optional<LocalDate> made;
  private final Findings findings;
  private final Map<String, Device> devices = new TreeMap<>(); // of the person at hand, by source
  private String person = "";

  /// What is known of one device of a person so far.
  private static final class Device {
    private final List<Stretch> stretches = new ArrayList<>();
    private Optional<DayWindow> last = Optional.empty();
  }

  /// Days that lie together.
  private static final class Stretch {
    private final LocalDate first;
    private LocalDate last;
    private long days;

    Stretch(LocalDate first) {
      this.first = first;
      this.last = first;
    }
  }

  /// @param zones that the receipts name for each importer
  /// @param made when the dataset was made; empty where later days are no surprise
  ClockDetector(Map<String, List<String>> zones, Optional<LocalDate> made, Findings findings) {
    this.zones = new HashMap<>();
    zones.forEach((source, names) ->
        this.zones.put(
            source, names.stream().map(ClockDetector::zone).flatMap(Optional::stream).toList()));
    this.made = made;
    this.findings = findings;
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty(); // a source may name a zone in words of its own
    }
  }

  @Override
  public void day(DayWindow day) {
    if (!day.personId().equals(person)) {
      end();
      person = day.personId();
    }
    Device device = devices.computeIfAbsent(day.sourceId(), s -> new Device());
    boolean apart =
        device.stretches.isEmpty()
            || ChronoUnit.DAYS.between(device.stretches.getLast().last, day.localDate()) > YEAR;
    if (apart) {
      device.stretches.add(new Stretch(day.localDate()));
    }
    Stretch stretch = device.stretches.getLast();
    stretch.last = day.localDate();
    stretch.days++;
    if (made.isPresent() && day.localDate().isAfter(made.get().plusDays(1))) {
      findings.add(
          Finding.Kind.WRONG_YEAR,
          day,
          "",
          day.sourceId() + ": after " + made.get() + ", when the dataset was made");
    }
    if (day.utcOffsetMinutes().isPresent()) {
      odd(day);
      boolean follows =
          device.last.isPresent()
              && device.last.get().utcOffsetMinutes().isPresent()
              && device.last.get().localDate().plusDays(1).equals(day.localDate());
      if (follows) {
        between(device.last.get(), day);
      }
    }
    device.last = Optional.of(day);
  }

  @Override
  public void end() {
    devices.forEach((source, device) -> {
      Stretch main =
          device.stretches.stream()
              .max(Comparator.comparingLong((Stretch s) -> s.days))
              .orElseThrow();
      for (Stretch s : device.stretches) {
        if (s != main) {
          findings.add(
              Finding.Kind.WRONG_YEAR,
              person,
              s.first,
              OptionalInt.empty(),
              "",
              String.format(
                  Locale.ROOT,
                  "%s: %d days to %s, most others (%d) lie between %s and %s",
                  source,
                  s.days,
                  s.last,
                  main.days,
                  main.first,
                  main.last));
        }
      }
    });
    devices.clear();
  }

  private void odd(DayWindow day) {
    int offset = day.utcOffsetMinutes().orElseThrow();
    if (offset % QUARTER != 0 || offset < LEAST || offset > MOST) {
      findings.add(Finding.Kind.ODD_OFFSET, day, "", day.sourceId() + ": " + text(offset));
    }
  }

  private void between(DayWindow before, DayWindow day) {
    int from = before.utcOffsetMinutes().orElseThrow();
    int to = day.utcOffsetMinutes().orElseThrow();
    if (from == to) {
      return;
    }
    List<ZoneId> named = zones.getOrDefault(day.sourceId().replaceFirst(":.*", ""), List.of());
    if (!explained(named, before.localDate(), from, day.localDate(), to)) {
      findings.add(
          Finding.Kind.OFFSET_CHANGE,
          day,
          "",
          String.format(
              Locale.ROOT,
              "%s: from %s to %s; %s",
              day.sourceId(),
              text(from),
              text(to),
              named.isEmpty() ? "the source names no zone" : "the source names " + named));
    }
    if (to > from) {
      skipped(before, day, to - from);
    }
  }

  /// When the clock goes forward before the day's first minute, so many minutes are skipped on the
  /// day before, or, where it goes forward at midnight, at the beginning of the day.
  private void skipped(DayWindow before, DayWindow day, int forward) {
    int there = any(before).count();
    MinuteMask after = any(day);
    int possible = DayWindow.MINUTES - forward;
    if (forward < DayWindow.MINUTES && there > possible && after.count(0, forward) > 0) {
      findings.add(
          Finding.Kind.WORLD_OVERLAP,
          before,
          "",
          String.format(
              Locale.ROOT,
              "%s: %d minutes observed, of %d that there were before the clock went forward by %d",
              day.sourceId(),
              there,
              possible,
              forward));
    }
  }

  private static MinuteMask any(DayWindow day) {
    MinuteMask any = new MinuteMask();
    for (int c = 0; c < day.channels(); c++) {
      any = any.or(day.observed(c));
    }
    return any;
  }

  /// Whether zones have these offsets on these days: one of those named, or, where none is named,
  /// one zone of the world that has both.
  private static boolean explained(
      List<ZoneId> named, LocalDate day1, int offset1, LocalDate day2, int offset2) {
    if (!named.isEmpty()) {
      return named.stream().anyMatch(z -> offset(z, day1) == offset1)
          && named.stream().anyMatch(z -> offset(z, day2) == offset2);
    }
    return ZoneId.getAvailableZoneIds().stream()
        .map(ZoneId::of)
        .anyMatch(z -> offset(z, day1) == offset1 && offset(z, day2) == offset2);
  }

  /// Minutes at the day's first minute.
  private static int offset(ZoneId zone, LocalDate day) {
    return day.atStartOfDay(zone).getOffset().getTotalSeconds() / 60;
  }

  private static String text(int offset) {
    return String.format(
        Locale.ROOT,
        "UTC%s%02d:%02d",
        offset < 0 ? "-" : "+",
        Math.abs(offset) / 60,
        Math.abs(offset) % 60);
  }
}
