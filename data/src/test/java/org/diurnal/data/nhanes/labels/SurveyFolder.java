package org.diurnal.data.nhanes.labels;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.diurnal.data.xpt.IbmFloat;

/// Writes small files of the survey in the formats that NCHS releases: SAS transport files of
/// numbers, and lines of the mortality linkage.
record SurveyFolder(Path folder) {
  private static final String ZEROS = "000000000000000000000000000000  ";

  /// Writes a transport file.
  ///
  /// @param name the file's name; gzip if it ends in `.gz`
  /// @param rows a number a column, NaN for `.`
  SurveyFolder xpt(String name, List<String> columns, double[]... rows) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String made = "01JAN07:00:00:00";
    header(out, "LIBRARY ", ZEROS);
    text(out, 80, "SAS     SAS     SASLIB  9.1     TEST    " + " ".repeat(24) + made);
    text(out, 80, made);
    header(out, "MEMBER  ", "000000000000000001600000000140  ");
    header(out, "DSCRPTR ", ZEROS);
    text(out, 80, "SAS     TABLE   SASDATA 9.1     TEST    " + " ".repeat(24) + made);
    text(out, 80, made);
    header(
        out,
        "NAMESTR ",
        String.format(Locale.ROOT, "000000%04d00000000000000000000  ", columns.size()));
    for (int c = 0; c < columns.size(); c++) {
      ByteBuffer b = ByteBuffer.allocate(140);
      b.putShort((short) 1).putShort((short) 0).putShort((short) 8).putShort((short) (c + 1));
      b.put(padded(8, columns.get(c))).put(padded(40, "a column")).put(padded(8, ""));
      b.position(72).put(padded(8, "")).position(84).putInt(8 * c);
      out.writeBytes(b.array());
    }
    fill(out);
    header(out, "OBS     ", ZEROS);
    for (double[] row : rows) {
      byte[] bytes = new byte[8 * row.length];
      for (int c = 0; c < row.length; c++) {
        if (Double.isNaN(row[c])) {
          IbmFloat.putMissing('.', bytes, 8 * c);
        } else {
          IbmFloat.put(row[c], bytes, 8 * c);
        }
      }
      out.writeBytes(bytes);
    }
    fill(out);
    return file(name, out.toByteArray());
  }

  /// Writes a mortality file of lines.
  SurveyFolder deaths(String name, String... lines) throws IOException {
    return file(name, (String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /// A line of the mortality linkage of 2015 or 2019; texts as they stand in their fields.
  static String death(int seqn, String eligible, String dead, String cause, String months) {
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

  private static void header(ByteArrayOutputStream out, String kind, String rest) {
    text(out, 80, "HEADER RECORD*******" + kind + "HEADER RECORD!!!!!!!" + rest);
  }

  private static void text(ByteArrayOutputStream out, int length, String text) {
    out.writeBytes(padded(length, text));
  }

  private static void fill(ByteArrayOutputStream out) {
    out.writeBytes(padded((80 - out.size() % 80) % 80, ""));
  }

  private static byte[] padded(int length, String text) {
    return padRight(text, length).getBytes(StandardCharsets.US_ASCII);
  }

  private static String padRight(String text, int length) {
    return text + " ".repeat(length - text.length());
  }
}
