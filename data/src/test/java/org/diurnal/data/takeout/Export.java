package org.diurnal.data.takeout;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.Label;
import org.diurnal.data.importing.DayLabel;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;

/// A small export, written by hand in the shape that users show in public, and what an import of it
/// gives.
final class Export {
  static final String JSON = "Takeout/Fitbit/Global Export Data/";
  static final String CSV = "Takeout/Google Health/Physical Activity_GoogleData/";
  static final String SLEEP = "Takeout/Google Health/Health Fitness Data_GoogleData/";

  private final Path folder;

  Export(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /// Writes a file.
  Export file(String name, String content) {
    try {
      Path f = folder.resolve(name);
      Files.createDirectories(f.getParent());
      Files.writeString(f, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Writes an array of records, each on a line of its own.
  Export json(String name, String... records) {
    return file(JSON + name, "[" + String.join(",\n", records) + "]\n");
  }

  /// Writes a table, the header first.
  Export csv(String name, String... lines) {
    return file(name, String.join("\n", lines) + "\n");
  }

  /// Packs files of this folder, which stay where they are.
  Path zip(Path archive, String... names) throws IOException {
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write(Files.readAllBytes(folder.resolve(name)));
        out.closeEntry();
      }
    }
    return archive;
  }

  static String steps(String time, int n) {
    return "{\"dateTime\" : \"" + time + "\", \"value\" : \"" + n + "\"}";
  }

  static String heart(String time, int bpm, int confidence) {
    return "{\"dateTime\" : \""
        + time
        + "\", \"value\" : {\"bpm\" : "
        + bpm
        + ", \"confidence\" : "
        + confidence
        + "}}";
  }

  static String stage(String time, String level, int seconds) {
    return "{\"dateTime\": \""
        + time
        + ".000\", \"level\": \""
        + level
        + "\", \"seconds\": "
        + seconds
        + "}";
  }

  /// What came out of an import.
  record Seen(ImportReceipt receipt, List<DayWindow> days, List<Label> labels) {
    /// A minute of the only device, or of the one that is named; NaN if nobody observed it.
    float at(LocalDate date, String source, String channel, int minute) {
      int c = Intake.channel(channel);
      for (DayWindow d : days) {
        if (d.localDate().equals(date) && d.sourceId().equals(source)) {
          return d.observed(c).get(minute) ? d.values(c)[minute] : Float.NaN;
        }
      }
      return Float.NaN;
    }

    /// A minute of what names no device.
    float at(LocalDate date, String channel, int minute) {
      return at(date, "takeout", channel, minute);
    }

    /// How many minutes of a channel any device observed.
    int minutes(String channel) {
      int c = Intake.channel(channel);
      return days.stream().mapToInt(d -> d.observed(c).count()).sum();
    }

    /// The value of a label; NaN if there is none.
    double label(DayLabel label, LocalDate date) {
      return labels.stream()
          .filter(l -> l.task().equals(label.task()) && l.time().filter(date::equals).isPresent())
          .mapToDouble(Label::value)
          .findFirst()
          .orElse(Double.NaN);
    }
  }

  /// Imports what is at a path.
  static Seen read(Path path, ImportOptions options) {
    List<DayWindow> days = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    ImportSink sink =
        new ImportSink() {
          @Override
          public void day(DayWindow day) {
            days.add(day);
          }

          @Override
          public void label(Label label) {
            labels.add(label);
          }
        };
    ImportReceipt r = new TakeoutImporter().read(path, options, sink, Progress.SILENT);
    return new Seen(r, days, labels);
  }

  /// Imports this export.
  Seen read(ImportOptions options) {
    return read(folder, options);
  }
}
