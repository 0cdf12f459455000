package org.diurnal.data.takeout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.SleepDays;
import org.diurnal.data.recording.Track;

/// What the readers of an export's files share: where the samples go, whose they are, on which
/// clock, and which days newer files have, so that their older twins need not be counted again.
final class Intake {
  static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");

  /// Where a value is dropped since a newer file of the export has that day.
  static final String TWIN = "a newer file of the export has this day (GoogleData)";

  /// The name of the source of what was typed in by hand.
  static final String TYPED_IN = "typed in";

  final Recording recording;
  final String person;
  final Optional<ZoneId> zone;
  final ZoneMissing zoneMissing;
  final SleepDays sleepDays;
  final MinuteTotals calories;
  final MinuteTotals zoneMinutes;
  private final Map<String, Set<LocalDate>> days = new HashMap<>();
  private final Map<String, Track> tracks = new HashMap<>(); // by device

  /// Makes the question to the user.
  interface ZoneMissing {
    UsageException at(String file, long line);
  }

  Intake(Recording recording, String person, Optional<ZoneId> zone, ZoneMissing zoneMissing) {
    this.recording = recording;
    this.person = person;
    this.zone = zone;
    this.zoneMissing = zoneMissing;
    this.sleepDays = new SleepDays(person);
    this.calories = new MinuteTotals();
    this.zoneMinutes = new MinuteTotals();
  }

  /// The person's zone, for a world time.
  ///
  /// @throws UsageException if nobody said it
  ZoneId zone(FileAccount account, long line) {
    return zone.orElseThrow(() -> zoneMissing.at(account.name(), line));
  }

  /// The local day of a world time.
  LocalDate day(FileAccount account, long line, Instant at) {
    return at.atZone(zone(account, line)).toLocalDate();
  }

  /// A newer file has something of a day.
  void has(String what, LocalDate day) {
    days.computeIfAbsent(what, w -> new HashSet<>()).add(day);
  }

  /// Whether a newer file has something of a day.
  boolean hasTwin(String what, LocalDate day) {
    return days.getOrDefault(what, Set.of()).contains(day);
  }

  /// A channel's position.
  static int channel(String name) {
    return SCHEMA.indexOf(name).orElseThrow();
  }

  /// The track of a device as `data source` names it. Fitbit makes trackers for the wrist; the
  /// phone counts too, as MobileTrack; what apps and Health Connect hand on was worn anywhere.
  Track track(String device) {
    return tracks.computeIfAbsent(device, d -> recording.track(person, d, placement(d)));
  }

  private static Placement placement(String device) {
    String d = device.toLowerCase(Locale.ROOT);
    return d.contains("mobiletrack") || d.matches(".*\\bphone\\b(?! health connect).*")
        ? Placement.PHONE
        : d.matches(".*(health connect|\\bapp|web api|unknown|sleep_session).*")
            ? Placement.UNKNOWN
            : Placement.WRIST;
  }

  /// The track of what was typed in.
  Track typedIn() {
    return recording.track(person, TYPED_IN, Placement.NONE);
  }
}
