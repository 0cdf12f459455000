package org.diurnal.data.apple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;

/// A small export written by hand, line by line as the Health app writes it, and what an import of
/// it gave. The first line given is line 6 of the file.
final class HealthExport {
  static final String XML = "export.xml";
  static final String WATCH =
      "sourceName=\"Watch\" sourceVersion=\"10.3\" device=\"&lt;&lt;HKDevice: 0x30141d0e0&gt;, "
          + "name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, "
          + "software:10.3&gt;\"";
  static final String PHONE =
      "sourceName=\"Phone\" sourceVersion=\"17.4\" device=\"&lt;&lt;HKDevice: 0x30141d130&gt;, "
          + "name:iPhone, manufacturer:Apple Inc., model:iPhone, hardware:iPhone14,5, "
          + "software:17.4&gt;\"";

  /// The source of what [#WATCH] recorded.
  static final String WATCH_ID = "apple:Watch (Watch6,2)";

  /// The source of what [#PHONE] recorded.
  static final String PHONE_ID = "apple:Phone (iPhone14,5)";

  private static final String HEAD =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE HealthData [
      <!-- HealthKit Export Version: 13 -->
      <!ELEMENT HealthData (ExportDate,Me,(Record|Workout|ActivitySummary)*)>
      ]>
      """;

  /// What came out.
  record Result(ImportReceipt receipt, List<DayWindow> days, List<Label> labels) {
    DayWindow day(String source, String date) {
      return days.stream()
          .filter(d -> d.sourceId().equals(source) && d.localDate().equals(LocalDate.parse(date)))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + date + " of " + source + " in " + days));
    }

    FileReceipt file() {
      return receipt.files().getFirst();
    }

    /// A minute of a channel; NaN where it was not observed.
    float at(String source, String date, String channel, int minute) {
      return day(source, date).values(HealthType.channel(channel))[minute];
    }

    /// How many minutes of a channel from one to before another were observed.
    int count(String source, String date, String channel, int from, int to) {
      return day(source, date).observed(HealthType.channel(channel)).count(from, to);
    }

    double label(String task) {
      return labels.stream()
          .filter(l -> l.task().equals(task))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + task + " in " + labels))
          .value();
    }
  }

  private final Path folder;

  HealthExport(Path folder) {
    this.folder = folder;
  }

  Path path() {
    return folder;
  }

  /// Writes `export.xml` with these lines inside of its root, which begins the first of them.
  HealthExport write(String... lines) {
    return in("en_US", lines);
  }

  /// The same in another locale.
  HealthExport in(String locale, String... lines) {
    return text(
        HEAD
            + "<HealthData locale=\""
            + locale
            + "\">"
            + String.join("\n", lines)
            + "\n</HealthData>\n");
  }

  /// Writes any text as `export.xml`.
  HealthExport text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  HealthExport bytes(byte[] content) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve(XML), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  /// A record of a quantity without anything inside.
  static String quantity(String type, String by, String start, String end, String unit, String v) {
    return open(type, by, start, end, unit, v) + "/>";
  }

  /// The same, not yet closed.
  static String open(String type, String by, String start, String end, String unit, String v) {
    return String.format(
        " <Record type=\"HKQuantityTypeIdentifier%s\" %s unit=\"%s\" creationDate=\"%s\""
            + " startDate=\"%s\" endDate=\"%s\" value=\"%s\"",
        type, by, unit, end, start, end, v);
  }

  /// A record of a quantity with elements inside.
  static String with(String record, String... inside) {
    return record.replaceAll("/>$", ">") + String.join("", inside) + "</Record>";
  }

  static String metadata(String key, String value) {
    return "<MetadataEntry key=\"" + key + "\" value=\"" + value + "\"/>";
  }

  static String steps(String by, String start, String end, String count) {
    return quantity("StepCount", by, start, end, "count", count);
  }

  static String heart(String by, String at, String bpm) {
    return quantity("HeartRate", by, at, at, "count/min", bpm);
  }

  static String sleep(String by, String start, String end, String value) {
    return String.format(
        " <Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" %s creationDate=\"%s\""
            + " startDate=\"%s\" endDate=\"%s\" value=\"HKCategoryValueSleepAnalysis%s\"/>",
        by, end, start, end, value);
  }

  Result read() {
    return read(ImportOptions.defaults());
  }

  Result read(ImportOptions options) {
    return read(folder, options);
  }

  Result read(Path export, ImportOptions options) {
    List<DayWindow> days = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    ImportReceipt receipt =
        new AppleImporter()
            .read(
                export,
                options.withWorkFolder(folder.resolveSibling("work")),
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

  static SensorSchema schema() {
    return HealthType.schema();
  }
}
