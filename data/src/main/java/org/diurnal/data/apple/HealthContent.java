package org.diurnal.data.apple;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.Track;

/// Turns the elements of an export into samples and labels, each counted as a row of its file.
final class HealthContent {
  private static final String AVERAGE = "an average over too long a time to be a minute's reading";
  private static final String IN_BED = "in bed: says neither asleep nor awake";
  private static final String SLEEP_VALUE = "a value of sleep that is not known";
  private static final String ZEROS = "a summary of zeros: the watch was not worn that day";
  private static final String FEW_BEATS = "fewer than " + Beats.FEWEST + " beats in a row";
  private static final int MOST_REASONS = 300;
  private static final int MOST_WAITING = 50_000;
  private static final int RMSSD = HealthType.channel("rmssd");
  private final FileAccount account;
  private final ImportOptions options;
  private final Tracks tracks;
  private final SleepRecords sleep;
  private final ExportNotes notes = new ExportNotes();
  private final Set<String> reasons = new HashSet<>();
  private final Map<String, Optional<ZoneId>> zones = new HashMap<>();
  private Decimals decimals = new Decimals("");

  HealthContent(Recording recording, FileAccount account, ImportOptions options) {
    this.account = account;
    this.options = options;
    this.tracks = new Tracks(recording, options.personOrNobody(), account.name());
    this.sleep = new SleepRecords(account, MOST_WAITING);
  }

  /// What the receipt should say about the export.
  ExportNotes notes() {
    return notes;
  }

  /// The root begins.
  void begin(String locale) {
    decimals = new Decimals(locale);
    notes.locale(locale);
  }

  /// When the export was written.
  void written(String time) {
    notes.written(time);
  }

  /// The export is marked as a simulator's.
  void simulated() {
    notes.simulate();
  }

  /// All was read.
  void end() {
    sleep.decide();
  }

  /// A record of a type that is not used, or another element.
  void unused(String what, long line) {
    account.dropRow(bounded("not used: " + what, "not used: further types"), line);
  }

  /// A record.
  void record(HealthRecord r) {
    Optional<OffsetDateTime> start = AppleTime.parse(r.start());
    Optional<OffsetDateTime> end = r.end().equals(r.start()) ? start : AppleTime.parse(r.end());
    if (start.isEmpty() || end.isEmpty()) {
      account.unreadableRow(Reasons.TIME, r.line());
      return;
    }
    Span span = new Span(start.get(), end.get(), zone(r, start.get()));
    switch (r.type().use()) {
      case HealthType.Sleep s -> sleep(r, span);
      case HealthType.Channel c -> {
        OptionalDouble v = value(r);
        if (v.isPresent() && !c.isSum() && span.seconds() > c.longest()) {
          account.dropRow(AVERAGE, r.line());
        } else if (v.isPresent()) {
          sample(r, c.position(), span, v.getAsDouble());
        }
      }
      case HealthType.Day d -> {
        OptionalDouble v = value(r);
        if (v.isPresent()) {
          account.keepRow();
          label(d, span.localStart().toLocalDate(), v.getAsDouble(), r.line());
        }
      }
    }
  }

  /// The person: year of birth and sex, where they are set.
  void person(Map<String, String> attributes, long line) {
    account.keepRow();
    String prefix = "HKCharacteristicTypeIdentifier";
    String birth = attributes.getOrDefault(prefix + "DateOfBirth", "");
    if (!birth.isEmpty()) {
      date(birth)
          .filter(d -> d.getYear() >= 1900 && d.getYear() <= 2100)
          .ifPresentOrElse(
              d -> label("birth_year", d.getYear(), line),
              () -> account.dropValue(Reasons.TIME, line));
    }
    switch (attributes.getOrDefault(prefix + "BiologicalSex", "")) {
      case "HKBiologicalSexFemale" -> label("female", 1, line);
      case "HKBiologicalSexMale" -> label("female", 0, line);
      default -> {} // not set, or neither
    }
  }

  /// A day's summary.
  void summary(Map<String, String> attributes, long line) {
    Optional<LocalDate> date = date(attributes.getOrDefault("dateComponents", ""));
    if (date.isEmpty()) {
      account.unreadableRow(Reasons.TIME, line);
    } else if (!isPlausible(date.get())) {
      account.dropRow(Reasons.YEAR, line);
    } else if (SummaryValue.ALL.stream()
        .allMatch(v -> !(Math.abs(decimals.parse(attributes.getOrDefault(v.name(), ""))) > 0))) {
      account.dropRow(ZEROS, line);
    } else {
      account.keepRow();
      for (SummaryValue v : SummaryValue.ALL) {
        String text = attributes.getOrDefault(v.name(), "");
        if (!text.isEmpty()) {
          number(v.dimension(), text, v.unit(attributes))
              .ifPresentOrElse(
                  n -> label(v.label(), date.get(), n, line),
                  () -> account.dropValue(Reasons.NUMBER, line));
        }
      }
    }
  }

  private void sample(HealthRecord r, int channel, Span span, double value) {
    account.keepRow();
    Track track = tracks.of(r);
    span.sample(account, r.line(), track, channel, value);
    if (r.type() == HealthType.SDNN && !r.beats().isEmpty()) {
      r.beats()
          .rmssd()
          .ifPresentOrElse(
              ms -> span.sample(account, r.line(), track, RMSSD, ms),
              () -> account.dropValue(FEW_BEATS, r.line()));
    }
  }

  private void sleep(HealthRecord r, Span span) {
    Optional<SleepStage> stage = SleepStage.of(r.value());
    if (stage.isEmpty()) {
      account.dropRow(SLEEP_VALUE, r.line());
    } else if (stage.get() == SleepStage.IN_BED) {
      account.dropRow(IN_BED, r.line());
    } else {
      account.keepRow();
      sleep.take(r.line(), tracks.of(r), stage.get(), span);
    }
  }

  /// The value in our unit; empty if there is none, which is then accounted for.
  private OptionalDouble value(HealthRecord r) {
    double number = decimals.parse(r.value());
    if (Double.isNaN(number)) {
      account.unreadableRow(r.value().isEmpty() ? Reasons.EMPTY : Reasons.NUMBER, r.line());
      return OptionalDouble.empty();
    }
    OptionalDouble value = r.type().dimension().of(number, r.unit());
    if (value.isEmpty()) {
      String which = "unit '" + r.unit() + "' not known for " + r.type().identifier();
      account.dropRow(bounded(which, "unit not known"), r.line());
    }
    return value;
  }

  private OptionalDouble number(Dimension dimension, String text, String unit) {
    double number = decimals.parse(text);
    return Double.isNaN(number) ? OptionalDouble.empty() : dimension.of(number, unit);
  }

  private void label(HealthType.Day d, LocalDate date, double value, long line) {
    if (!isPlausible(date)) {
      account.dropValue(Reasons.YEAR, line);
    } else if (value < d.min() || value > d.max()) {
      account.dropValue(value < d.min() ? Reasons.BELOW : Reasons.ABOVE, line);
    } else {
      account.label(line, new Label(options.personOrNobody(), d.task(), Optional.of(date), value));
    }
  }

  private void label(String task, double value, long line) {
    account.label(line, new Label(options.personOrNobody(), task, Optional.empty(), value));
  }

  /// The record's own zone, else the user's.
  private Optional<ZoneId> zone(HealthRecord r, OffsetDateTime written) {
    if (r.zone().isPresent()) {
      if (zones.size() >= MOST_REASONS) {
        zones.clear();
      }
      Optional<ZoneId> zone = zones.computeIfAbsent(r.zone().get(), HealthContent::parseZone);
      notes.named(zone, written, r.line());
      if (zone.isPresent()) {
        return zone;
      }
    }
    return options.zone();
  }

  private static Optional<ZoneId> parseZone(String name) {
    try {
      return Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static boolean isPlausible(LocalDate date) {
    return date.getYear() >= 2000 && date.getYear() <= 2100;
  }

  /// A reason with words of the file in it; another one where there were too many of those.
  private String bounded(String reason, String instead) {
    String cut = reason.length() > 150 ? reason.substring(0, 150) : reason;
    return reasons.contains(cut) || (reasons.size() < MOST_REASONS && reasons.add(cut))
        ? cut
        : instead;
  }
}
