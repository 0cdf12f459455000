package org.diurnal.data.apple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.diurnal.data.importing.SleepStages;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Track;

/// Turns records of sleep into minutes.
///
/// The channels of stages are there only in nights with stages. So an `Awake` waits until it is
/// known whether the device wrote a stage in that night (from local noon to noon).
final class SleepRecords {
  private static final Map<SleepStages, Map<Integer, Double>> VALUES =
      Arrays.stream(SleepStages.values())
          .collect(Collectors.toUnmodifiableMap(s -> s, s -> s.values(HealthType.schema())));
  private final FileAccount account;
  private final int most;

  private record Night(Track track, long noon) {} // its noon in days since 1970-01-01

  private record Waking(long line, Track track, Span span) {}

  private final Set<Night> staged = new HashSet<>();
  private final List<Waking> waiting = new ArrayList<>();

  /// @param most how many may wait; beyond, it is decided by what was read until then
  SleepRecords(FileAccount account, int most) {
    this.account = account;
    this.most = most;
  }

  /// Takes a record.
  ///
  /// @param stage not `IN_BED`, which says nothing about sleep
  void take(long line, Track track, SleepStage stage, Span span) {
    switch (stage) {
      case IN_BED -> throw new IllegalArgumentException("in bed is neither asleep nor awake");
      case ASLEEP -> sample(line, track, SleepStages.ASLEEP, span);
      case AWAKE -> {
        waiting.add(new Waking(line, track, span));
        if (waiting.size() >= most) {
          decide();
        }
      }
      case CORE -> staged(line, track, SleepStages.LIGHT, span);
      case DEEP -> staged(line, track, SleepStages.DEEP, span);
      case REM -> staged(line, track, SleepStages.REM, span);
    }
  }

  /// Hands over what waits.
  void decide() {
    for (Waking w : waiting) {
      boolean isStaged = staged.contains(night(w.track(), w.span()));
      sample(w.line(), w.track(), isStaged ? SleepStages.AWAKE : SleepStages.RESTLESS, w.span());
    }
    waiting.clear();
  }

  private void staged(long line, Track track, SleepStages stage, Span span) {
    staged.add(night(track, span));
    sample(line, track, stage, span);
  }

  private void sample(long line, Track track, SleepStages stage, Span span) {
    VALUES
        .getOrDefault(stage, Map.of())
        .forEach((channel, value) -> span.sample(account, line, track, channel, value));
  }

  private static Night night(Track track, Span span) {
    return new Night(track, span.localStart().minusHours(12).toLocalDate().toEpochDay());
  }
}
