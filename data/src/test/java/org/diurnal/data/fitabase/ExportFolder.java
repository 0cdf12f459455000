package org.diurnal.data.fitabase;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;

/// A small export written by hand, and what an import of it gave.
final class ExportFolder {
  static final String HEART = "heartrate_seconds_merged.csv";
  static final String STEPS = "minuteStepsWide_merged.csv";
  static final String INTENSITIES = "minuteIntensitiesWide_merged.csv";
  static final String NARROW = "minuteStepsNarrow_merged.csv";
  static final String DAILY = "dailyActivity_merged.csv";

  /// What came out.
  record Result(ImportReceipt receipt, List<DayWindow> days, List<Label> labels) {
    DayWindow day(int index) {
      return days.get(index);
    }
  }

  private final Path folder;

  ExportFolder(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  ExportFolder file(String name, String... lines) {
    return bytes(name, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  ExportFolder bytes(String name, byte[] content) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  ExportFolder heart(String... rows) {
    return file(HEART, with("Id,Time,Value", rows));
  }

  ExportFolder steps(String... rows) {
    return file(STEPS, with(wideHeader("Steps"), rows));
  }

  ExportFolder intensities(String... rows) {
    return file(INTENSITIES, with(wideHeader("Intensity"), rows));
  }

  static String wideHeader(String prefix) {
    return "Id,ActivityHour,"
        + IntStream.range(0, 60)
            .mapToObj(m -> String.format("%s%02d", prefix, m))
            .collect(Collectors.joining(","));
  }

  /// A row of an hour whose minutes all have one value.
  static String hour(String id, String time, Object value) {
    String[] values = new String[60];
    Arrays.fill(values, String.valueOf(value));
    return id + "," + time + "," + String.join(",", values);
  }

  /// The same with another value at one minute.
  static String hour(String id, String time, Object value, int minute, Object other) {
    String[] values = new String[60];
    Arrays.fill(values, String.valueOf(value));
    values[minute] = String.valueOf(other);
    return id + "," + time + "," + String.join(",", values);
  }

  static byte[] gzip(byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  Result read() {
    return read(Optional.empty());
  }

  Result read(String zone) {
    return read(Optional.of(ZoneId.of(zone)));
  }

  private Result read(Optional<ZoneId> zone) {
    List<DayWindow> days = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    ImportOptions options =
        new ImportOptions(
            zone,
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            java.util.Optional.empty(),
            folder.resolveSibling(folder.getFileName() + "-work"));
    ImportReceipt receipt =
        new FitabaseImporter()
            .read(
                folder,
                options,
                new ImportSink() {
                  @Override
                  public void day(DayWindow day) {
                    days.add(day);
                  }

                  @Override
                  public void label(Label label) {
                    labels.add(label);
                  }
                },
                Progress.SILENT);
    return new Result(receipt, days, labels);
  }

  private static String[] with(String header, String[] rows) {
    String[] lines = new String[rows.length + 1];
    lines[0] = header;
    System.arraycopy(rows, 0, lines, 1, rows.length);
    return lines;
  }
}
