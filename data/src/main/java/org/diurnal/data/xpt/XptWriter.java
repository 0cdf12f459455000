package org.diurnal.data.xpt;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diurnal.data.xpt.XptVariable.Type;

/// Writes a SAS transport file of version 5, one row after the other: what [XptFile] reads.
///
/// ```java
/// writer.member("BMX_C", "Body measures", List.of(Column.numeric("SEQN", "Sequence number")));
/// writer.row(21005);
/// writer.finish();
/// ```
public final class XptWriter {
  private static final int RECORD = XptInput.RECORD;
  private static final int DESCRIPTION = 140;
  private final OutputStream out;
  private final Charset charset;
  private final String time;
  private List<Column> columns = List.of();
  private byte[] row = {};
  private final byte[] number = new byte[Long.BYTES];
  private long written;

  /// A column.
  ///
  /// @param name at most 8 characters
  /// @param label at most 40 characters
  /// @param type what it holds
  /// @param length bytes of it in a row: 2 to 8 of a number, which is cut to them
  public record Column(String name, String label, Type type, int length) {
    public Column {
      boolean fits = type == Type.NUMERIC ? length >= 2 && length <= 8 : length >= 1;
      if (!fits || length > Short.MAX_VALUE) {
        throw new IllegalArgumentException(name + ": " + type + " of " + length + " bytes");
      }
    }

    /// A column of numbers in 8 bytes.
    public static Column numeric(String name, String label) {
      return new Column(name, label, Type.NUMERIC, Long.BYTES);
    }
  }

  /// Begins a file.
  ///
  /// @param out takes the bytes; it is for the caller to close
  /// @param created the time that the headers say
  /// @throws IOException here as everywhere, if `out` does not take them
  public XptWriter(OutputStream out, LocalDateTime created) throws IOException {
    this.out = out;
    this.charset = XptFile.DEFAULT_CHARSET;
    this.time =
        String.format(
            Locale.ROOT,
            "%02d%s%02d:%02d:%02d:%02d",
            created.getDayOfMonth(),
            created.getMonth().name().substring(0, 3),
            created.getYear() % 100,
            created.getHour(),
            created.getMinute(),
            created.getSecond());
    header("LIBRARY", "0".repeat(30));
    put(padded("SAS     SAS     SASLIB  5.0", 64) + time);
    put(time);
  }

  /// Begins a member, ending the one before.
  public void member(String name, String label, List<Column> newColumns) throws IOException {
    fill();
    columns = List.copyOf(newColumns);
    row = new byte[columns.stream().mapToInt(Column::length).sum()];
    header("MEMBER ", "000000000000000001600000000140");
    header("DSCRPTR", "0".repeat(30));
    put(padded("SAS     " + padded(name, 8) + "SASDATA 5.0", 64) + time);
    put(padded(time, 32) + padded(label, 40));
    header("NAMESTR", String.format(Locale.ROOT, "000000%04d", columns.size()) + "0".repeat(20));
    int position = 0;
    for (int c = 0; c < columns.size(); c++) {
      describe(c, columns.get(c), position);
      position += columns.get(c).length();
    }
    fill();
    header("OBS    ", "0".repeat(30));
  }

  /// Writes a row of a member that has only numbers; NaN is written as missing.
  ///
  /// @throws IllegalArgumentException if there are not as many as columns, or one is infinite
  public void row(double... numbers) throws IOException {
    check(numbers.length);
    int at = 0;
    for (int c = 0; c < numbers.length; c++) {
      if (Double.isNaN(numbers[c])) {
        IbmFloat.putMissing('.', number, 0);
      } else {
        IbmFloat.put(numbers[c], number, 0);
      }
      at = numeric(c, at);
    }
    write(row);
  }

  /// Writes a row.
  ///
  /// @throws IllegalArgumentException if it does not fit the columns
  public void row(List<XptCell> cells) throws IOException {
    check(cells.size());
    int at = 0;
    for (int c = 0; c < cells.size(); c++) {
      switch (cells.get(c)) {
        case XptCell.Number n -> {
          IbmFloat.put(n.value(), number, 0);
          at = numeric(c, at);
        }
        case XptCell.Missing m -> {
          IbmFloat.putMissing(m.code(), number, 0);
          at = numeric(c, at);
        }
        case XptCell.Text t -> {
          byte[] text = t.value().getBytes(charset);
          Column column = columns.get(c);
          if (column.type() != Type.CHARACTER || text.length > column.length()) {
            throw new IllegalArgumentException(column + " does not take '" + t.value() + "'");
          }
          Arrays.fill(row, at, at + column.length(), (byte) ' ');
          System.arraycopy(text, 0, row, at, text.length);
          at += column.length();
        }
      }
    }
    write(row);
  }

  /// Fills up the last record; the file is whole after that.
  public void finish() throws IOException {
    fill();
    out.flush();
  }

  private void check(int cells) {
    if (cells != columns.size()) {
      throw new IllegalArgumentException(cells + " cells for " + columns.size() + " columns");
    }
  }

  private int numeric(int c, int at) {
    Column column = columns.get(c);
    if (column.type() != Type.NUMERIC) {
      throw new IllegalArgumentException(column + " does not take a number");
    }
    System.arraycopy(number, 0, row, at, column.length());
    return at + column.length();
  }

  private void describe(int index, Column c, int position) throws IOException {
    byte[] b = new byte[DESCRIPTION];
    b[1] = (byte) (c.type() == Type.NUMERIC ? 1 : 2);
    int16(b, 4, c.length());
    int16(b, 6, index + 1);
    text(b, 8, 8, c.name());
    text(b, 16, 40, c.label());
    text(b, 56, 8, "");
    text(b, 72, 8, "");
    int16(b, 84, position >>> 16);
    int16(b, 86, position);
    write(b);
  }

  private void text(byte[] b, int at, int length, String text) {
    byte[] bytes = padded(text, length).getBytes(charset);
    System.arraycopy(bytes, 0, b, at, length);
  }

  private static void int16(byte[] b, int at, int value) {
    b[at] = (byte) (value >> 8);
    b[at + 1] = (byte) value;
  }

  private void header(String word, String digits) throws IOException {
    put("HEADER RECORD*******" + word + " HEADER RECORD!!!!!!!" + digits);
  }

  /// Writes a record.
  private void put(String text) throws IOException {
    write(padded(text, RECORD).getBytes(charset));
  }

  private static String padded(String text, int length) {
    if (text.length() > length) {
      throw new IllegalArgumentException("'" + text + "' has more than " + length + " characters");
    }
    return text + " ".repeat(length - text.length());
  }

  /// Fills up the record with blanks.
  private void fill() throws IOException {
    int over = (int) (written % RECORD);
    if (over > 0) {
      write(" ".repeat(RECORD - over).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }
}
