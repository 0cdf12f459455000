package org.diurnal.data.recording;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.Tally;

/// What becomes of one file's rows and values; made by [Recording#begin], and ended by [#end].
///
/// A row (a CSV line, an XML record, a message) is kept or dropped as a whole. The values in kept
/// rows are counted apart: each sample and each label is one. Whether a sample is kept may only
/// turn out when all files are read, since another may have said the same.
public final class FileAccount {
  private final Recording recording;
  private final int number;
  private final String name;
  private final String role;
  private final Tally.Counter rows = new Tally.Counter();
  private final Tally.Counter values = new Tally.Counter();
  private long unreadable;
  private Optional<ExportFile> file = Optional.empty();
  private long bytes;
  private String sha256 = "";

  FileAccount(Recording recording, int number, String name, String role) {
    this.recording = recording;
    this.number = number;
    this.name = name;
    this.role = role;
  }

  /// The file's name in the export.
  public String name() {
    return name;
  }

  /// A row was read and will be used.
  public void keepRow() {
    rows.read(1);
    rows.keep(1);
  }

  /// A row was read and is of no use here, although it is sound: it says so in the receipt.
  public void dropRow(String reason, long line) {
    rows.read(1);
    rows.drop(reason, line);
  }

  /// A row was read and makes no sense. If most rows of a file are so, the file is refused.
  public void unreadableRow(String reason, long line) {
    unreadable++;
    dropRow(reason, line);
  }

  /// A value of a kept row is of no use.
  public void dropValue(String reason, long line) {
    values.read(1);
    values.drop(reason, line);
  }

  /// A value over a stretch of time, or at a moment where `start` equals `end`.
  ///
  /// It is placed on the local clock of `zone`, and divided where that has a midnight or changes
  /// its offset. For a channel that is summed, the value is the amount of the whole stretch, spread
  /// evenly over it; it must be plausible per minute. Others hold at every moment of it.
  ///
  /// @param line where it stands in the file, from 1 (a row, a line, or a byte offset)
  /// @param zone the zone or the offset that the person's clock had
  public void sample(
      long line, Track track, int channel, Instant start, Instant end, ZoneId zone, double value) {
    values.read(1);
    long length = end.toEpochMilli() - start.toEpochMilli();
    Optional<String> wrong = recording.wrong(channel, start, length, value);
    if (wrong.isPresent()) {
      values.drop(wrong.get(), line);
      return;
    }
    recording.note(zone);
    recording.place(number, line, track, channel, start.toEpochMilli(), length, zone, value);
  }

  /// The same for a source that writes each time with the offset that the clock had.
  ///
  /// Where the two differ, the clock changed in between: at the moment when the time zones with
  /// such a change make it, so that the value falls on the minutes which the clock really showed.
  /// Where no zone explains it (a flight), all of the value stands under the offset of its start,
  /// and the receipt says so.
  public void sample(
      long line, Track track, int channel, OffsetDateTime start, OffsetDateTime end, double value) {
    values.read(1);
    Instant from = start.toInstant();
    long length = end.toInstant().toEpochMilli() - from.toEpochMilli();
    Optional<String> wrong = recording.wrong(channel, from, length, value);
    if (wrong.isPresent()) {
      values.drop(wrong.get(), line);
      return;
    }
    recording.note(start.getOffset());
    recording.note(end.getOffset());
    ZoneId zone = recording.zone(start, end);
    recording.place(number, line, track, channel, from.toEpochMilli(), length, zone, value);
  }

  /// A value at a time of the local clock of which the source gives neither offset nor zone. If the
  /// user gave a zone, it is that one's clock.
  ///
  /// @param seconds how long it lasts, 0 for a reading at a moment
  public void sampleOnLocalClock(
      long line, Track track, int channel, LocalDateTime start, long seconds, double value) {
    sampleOnLocalClock(
        line, track, channel, start, Duration.ofSeconds(seconds), recording.userZone(), value);
  }

  /// The same on the clock of a zone that the source names apart from the time, or on one of which
  /// nothing is known. An hour that the zone's clock showed twice is taken in the order in which it
  /// stands.
  ///
  /// @param length how long it lasts, zero for a reading at a moment
  public void sampleOnLocalClock(
      long line,
      Track track,
      int channel,
      LocalDateTime start,
      Duration length,
      Optional<ZoneId> zone,
      double value) {
    values.read(1);
    Instant asIfUtc = start.toInstant(java.time.ZoneOffset.UTC);
    long millis = length.toMillis();
    Optional<String> wrong = recording.wrong(channel, asIfUtc, millis, value);
    if (wrong.isEmpty()) {
      wrong = recording.placeOnClock(number, line, track, channel, start, millis, zone, value);
    }
    wrong.ifPresent(reason -> values.drop(reason, line));
  }

  /// A label. The first of two for one person, task and day is kept.
  public void label(long line, Label label) {
    values.read(1);
    Optional<String> wrong = recording.takeLabel(label);
    wrong.ifPresentOrElse(reason -> values.drop(reason, line), () -> values.keep(1));
  }

  /// A label of a day that several importers know, if it is plausible.
  public void label(long line, String person, DayLabel label, LocalDate day, double value) {
    Optional<String> wrong = label.wrong(value);
    if (wrong.isPresent()) {
      dropValue(wrong.get(), line);
    } else {
      label(line, new Label(person, label.task(), Optional.of(day), value));
    }
  }

  /// Ends the reading of the file, which is hashed to its last byte.
  ///
  /// @throws BadDataException if most of its rows made no sense: its few good rows would be a
  ///   partial dataset that looks whole
  public void end(ExportFile read) {
    this.sha256 = read.sha256();
    this.bytes = read.bytesRead();
    this.file = Optional.of(read);
    Tally tally = rows.toTally();
    if (tally.read() >= 10 && 2 * unreadable > tally.read()) {
      var worst =
          tally.rejections().stream()
              .max(java.util.Comparator.comparingLong(r -> r.count()))
              .orElseThrow();
      throw new BadDataException(
          String.format(
              Locale.ROOT,
              "%s:%d: %,d of %,d rows cannot be read, most of them: %s",
              name,
              worst.firstLines().getFirst(),
              unreadable,
              tally.read(),
              worst.reason()),
          "export the file again, and check that it is what its name says. Nothing was imported");
    }
  }

  void keepValue() {
    values.keep(1);
  }

  void dropCounted(String reason, long line) {
    values.drop(reason, line);
  }

  FileReceipt receipt() {
    if (file.isEmpty()) {
      throw new IllegalStateException(name + ": its account was never ended");
    }
    return new FileReceipt(name, role, bytes, sha256, rows.toTally(), values.toTally());
  }

  static String rangeReason(boolean below) {
    return below ? Reasons.BELOW : Reasons.ABOVE;
  }
}
