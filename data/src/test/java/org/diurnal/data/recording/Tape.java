package org.diurnal.data.recording;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;

/// A recording under test: one file, and what comes out of it.
final class Tape implements AutoCloseable {
  static final SensorSchema SCHEMA = SensorSchema.builtIn("wearable");
  static final int STEPS = SCHEMA.indexOf("steps").orElseThrow();
  static final int HEART_RATE = SCHEMA.indexOf("heart_rate").orElseThrow();
  static final int DEEP = SCHEMA.indexOf("sleep_deep").orElseThrow();

  final Recording recording;
  final FileAccount file;
  final List<DayWindow> days = new ArrayList<>();
  final List<Label> labels = new ArrayList<>();
  private long line = 1;

  Tape(Path work) {
    this(work, ImportOptions.defaults(), 1 << 10);
  }

  Tape(Path work, ImportOptions options, int inMemory) {
    recording = new Recording("tape", SCHEMA, options.withWorkFolder(work), inMemory);
    file = recording.begin("tape.txt", "samples");
  }

  Track wrist(String person) {
    return recording.track(person, "Watch", Placement.WRIST);
  }

  Track phone(String person) {
    return recording.track(person, "Phone", Placement.PHONE);
  }

  /// A sample under the offset its times are written with.
  Tape sample(Track track, int channel, String start, String end, double value) {
    OffsetDateTime from = OffsetDateTime.parse(start);
    return at(track, channel, from, OffsetDateTime.parse(end), from.getOffset(), value);
  }

  /// A sample in a zone.
  Tape at(
      Track track, int channel, OffsetDateTime from, OffsetDateTime to, ZoneId zone, double value) {
    return at(track, channel, from.toInstant(), to.toInstant(), zone, value);
  }

  Tape at(Track track, int channel, Instant from, Instant to, ZoneId zone, double value) {
    file.keepRow();
    file.sample(++line, track, channel, from, to, zone, value);
    return this;
  }

  ImportReceipt play() {
    file.end(
        ExportFile.of("tape.txt", new ByteArrayInputStream("x".getBytes(StandardCharsets.UTF_8))));
    recording.emit(
        new ImportSink() {
          @Override
          public void day(DayWindow day) {
            days.add(day);
          }

          @Override
          public void label(Label label) {
            labels.add(label);
          }
        });
    return recording.receipt(Path.of("tape"), true, List.of());
  }

  FileReceipt receipt() {
    return play().files().getFirst();
  }

  DayWindow day(String source, String date) {
    return days.stream()
        .filter(d ->
            d.sourceId().equals("tape:" + source) && d.localDate().equals(LocalDate.parse(date)))
        .findFirst()
        .orElseThrow();
  }

  @Override
  public void close() {
    recording.close();
  }
}
