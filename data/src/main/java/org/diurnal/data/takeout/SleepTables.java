package org.diurnal.data.takeout;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.SleepStages;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Track;

/// Reads `UserSleeps_*.csv` and `UserSleepStages_*.csv`: sleeps and their stages in world time,
/// each with the offset of the person's clock.
///
/// An export has the same night once for each version of the algorithm that looked at it, with
/// other bounds and stages. A version is therefore a source, as a device is; what was typed in is
/// another.
final class SleepTables {
  private static final long DAY = 86_400_000L;

  private record Sleep(String source, boolean staged, Optional<String> refused) {}

  private static final class Span {
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
  }

  private final Intake intake;
  private final Map<String, Sleep> sleeps = new HashMap<>(); // by id
  private final Map<String, Span> spans = new HashMap<>(); // of stages on the local clock, by id
  private TreeMap<Long, Long> nights = new TreeMap<>(); // the same once all are read: start, end

  SleepTables(Intake intake) {
    this.intake = intake;
  }

  /// Reads the sleeps; before their stages.
  void sleeps(ExportFile file, FileAccount account) {
    Cells.read(
        file,
        account,
        List.of("sleep_id", "sleep_start", "sleep_end", "end_utc_offset", "minutes_asleep"),
        (line, row) -> {
          Optional<Instant> start = TakeoutTime.world(row.text("sleep_start"));
          Optional<OffsetDateTime> end = at(row, "sleep_end", "end_utc_offset");
          OptionalDouble asleep = row.number("minutes_asleep");
          OptionalDouble inBed = row.number("minutes_in_sleep_period");
          if (start.isEmpty() || end.isEmpty()) {
            account.unreadableRow(Reasons.TIME, line);
          } else if (asleep.isEmpty()) {
            account.unreadableRow(Reasons.NUMBER, line);
          } else {
            long from = start.get().toEpochMilli();
            long to = end.get().toInstant().toEpochMilli();
            String source = source(row);
            Optional<String> refused = intake.sleepDays.take(source, from, to);
            sleeps.putIfAbsent(
                row.text("sleep_id"),
                new Sleep(source, !row.text("sleep_type").equals("CLASSIC"), refused));
            if (refused.isPresent()) {
              account.dropRow(refused.get(), line);
              return;
            }
            account.keepRow();
            LocalDate day = end.get().toLocalDate();
            double minutes = inBed.orElse((to - from) / 60_000.0);
            intake.sleepDays.add(account, line, source, day, asleep.getAsDouble(), minutes);
          }
        });
  }

  /// Reads the stages.
  void stages(ExportFile file, FileAccount account) {
    Cells.read(
        file,
        account,
        List.of("sleep_id", "sleep_stage_type", "sleep_stage_start", "sleep_stage_end"),
        (line, row) -> {
          Optional<OffsetDateTime> from = at(row, "sleep_stage_start", "start_utc_offset");
          Optional<OffsetDateTime> to = at(row, "sleep_stage_end", "end_utc_offset");
          String id = row.text("sleep_id");
          Sleep sleep = sleeps.getOrDefault(id, new Sleep(source(row), true, Optional.empty()));
          Optional<SleepStages> stage =
              SleepStages.named(row.text("sleep_stage_type"), sleep.staged);
          if (from.isEmpty() || to.isEmpty()) {
            account.unreadableRow(Reasons.TIME, line);
          } else if (stage.isEmpty()) {
            account.unreadableRow(SleepLogs.STAGE, line);
          } else {
            if (sleep.refused.isPresent()) {
              account.dropRow("of a sleep that " + sleep.refused.get(), line);
              return;
            }
            account.keepRow();
            Span span = spans.computeIfAbsent(id, i -> new Span());
            span.start = Math.min(span.start, local(from.get()));
            span.end = Math.max(span.end, local(to.get()));
            Track track =
                sleep.source.equals(Intake.TYPED_IN)
                    ? intake.typedIn()
                    : intake.track(sleep.source);
            stage
                .get()
                .values(Intake.SCHEMA)
                .forEach((channel, value) ->
                    account.sample(line, track, channel, from.get(), to.get(), value));
          }
        });
  }

  /// Whether the tables have stages of a night.
  ///
  /// @param start milliseconds of the local clock, counted as if it were world time
  /// @param end the same
  boolean have(long start, long end) {
    if (!spans.isEmpty()) {
      spans.values().forEach(s -> nights.merge(s.start, s.end, Math::max));
      spans.clear();
    }
    return nights.subMap(start - 2 * DAY, end).values().stream().anyMatch(e -> e > start);
  }

  /// What a row came from: what was typed in, or the version of the algorithm, if it says one.
  private static String source(Cells.Row row) {
    return row.text("data_source").equals("MANUAL")
        ? Intake.TYPED_IN
        : row.text("algorithm_version");
  }

  private static Optional<OffsetDateTime> at(Cells.Row row, String time, String offset) {
    Optional<Instant> at = TakeoutTime.world(row.text(time));
    Optional<ZoneOffset> clock = TakeoutTime.offset(row.text(offset));
    return at.isEmpty() || clock.isEmpty()
        ? Optional.empty()
        : Optional.of(at.get().atOffset(clock.get()));
  }

  private static long local(OffsetDateTime t) {
    return t.toLocalDateTime().toInstant(ZoneOffset.UTC).toEpochMilli();
  }
}
