package org.diurnal.data.fitabase;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.ExportFile;

/// Walks through a large CSV file without making an object for a row or a field.
///
/// A row is a line and a comma always ends a field: the minute files hold ids, times and numbers,
/// in which neither can occur. Quotes around a field are taken off.
final class CsvRows {
  private static final int LONGEST_LINE = 1 << 20;
  private final ExportFile file;
  private final InputStream in;
  private byte[] buffer = new byte[1 << 17];
  private int limit; // end of what the buffer holds
  private int next; // where the next line begins
  private long line;
  private boolean ended;
  private int fields;
  private int[] from = new int[64];
  private int[] to = new int[64];
  private boolean lineEnded;

  CsvRows(ExportFile file) {
    this.file = file;
    this.in = file.text();
  }

  /// Reads the header and checks that it is the one expected, to the last column.
  ///
  /// @throws BadDataException naming what was found
  void expectHeader(List<String> columns) {
    List<String> found = new ArrayList<>();
    if (next()) {
      for (int f = 0; f < fields; f++) {
        found.add(new String(buffer, from[f], to[f] - from[f], StandardCharsets.UTF_8).strip());
      }
    }
    if (!found.equals(columns)) {
      throw new BadDataException(
          file.name()
              + ":1: "
              + (found.isEmpty()
                  ? "the file is empty"
                  : "the header is " + shortened(found) + ", not " + shortened(columns)),
          "export the file again from Fitabase, with the columns as they are");
    }
  }

  /// Moves to the next line that is not blank; false at the end of the file.
  boolean next() {
    while (nextLine()) {
      if (fields > 1 || to[0] > from[0]) {
        return true;
      }
    }
    return false;
  }

  /// The number of the current line, from 1.
  long line() {
    return line;
  }

  /// How many fields the line has.
  int fields() {
    return fields;
  }

  /// Whether the line ended in a line end; only the file's last line can lack one.
  boolean lineEnded() {
    return lineEnded;
  }

  /// The bytes that fields lie in; valid until the next line.
  byte[] bytes() {
    return buffer;
  }

  /// Where a field begins in [#bytes()].
  int from(int field) {
    return from[field];
  }

  /// Where a field ends in [#bytes()], exclusive.
  int to(int field) {
    return to[field];
  }

  /// Whether a field holds these very bytes.
  boolean fieldEquals(int field, byte[] other) {
    return Arrays.equals(buffer, from[field], to[field], other, 0, other.length);
  }

  /// A field as text.
  ///
  /// @throws CharacterCodingException if it is not UTF-8
  String text(int field) throws CharacterCodingException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(buffer, from[field], to[field] - from[field]))
        .toString();
  }

  private boolean nextLine() {
    fields = 0;
    int begin = next;
    int field = begin;
    int at = begin;
    while (true) {
      while (at == limit) {
        int moved = refill(begin);
        if (moved < 0) {
          if (at == begin) {
            return false;
          }
          line++;
          lineEnded = false;
          add(field, at);
          next = at;
          return true;
        }
        at -= moved;
        field -= moved;
        begin -= moved;
      }
      byte b = buffer[at];
      if (b == ',') {
        add(field, at);
        field = at + 1;
      } else if (b == '\n') {
        line++;
        lineEnded = true;
        add(field, at > field && buffer[at - 1] == '\r' ? at - 1 : at);
        next = at + 1;
        return true;
      }
      at++;
    }
  }

  private void add(int begin, int end) {
    if (fields == from.length) {
      from = Arrays.copyOf(from, 2 * fields);
      to = Arrays.copyOf(to, 2 * fields);
    }
    boolean quoted = end - begin >= 2 && buffer[begin] == '"' && buffer[end - 1] == '"';
    from[fields] = quoted ? begin + 1 : begin;
    to[fields] = quoted ? end - 1 : end;
    fields++;
  }

  /// Reads more, keeping what begins at `keep`; how far that moved, or -1 at the end of the file.
  private int refill(int keep) {
    if (ended) {
      return -1;
    }
    System.arraycopy(buffer, keep, buffer, 0, limit - keep);
    limit -= keep;
    for (int f = 0; f < fields; f++) {
      from[f] -= keep;
      to[f] -= keep;
    }
    if (limit == buffer.length) {
      if (limit >= LONGEST_LINE) {
        throw new BadDataException(
            file.name() + ":" + (line + 1) + ": a line of more than " + LONGEST_LINE + " bytes",
            "this is not a CSV file of Fitabase; export it again");
      }
      buffer = Arrays.copyOf(buffer, 2 * limit);
    }
    try {
      int n = in.read(buffer, limit, buffer.length - limit);
      if (n < 0) {
        ended = true;
        // What was kept has moved to the front although nothing came after it.
        n = 0;
      }
      limit += n;
    } catch (IOException e) {
      throw file.failed(line + 1, e);
    }
    return keep;
  }

  private static String shortened(List<String> columns) {
    return columns.size() <= 6
        ? String.join(",", columns)
        : String.join(",", columns.subList(0, 4))
            + ",...,"
            + columns.getLast()
            + " ("
            + columns.size()
            + " columns)";
  }
}
