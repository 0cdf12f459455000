package org.diurnal.data.fit;

import java.util.OptionalLong;

/// The times of the messages of one stream, where some only have a part of theirs.
final class FitClock {
  private static final int TIMESTAMP_16 = 26; // field of monitoring
  private static final long TURN = 1 << 16;
  private static final long BACK = 600; // how far messages may stand out of order, in seconds
  private OptionalLong last = OptionalLong.empty();

  /// The time of a message: its timestamp; for `monitoring` also the lowest 16 bits of one, after
  /// the one before it (or a little before, where messages stand out of order).
  OptionalLong time(FitMessage m) {
    OptionalLong time = m.timestamp();
    if (time.isEmpty() && m.number() == FitNames.MONITORING && last.isPresent()) {
      OptionalLong low = m.whole(TIMESTAMP_16);
      if (low.isPresent()) {
        long next = FitTime.next(last.getAsLong(), low.getAsLong(), 16);
        long forward = next - last.getAsLong();
        time = OptionalLong.of(forward > TURN - BACK ? next - TURN : next);
      }
    }
    last = time.isPresent() ? time : last;
    return time;
  }

  /// The time of the last message that had one.
  OptionalLong last() {
    return last;
  }
}
