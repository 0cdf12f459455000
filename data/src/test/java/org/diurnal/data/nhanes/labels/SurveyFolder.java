package org.diurnal.data.nhanes.labels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.diurnal.data.xpt.XptWriter;

/// Writes small files of the survey in the formats that NCHS releases: SAS transport files of
/// numbers, and lines of the mortality linkage.
public record SurveyFolder(Path folder) {
  /// Writes a transport file.
  ///
  /// @param name the file's name; gzip if it ends in `.gz`
  /// @param rows a number a column, NaN for `.`
  public SurveyFolder xpt(String name, List<String> columns, double[]... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XptWriter writer = new XptWriter(out, LocalDateTime.of(2007, 1, 1, 0, 0));
    writer.member(
        "TABLE",
        "made up",
        columns.stream().map(c -> XptWriter.Column.numeric(c, "a column")).toList());
    for (double[] row : rows) {
      writer.row(row);
    }
    writer.finish();
    return file(name, out.toByteArray());
  }

  /// Writes a mortality file of lines.
  public SurveyFolder deaths(String name, String... lines) throws IOException {
    return file(name, (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /// A line of the mortality linkage of 2015 or 2019; texts as they stand in their fields.
  public static String death(int seqn, String eligible, String dead, String cause, String months) {
    String head = padRight(Integer.toString(seqn), 14) + eligible + dead + cause;
    return padRight(head, 42) + padRight(months, 3) + months;
  }

  private SurveyFolder file(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    if (name.endsWith(".gz")) {
      try (GZIPOutputStream zip = new GZIPOutputStream(Files.newOutputStream(file))) {
        zip.write(content);
      }
    } else {
      Files.write(file, content);
    }
    return this;
  }

  private static String padRight(String text, int length) {
    return text + " ".repeat(length - text.length());
  }
}
