package org.diurnal.data.recording;

import java.nio.ByteBuffer;
import java.util.Comparator;

/// A value over a stretch of one local day under one offset: a sample, or what a midnight or a
/// change of the clock left of one.
///
/// @param person number of the person
/// @param device number of the device
/// @param day local day, in days since 1970-01-01
/// @param channel position in the schema
/// @param start milliseconds since local midnight by the clock's offset at this time
/// @param length milliseconds, 0 for a reading at a moment; ends no later than midnight
/// @param offset local minus UTC in minutes, or [#NO_OFFSET]
/// @param midnightOffset the same at the day's first minute
/// @param flags [#FIRST], [#AMBIGUOUS]
/// @param value in the channel's unit; a sum is the share that falls into this piece
/// @param file number of the file it came from
/// @param line where in that file
record Piece(
    int person,
    int device,
    int day,
    short channel,
    int start,
    int length,
    short offset,
    short midnightOffset,
    short flags,
    double value,
    int file,
    long line) {
  /// Bytes of the stored form.
  static final int BYTES = 48;

  /// The offset of a clock of which nothing is known.
  static final short NO_OFFSET = Short.MIN_VALUE;

  /// The first piece of its sample: the one that is counted.
  static final short FIRST = 1;

  /// At a local time that the clock showed twice, and nothing says which time it was.
  static final short AMBIGUOUS = 2;

  /// By person, day, device, channel, then time; longer ones before shorter; then as they were
  /// read.
  static final Comparator<Piece> ORDER =
      Comparator.comparingInt(Piece::person)
          .thenComparingInt(Piece::day)
          .thenComparingInt(Piece::device)
          .thenComparingInt(Piece::channel)
          .thenComparingLong(Piece::instant)
          .thenComparing(Comparator.comparingInt(Piece::length).reversed())
          .thenComparingInt(Piece::file)
          .thenComparingLong(Piece::line);

  boolean is(short flag) {
    return (flags & flag) != 0;
  }

  /// Milliseconds of world time, counted from the day's midnight in UTC: puts what the clock showed
  /// twice in the order in which it passed, for travellers too.
  long instant() {
    return offset == NO_OFFSET ? start : start - offset * 60_000L;
  }

  /// Whether both speak of the same stretch of time.
  boolean sameTime(Piece p) {
    return sameTrackDayChannel(p) && start == p.start && length == p.length && offset == p.offset;
  }

  boolean sameTrackDay(Piece p) {
    return person == p.person && day == p.day && device == p.device;
  }

  boolean sameTrackDayChannel(Piece p) {
    return sameTrackDay(p) && channel == p.channel;
  }

  /// The same with other numbers for person and device.
  Piece renumbered(int[] people, int[] devices) {
    return new Piece(
        people[person],
        devices[device],
        day,
        channel,
        start,
        length,
        offset,
        midnightOffset,
        flags,
        value,
        file,
        line);
  }

  void put(ByteBuffer b) {
    b.putInt(person).putInt(device).putInt(day).putInt(start).putInt(length).putInt(file);
    b.putShort(channel).putShort(offset).putShort(midnightOffset).putShort(flags);
    b.putDouble(value).putLong(line);
  }

  static Piece get(ByteBuffer b) {
    int person = b.getInt();
    int device = b.getInt();
    int day = b.getInt();
    int start = b.getInt();
    int length = b.getInt();
    int file = b.getInt();
    short channel = b.getShort();
    short offset = b.getShort();
    short midnightOffset = b.getShort();
    short flags = b.getShort();
    double value = b.getDouble();
    long line = b.getLong();
    return new Piece(
        person,
        device,
        day,
        channel,
        start,
        length,
        offset,
        midnightOffset,
        flags,
        value,
        file,
        line);
  }
}
