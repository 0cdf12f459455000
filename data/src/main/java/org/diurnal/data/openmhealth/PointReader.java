package org.diurnal.data.openmhealth;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.regex.Pattern;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.JsonRecords;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.SimulatedMark;
import org.diurnal.data.importing.SleepStages;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.Track;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/// Makes samples and labels of the data points of one file, and of data series, whose bodies share
/// a header.
final class PointReader implements JsonRecords.Reader {
  /// Longer than this, a value says nothing of a minute: a night's average, a day's total.
  private static final Duration LONGEST = Duration.ofHours(1);

  private static final int BETWEEN_PROGRESS = 4096;
  private static final Pattern WRIST = Pattern.compile("(?i)watch|\\bband\\b|\\bwrist");
  private static final Pattern FINGER = Pattern.compile("(?i)\\bring\\b");
  private static final Pattern PHONE = Pattern.compile("(?i)phone\\b");

  private final Set<String> otherSchemas = new HashSet<>();
  private final SensorSchema schema;
  private final Recording recording;
  private final ImportOptions options;
  private final FileAccount account;
  private final Runnable progress;
  private Optional<JsonNode> seriesHeader = Optional.empty();
  private long points;
  private boolean simulated;

  /// @param progress told now and then
  PointReader(
      SensorSchema schema,
      Recording recording,
      ImportOptions options,
      FileAccount account,
      Runnable progress) {
    this.schema = schema;
    this.recording = recording;
    this.options = options;
    this.account = account;
    this.progress = progress;
  }

  /// How many bodies there were.
  long points() {
    return points;
  }

  /// Whether one says that a simulator made it.
  boolean simulated() {
    return simulated;
  }

  @Override
  public void envelope(JsonNode before) {
    seriesHeader = Optional.of(before.path("header"));
  }

  @Override
  public void envelopeEnd() {
    seriesHeader = Optional.empty();
  }

  @Override
  public void other(long line, String what) {
    account.unreadableRow(what, line);
  }

  @Override
  public void record(long line, JsonNode record) {
    JsonNode header = seriesHeader.orElseGet(() -> record.path("header"));
    JsonNode body = seriesHeader.isPresent() ? record : record.path("body");
    String name = header.path("schema_id").path("name").asString("");
    if (name.isEmpty() || !body.isObject()) {
      account.unreadableRow(
          seriesHeader.isPresent()
              ? "a series whose header does not stand before its body, or has no schema_id.name"
              : "no header.schema_id.name, or no body",
          line);
      return;
    }
    points++;
    if (points % BETWEEN_PROGRESS == 0) {
      progress.run();
    }
    Optional<Measure> measure = Measure.of(name);
    if (measure.isEmpty()) {
      account.dropRow(Measure.notNeeded(shortened(name)), line);
      return;
    }
    body(line, header, measure.get(), body);
  }

  private void body(long line, JsonNode header, Measure m, JsonNode body) {
    Optional<String> notNeeded = m.notNeeded(body);
    if (notNeeded.isPresent()) {
      account.dropRow(notNeeded.get(), line);
      return;
    }
    JsonNode said = body.path("effective_time_frame");
    Optional<TimeFrame> frame = TimeFrame.of(said);
    if (frame.isEmpty()) {
      if (TimeFrame.isOnlyADate(said)) {
        account.dropRow("a date or a part of a day, not a time to the minute", line);
      } else {
        account.unreadableRow("no effective_time_frame to the minute", line);
      }
      return;
    }
    TimeFrame t = onTheClock(frame.get(), line);
    boolean wholeDay = m.target().equals("steps") && t.isWholeDay();
    if (m.kind() == Measure.Kind.CHANNEL && !wholeDay && t.length().compareTo(LONGEST) > 0) {
      account.dropRow("over more than an hour, which says nothing of a minute", line);
      return;
    }
    account.keepRow();
    String who = person(header);
    switch (m.kind()) {
      case CHANNEL -> {
        if (wholeDay) {
          label(line, who, "daily_steps", t.start(), m.value(body));
        } else {
          sample(line, track(who, header), m, t, m.value(body));
        }
      }
      case DAY_OF_START -> label(line, who, m.target(), t.start(), m.value(body));
      case SLEEP -> sleep(line, header, m, t, body);
    }
  }

  private void sleep(long line, JsonNode header, Measure m, TimeFrame t, JsonNode body) {
    for (JsonNode episode : body.path("sleep_stage_episodes")) {
      stage(line, header, episode);
    }
    if (body.path("is_main_sleep").asBoolean(true)) {
      label(line, person(header), m.target(), t.end(), m.value(body));
    } else {
      account.dropValue("a nap: the day's label is of the main sleep", line);
    }
  }

  private void stage(long line, JsonNode header, JsonNode episode) {
    Optional<TimeFrame> frame = TimeFrame.of(episode.path("sleep_stage_time_frame"));
    Optional<SleepStages> stage = stage(episode.path("sleep_stage_state").asString(""));
    if (frame.isEmpty() || stage.isEmpty()) {
      account.dropValue("a stage of sleep without a known state or time", line);
      return;
    }
    TimeFrame t = onTheClock(frame.get(), line);
    Track track = track(person(header), header);
    for (Map.Entry<Integer, Double> v : stage.get().values(schema).entrySet()) {
      account.sample(line, track, v.getKey(), t.start(), t.end(), v.getValue());
    }
  }

  private static Optional<SleepStages> stage(String state) {
    return switch (state.toLowerCase(Locale.ROOT).replace('_', ' ').strip()) {
      case "awake", "wake" -> Optional.of(SleepStages.AWAKE);
      case "light", "light sleep", "n1", "n2" -> Optional.of(SleepStages.LIGHT);
      case "deep", "deep sleep", "n3" -> Optional.of(SleepStages.DEEP);
      case "rem", "rem sleep" -> Optional.of(SleepStages.REM);
      case "asleep", "sleep" -> Optional.of(SleepStages.ASLEEP);
      default -> Optional.empty();
    };
  }

  private void sample(long line, Track track, Measure m, TimeFrame t, OptionalDouble value) {
    if (value.isEmpty()) {
      account.dropValue("no number in a unit that is known", line);
      return;
    }
    account.sample(
        line,
        track,
        schema.indexOf(m.target()).orElseThrow(),
        t.start(),
        t.end(),
        value.getAsDouble());
  }

  private void label(long line, String who, String task, OffsetDateTime day, OptionalDouble value) {
    if (value.isEmpty()) {
      account.dropValue("no number in a unit that is known", line);
    } else if (!Double.isFinite(value.getAsDouble())) {
      account.dropValue(Reasons.NUMBER, line);
    } else {
      account.label(
          line, new Label(who, task, Optional.of(day.toLocalDate()), value.getAsDouble()));
    }
  }

  private TimeFrame onTheClock(TimeFrame t, long line) {
    if (!t.utc()) {
      return t;
    }
    ZoneId zone =
        options
            .zone()
            .orElseThrow(() ->
                new UsageException(
                    account.name()
                        + ":"
                        + line
                        + ": times are in UTC (Z, or without an offset), which says nothing of the"
                        + " person's clock",
                    "say where the person was, with --timezone"));
    return t.on(zone);
  }

  private String person(JsonNode header) {
    String person = header.path("user_id").asString("");
    return person.isEmpty() ? options.personOrNobody() : person;
  }

  private Track track(String who, JsonNode header) {
    JsonNode provenance = header.path("acquisition_provenance");
    String device = provenance.path("source_name").asString("");
    if (device.isEmpty()) {
      JsonNode sheets = header.path("external_datasheets");
      JsonNode first = sheets.isEmpty() ? MissingNode.getInstance() : sheets.path(0);
      device = first.path("datasheet_reference").asString("");
    }
    if (device.startsWith(SimulatedMark.PREFIX)) {
      simulated = true;
      device = device.substring(SimulatedMark.PREFIX.length());
    }
    String modality = header.path("modality").asString(provenance.path("modality").asString(""));
    return recording.track(
        who, device.strip(), modality.equals("self-reported") ? Placement.NONE : placement(device));
  }

  /// What a device's name says of its place.
  private static Placement placement(String device) {
    if (WRIST.matcher(device).find()) {
      return Placement.WRIST;
    }
    if (FINGER.matcher(device).find()) {
      return Placement.FINGER;
    }
    return PHONE.matcher(device).find() ? Placement.PHONE : Placement.UNKNOWN;
  }

  private String shortened(String name) {
    if (otherSchemas.size() < 40) {
      otherSchemas.add(name);
    }
    return otherSchemas.contains(name) && name.length() <= 80 ? name : "others";
  }
}
