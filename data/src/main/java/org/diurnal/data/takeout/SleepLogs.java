package org.diurnal.data.takeout;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.SleepSegment;
import org.diurnal.data.importing.SleepStages;
import org.diurnal.data.recording.FileAccount;
import tools.jackson.databind.JsonNode;

/// Reads `sleep-*.json`: logs of nights and naps on the person's clock, staged (`wake`, `light`,
/// `deep`, `rem`) or classic (`awake`, `restless`, `asleep`). `shortData` are wakes of up to three
/// minutes, which lie on top of the stages.
///
/// A night runs on from its begin: where the clock changes in it, the stages are placed by the time
/// that passed, whether the log's own times jump with the clock or not.
final class SleepLogs {
  /// Why a stretch is dropped.
  static final String STAGE = "a stage of sleep without a known name, time or length";

  private static final String COVERED = "a stage of sleep that others of its night cover";
  private static final String SOURCE = "sleep-*.json"; // of all logs
  private static final int LONGEST = 2 * 86_400; // seconds; no stage is longer

  /// A stretch as it is written.
  private record Written(long local, long elapsed, long length, SleepStages stage) {}

  private final Intake intake;
  private final SleepTables tables;

  SleepLogs(Intake intake, SleepTables tables) {
    this.intake = intake;
    this.tables = tables;
  }

  /// Reads a file.
  void read(ExportFile file, FileAccount account) {
    OlderReader.json(file, account, this::log);
  }

  private void log(FileAccount account, long line, JsonNode log) {
    JsonNode data = log.path("levels").path("data");
    Optional<LocalDate> day = TakeoutTime.date(log.path("dateOfSleep").asString(""));
    Optional<LocalDateTime> start =
        TakeoutTime.local(log.path("startTime").asString(""))
            .or(() -> TakeoutTime.local(data.path(0).path("dateTime").asString("")));
    if (!data.isArray() || day.isEmpty() || start.isEmpty()) {
      account.unreadableRow("sleep without dateOfSleep, startTime or levels", line);
      return;
    }
    if (intake.zone.isPresent() && isSkipped(start.get(), intake.zone.get())) {
      account.dropRow(Reasons.NO_SUCH_TIME, line);
      return;
    }
    boolean staged = !log.path("type").asString("").equals("classic");
    List<String> odd = new ArrayList<>();
    List<Written> stages = stages(data, start.get(), staged, odd);
    SleepSegment.Night night =
        SleepSegment.laidOver(
            stages.stream().map(SleepLogs::segment).toList(),
            wakes(log.path("levels").path("shortData"), stages, staged, odd));
    long from = millis(start.get());
    long to =
        TakeoutTime.local(log.path("endTime").asString(""))
            .map(SleepLogs::millis)
            .filter(end -> end > from)
            .orElse(from + night.segments().stream().mapToLong(SleepSegment::end).max().orElse(1));
    if (tables.have(from, to)) {
      account.dropRow(Intake.TWIN, line);
      return;
    }
    Optional<String> refused = intake.sleepDays.take(SOURCE, from, to);
    if (refused.isPresent()) {
      account.dropRow(refused.get(), line);
      return;
    }
    account.keepRow();
    odd.forEach(reason -> account.dropValue(reason, line));
    for (int i = 0; i < night.lost(); i++) {
      account.dropValue(COVERED, line);
    }
    night.segments().forEach(s -> place(account, line, start.get(), s));
    OptionalDouble asleep = OlderReader.number(log.path("minutesAsleep"));
    OptionalDouble inBed = OlderReader.number(log.path("timeInBed"));
    if (asleep.isPresent() && inBed.isPresent()) {
      intake.sleepDays.add(
          account, line, SOURCE, day.get(), asleep.getAsDouble(), inBed.getAsDouble());
    } else {
      account.dropValue("a sleep without minutesAsleep or timeInBed", line);
    }
  }

  /// The stages, each with the time that had passed since the begin of the log.
  private List<Written> stages(
      JsonNode data, LocalDateTime start, boolean staged, List<String> odd) {
    List<Written> stages = new ArrayList<>();
    for (JsonNode d : data) {
      Optional<LocalDateTime> at = TakeoutTime.local(d.path("dateTime").asString(""));
      Optional<SleepStages> stage = SleepStages.named(d.path("level").asString(""), staged);
      long length = length(d);
      if (at.isEmpty() || stage.isEmpty() || length <= 0) {
        odd.add(STAGE);
        continue;
      }
      long local = millis(at.get());
      long elapsed = local - millis(start);
      if (!stages.isEmpty()) {
        Written before = stages.getLast();
        long end = before.elapsed + before.length;
        long gap = local - (before.local + before.length);
        elapsed = gap == jump(start, before.elapsed, end) ? end : end + gap;
      }
      stages.add(new Written(local, elapsed, length, stage.get()));
    }
    return stages;
  }

  /// How far the clock is put forward in a stretch of a night, in milliseconds.
  private long jump(LocalDateTime start, long from, long to) {
    if (intake.zone.isEmpty()) {
      return 0;
    }
    Instant begin = start.atZone(intake.zone.get()).toInstant();
    var rules = intake.zone.get().getRules();
    int before = rules.getOffset(begin.plusMillis(from)).getTotalSeconds();
    return 1000L * (rules.getOffset(begin.plusMillis(to)).getTotalSeconds() - before);
  }

  /// The short wakes, placed by the stage that they are written in.
  private static List<SleepSegment> wakes(
      JsonNode data, List<Written> stages, boolean staged, List<String> odd) {
    TreeMap<Long, Written> byBegin = new TreeMap<>();
    stages.forEach(s -> byBegin.put(s.local, s));
    List<SleepSegment> wakes = new ArrayList<>();
    for (JsonNode d : data) {
      Optional<LocalDateTime> at = TakeoutTime.local(d.path("dateTime").asString(""));
      Optional<SleepStages> stage = SleepStages.named(d.path("level").asString(""), staged);
      long length = length(d);
      long local = at.map(SleepLogs::millis).orElse(0L);
      Optional<Written> around =
          Optional.ofNullable(byBegin.floorEntry(local))
              .map(Map.Entry::getValue)
              .filter(s -> local < s.local + s.length);
      if (at.isEmpty() || stage.isEmpty() || length <= 0 || around.isEmpty()) {
        odd.add(STAGE);
        continue;
      }
      long elapsed = around.get().elapsed + local - around.get().local;
      wakes.add(new SleepSegment(elapsed, elapsed + length, stage.get()));
    }
    return wakes;
  }

  private void place(FileAccount account, long line, LocalDateTime start, SleepSegment s) {
    for (Map.Entry<Integer, Double> v : s.stage().values(Intake.SCHEMA).entrySet()) {
      if (intake.zone.isPresent()) {
        ZoneId zone = intake.zone.get();
        Instant begin = start.atZone(zone).toInstant();
        account.sample(
            line,
            intake.track(""),
            v.getKey(),
            begin.plusMillis(s.start()),
            begin.plusMillis(s.end()),
            zone,
            v.getValue());
      } else {
        account.sampleOnLocalClock(
            line,
            intake.track(""),
            v.getKey(),
            start.plus(s.start(), ChronoUnit.MILLIS),
            (s.end() - s.start()) / 1000,
            v.getValue());
      }
    }
  }

  private static SleepSegment segment(Written w) {
    return new SleepSegment(w.elapsed, w.elapsed + w.length, w.stage);
  }

  /// In milliseconds; 0 if there is none.
  private static long length(JsonNode d) {
    JsonNode seconds = d.path("seconds");
    return seconds.canConvertToInt() && seconds.isIntegralNumber()
        ? 1000L * Math.clamp(seconds.intValue(), 0, LONGEST)
        : 0;
  }

  private static boolean isSkipped(LocalDateTime t, ZoneId zone) {
    try {
      return zone.getRules().getValidOffsets(t).isEmpty();
    } catch (DateTimeException e) {
      return true;
    }
  }

  private static long millis(LocalDateTime t) {
    return t.toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
