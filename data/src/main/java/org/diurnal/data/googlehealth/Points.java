package org.diurnal.data.googlehealth;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.JsonRecords;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.SleepSegment;
import org.diurnal.data.importing.SleepStages;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.SleepDays;
import org.diurnal.data.recording.Track;
import tools.jackson.databind.JsonNode;

/// Reads the points of files.
final class Points {
  /// Why a point of another type is dropped.
  static final String OTHER = "data type that is not needed: ";

  /// Why a stretch of sleep is dropped.
  static final String STAGE = "stage of sleep without a known type or time";

  private static final Set<String> ENVELOPES = Set.of("dataPoints", "rollupDataPoints");
  private static final int OTHER_TYPES = 60; // named one by one; files of nonsense have more
  private static final Map<String, Double> LEVELS =
      Map.of("SEDENTARY", 0.0, "LIGHTLY_ACTIVE", 1.0, "MODERATELY_ACTIVE", 2.0, "VERY_ACTIVE", 3.0);
  private static final double NO_OXYGEN = 50; // see the importer of Takeout

  private final Recording recording;
  private final SensorSchema schema;
  private final ImportOptions options;
  private final String person;
  private final Sources sources;
  private final SleepDays sleepDays;
  private final Set<String> otherTypes = new HashSet<>();
  private long known;

  Points(Recording recording, SensorSchema schema, ImportOptions options) {
    this.recording = recording;
    this.schema = schema;
    this.options = options;
    this.person = options.personOrNobody();
    this.sources = new Sources(recording, person);
    this.sleepDays = new SleepDays(person);
  }

  /// Reads a file.
  void read(ExportTree.Item item) {
    FileAccount account = recording.begin(item.name(), "data points");
    try (ExportFile file = item.open()) {
      JsonRecords.read(
          file,
          ENVELOPES,
          new JsonRecords.Reader() {
            @Override
            public void record(long line, JsonNode point) {
              point(account, line, point);
            }

            @Override
            public void other(long line, String what) {
              account.unreadableRow(what, line);
            }
          });
      account.end(file);
    }
  }

  /// Gives what was added up. To be called once, when every file was read.
  ///
  /// @return how many records were points of the API
  long finish() {
    sleepDays.emit();
    return known;
  }

  private void point(FileAccount account, long line, JsonNode point) {
    if (Rollup.is(point)) {
      known++;
      rollup(account, line, point);
      return;
    }
    Optional<PointType> type = PointType.of(point);
    if (type.isEmpty()) {
      other(account, line, point);
      return;
    }
    known++;
    PointType t = type.get();
    JsonNode content = t.content(point);
    switch (t.kind()) {
      case INTERVAL, LEVEL -> {
        JsonNode interval = content.path("interval");
        stretch(
            account, line, point, t, content, PointTime.start(interval), PointTime.end(interval));
      }
      case SAMPLE -> {
        Optional<PointTime> at = PointTime.sample(content.path("sampleTime"));
        stretch(account, line, point, t, content, at, at);
      }
      case SLEEP -> sleep(account, line, point, content);
      case DAY -> label(account, line, t, content, PointTime.date(content.path("date")));
      case MOMENT ->
          label(
              account,
              line,
              t,
              content,
              PointTime.sample(content.path("sampleTime"))
                  .map(at -> clocked(account, line, at).time().toLocalDate()));
    }
  }

  private void other(FileAccount account, long line, JsonNode point) {
    for (String field : point.propertyNames()) {
      JsonNode content = point.path(field);
      boolean timed = content.has("interval") || content.has("sampleTime") || content.has("date");
      if (timed || content.isObject() && point.has("dataSource") && !field.equals("dataSource")) {
        known++;
        if (otherTypes.size() < OTHER_TYPES) {
          otherTypes.add(field);
        }
        account.dropRow(OTHER + (otherTypes.contains(field) ? field : "others"), line);
        return;
      }
    }
    if (point.isEmpty() || point.size() == 1 && point.has("nextPageToken")) {
      account.dropRow("an answer without data points", line);
    } else {
      account.unreadableRow("not a data point", line);
    }
  }

  /// A moment with an offset.
  private PointTime clocked(FileAccount account, long line, PointTime t) {
    PointTime clocked = t.in(options.zone());
    if (clocked.offset().isEmpty()) {
      throw new UsageException(
          account.name() + ":" + line + ": the point has neither an offset nor a civil time",
          "say where the person was, with --timezone");
    }
    return clocked;
  }

  private void stretch(
      FileAccount account,
      long line,
      JsonNode point,
      PointType type,
      JsonNode content,
      Optional<PointTime> start,
      Optional<PointTime> end) {
    if (start.isEmpty() || end.isEmpty()) {
      account.unreadableRow(Reasons.TIME, line);
      return;
    }
    account.keepRow();
    PointTime from = clocked(account, line, start.get().or(end.get()));
    PointTime to = clocked(account, line, end.get().or(from));
    Track track = sources.of(point, content);
    if (type.kind() == PointType.Kind.LEVEL) {
      Double level = LEVELS.get(content.path("activityLevelType").asString(""));
      if (level == null) {
        account.dropValue("a level of activity that is not known", line);
      } else {
        account.sample(line, track, channel("intensity"), from.time(), to.time(), level);
      }
      return;
    }
    boolean any = false;
    for (PointType.Number n : type.numbers()) {
      OptionalDouble value = type.number(content, n.field());
      if (value.isPresent() && n.channel().equals("spo2") && value.getAsDouble() == NO_OXYGEN) {
        account.dropValue("oxygen of exactly 50 %: what Fitbit writes without a reading", line);
      } else if (value.isPresent()) {
        account.sample(
            line, track, channel(n.channel()), from.time(), to.time(), value.getAsDouble());
      } else if (content.has(n.field())) {
        account.dropValue(Reasons.NUMBER, line);
      }
      any |= value.isPresent() || content.has(n.field());
    }
    if (!any) {
      account.dropValue(Reasons.EMPTY, line);
    }
  }

  private void label(
      FileAccount account, long line, PointType type, JsonNode content, Optional<LocalDate> day) {
    DayLabel label = type.label().orElseThrow();
    if (day.isEmpty()) {
      account.unreadableRow(Reasons.TIME, line);
      return;
    }
    account.keepRow();
    double factor = type == PointType.WEIGHT ? 0.001 : 1; // grams
    label(account, line, label, day.get(), type.number(content, type.labelField()), factor);
  }

  private void rollup(FileAccount account, long line, JsonNode point) {
    Optional<LocalDate> day = Rollup.day(point);
    List<Rollup.Value> values = Rollup.values(point);
    if (values.isEmpty()) {
      account.dropRow("sums that are not needed", line);
    } else if (day.isEmpty()) {
      account.dropRow("sums of something else than one whole day", line);
    } else {
      account.keepRow();
      values.forEach(v -> label(account, line, v.label(), day.get(), v.value(), 1));
    }
  }

  private void label(
      FileAccount account,
      long line,
      DayLabel label,
      LocalDate day,
      OptionalDouble value,
      double factor) {
    if (value.isEmpty()) {
      account.dropValue(Reasons.NUMBER, line);
    } else {
      account.label(line, person, label, day, factor * value.getAsDouble());
    }
  }

  private void sleep(FileAccount account, long line, JsonNode point, JsonNode sleep) {
    Optional<PointTime> first = PointTime.start(sleep.path("interval"));
    Optional<PointTime> last = PointTime.end(sleep.path("interval"));
    if (first.isEmpty() || last.isEmpty()) {
      account.unreadableRow(Reasons.TIME, line);
      return;
    }
    PointTime begin = clocked(account, line, first.get().or(last.get()));
    PointTime end = clocked(account, line, last.get().or(begin));
    Optional<String> refused =
        sleepDays.take(Sources.name(point), begin.at().toEpochMilli(), end.at().toEpochMilli());
    if (refused.isPresent()) {
      account.dropRow(refused.get(), line);
      return;
    }
    account.keepRow();
    boolean staged = !sleep.path("type").asString("").equals("CLASSIC");
    List<SleepSegment> stages = segments(account, line, sleep.path("stages"), staged);
    List<SleepSegment> wakes = segments(account, line, sleep.path("shortAwakenings"), staged);
    SleepSegment.Night night = SleepSegment.laidOver(stages, wakes);
    for (int i = 0; i < night.lost(); i++) {
      account.dropValue("a stage of sleep that others of its night cover", line);
    }
    Track track = sources.of(point, sleep);
    // the same offset from begin to end, or a clock that changes where a time zone's does
    ZoneId zone = recording.zone(begin.time(), end.time());
    night.segments().forEach(s -> place(account, line, track, s, zone));
    add(account, line, point, sleep, begin, end, night);
  }

  private List<SleepSegment> segments(
      FileAccount account, long line, JsonNode list, boolean staged) {
    List<SleepSegment> segments = new ArrayList<>();
    for (JsonNode s : list) {
      Optional<PointTime> from = PointTime.start(s);
      Optional<PointTime> to = PointTime.end(s);
      Optional<SleepStages> stage = SleepStages.named(s.path("type").asString(""), staged);
      if (from.isEmpty()
          || to.isEmpty()
          || stage.isEmpty()
          || !to.get().at().isAfter(from.get().at())) {
        account.dropValue(STAGE, line);
      } else {
        segments.add(
            new SleepSegment(
                from.get().at().toEpochMilli(), to.get().at().toEpochMilli(), stage.get()));
      }
    }
    return segments;
  }

  private void place(FileAccount account, long line, Track track, SleepSegment s, ZoneId zone) {
    Instant from = Instant.ofEpochMilli(s.start());
    Instant to = Instant.ofEpochMilli(s.end());
    for (Map.Entry<Integer, Double> v : s.stage().values(schema).entrySet()) {
      account.sample(line, track, v.getKey(), from, to, zone, v.getValue());
    }
  }

  /// Minutes as the vendor's summary has them, otherwise those of the stages.
  private void add(
      FileAccount account,
      long line,
      JsonNode point,
      JsonNode sleep,
      PointTime begin,
      PointTime end,
      SleepSegment.Night night) {
    OptionalDouble asleep = PointType.plain(sleep.path("summary").path("minutesAsleep"));
    OptionalDouble inBed = PointType.plain(sleep.path("summary").path("minutesInSleepPeriod"));
    if (asleep.isEmpty() && night.segments().isEmpty()) {
      account.dropValue("a sleep without stages and without a summary", line);
      return;
    }
    double minutes =
        night.segments().stream()
                .filter(s -> s.stage() != SleepStages.AWAKE && s.stage() != SleepStages.RESTLESS)
                .mapToLong(s -> s.end() - s.start())
                .sum()
            / 60_000.0;
    double between = (end.at().toEpochMilli() - begin.at().toEpochMilli()) / 60_000.0;
    sleepDays.add(
        account,
        line,
        Sources.name(point),
        end.time().toLocalDate(),
        asleep.orElse(minutes),
        inBed.orElse(between));
  }

  private int channel(String name) {
    return schema.indexOf(name).orElseThrow();
  }
}
