package org.diurnal.data.fit;

/// `sleep_level` messages: each level holds until the next message, at most two hours; the last one
/// of a file for its minute.
final class SleepLevels {
  private static final int LEVEL = 0; // field of sleep_level
  private static final int UNMEASURABLE = 0; // levels
  private static final int AWAKE = 1;
  private static final int LIGHT = 2;
  private static final int DEEP = 3;
  private static final int REM = 4;
  private static final long LONGEST = 2 * 3600L;
  private static final long MINUTE = 60;
  private boolean open;
  private long level;
  private long start; // timestamp
  private long line;

  /// Takes a message.
  ///
  /// @param time its timestamp
  /// @return whether it says a level
  boolean take(FitMessage m, long time, FitPlacer placer) {
    if (m.whole(LEVEL).isEmpty()) {
      return false;
    }
    end(time > start ? Math.min(LONGEST, time - start) : MINUTE, placer);
    open = true;
    level = m.whole(LEVEL).getAsLong();
    start = time;
    line = m.offset();
    return true;
  }

  /// The file ends.
  void finish(FitPlacer placer) {
    end(MINUTE, placer);
    open = false;
  }

  private void end(long seconds, FitPlacer placer) {
    if (!open) {
      return;
    }
    if (level <= UNMEASURABLE || level > REM) {
      placer.account().dropValue(FitReasons.UNMEASURABLE, line);
      return;
    }
    put(placer, FitChannels.ASLEEP, level != AWAKE, seconds);
    put(placer, FitChannels.SLEEP_AWAKE, level == AWAKE, seconds);
    put(placer, FitChannels.SLEEP_LIGHT, level == LIGHT, seconds);
    put(placer, FitChannels.SLEEP_DEEP, level == DEEP, seconds);
    put(placer, FitChannels.SLEEP_REM, level == REM, seconds);
  }

  private void put(FitPlacer placer, int channel, boolean is, long seconds) {
    placer.stretch(line, channel, start * 1000, seconds * 1000, is ? 1 : 0);
  }
}
