package org.diurnal.data.fit;

import java.util.Optional;
import java.util.OptionalLong;

/// Times of the beats in `hr` messages, as straps write them that record on their own and hand it
/// over later.
///
/// A message with a timestamp and one 32-bit event time ties the strap's clock to the date. Those
/// after it have the lowest 12 bits of each event time, in 1/1024 s, two in three bytes.
final class HeartEvents {
  private static final int FRACTION = 0; // of the timestamp, in 1/32768 s
  private static final int BEATS_PER_MINUTE = 6; // array
  private static final int EVENT = 9; // array, 1/1024 s
  private static final int EVENT_12 = 10; // bytes
  private long tiedTime; // timestamp in milliseconds
  private long tiedEvent;
  private boolean tied;
  private long event; // the last one

  /// Places the heart rates of a message.
  ///
  /// @return whether it had a place for them
  boolean take(FitMessage m, FitPlacer placer) {
    OptionalLong first = m.whole(EVENT);
    if (m.timestamp().isPresent() && first.isPresent()) {
      tiedTime = m.timestamp().getAsLong() * 1000 + m.whole(FRACTION).orElse(0) * 1000 / 32768;
      tiedEvent = first.getAsLong();
      tied = true;
    }
    int rates = m.count(BEATS_PER_MINUTE);
    if (!tied) {
      return rates == 0;
    }
    int wide = m.count(EVENT);
    Optional<byte[]> packed = m.bytes(EVENT_12);
    int narrow = packed.map(b -> b.length * 8 / 12).orElse(0);
    for (int i = 0; i < Math.max(rates, wide + narrow); i++) {
      OptionalLong bits = i < wide ? m.whole(EVENT, i) : m.component(EVENT_12, 12 * (i - wide), 12);
      if (bits.isPresent()) {
        event = i < wide ? bits.getAsLong() : FitTime.next(event, bits.getAsLong(), 12);
        long time = tiedTime + (event - tiedEvent) * 1000 / 1024;
        m.whole(BEATS_PER_MINUTE, i)
            .ifPresent(r -> placer.moment(m.offset(), FitChannels.HEART_RATE, time, r));
      } else if (m.whole(BEATS_PER_MINUTE, i).isPresent()) {
        placer.account().dropValue(FitReasons.NO_TIME, m.offset());
      }
    }
    return true;
  }
}
