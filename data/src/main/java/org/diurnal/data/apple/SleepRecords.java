package org.diurnal.data.apple;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Track;

/// Turns records of sleep into minutes.
///
/// The channels of stages are there only in nights with stages. So an `Awake` waits until it is
/// known whether the device wrote a stage in that night (from local noon to noon).
final class SleepRecords {
  private static final int ASLEEP = HealthType.channel("asleep");
  private static final int AWAKE = HealthType.channel("sleep_awake");
  private static final int LIGHT = HealthType.channel("sleep_light");
  private static final int DEEP = HealthType.channel("sleep_deep");
  private static final int REM = HealthType.channel("sleep_rem");
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
      case ASLEEP -> span.sample(account, line, track, ASLEEP, 1);
      case AWAKE -> {
        waiting.add(new Waking(line, track, span));
        if (waiting.size() >= most) {
          decide();
        }
      }
      case CORE, DEEP, REM -> {
        staged.add(night(track, span));
        stage(line, track, stage, span);
      }
    }
  }

  /// Hands over what waits.
  void decide() {
    for (Waking w : waiting) {
      if (staged.contains(night(w.track(), w.span()))) {
        stage(w.line(), w.track(), SleepStage.AWAKE, w.span());
      } else {
        w.span().sample(account, w.line(), w.track(), ASLEEP, 0);
      }
    }
    waiting.clear();
  }

  private void stage(long line, Track track, SleepStage stage, Span span) {
    span.sample(account, line, track, ASLEEP, stage == SleepStage.AWAKE ? 0 : 1);
    span.sample(account, line, track, AWAKE, stage == SleepStage.AWAKE ? 1 : 0);
    span.sample(account, line, track, LIGHT, stage == SleepStage.CORE ? 1 : 0);
    span.sample(account, line, track, DEEP, stage == SleepStage.DEEP ? 1 : 0);
    span.sample(account, line, track, REM, stage == SleepStage.REM ? 1 : 0);
  }

  private static Night night(Track track, Span span) {
    return new Night(track, span.localStart().minusHours(12).toLocalDate().toEpochDay());
  }
}
