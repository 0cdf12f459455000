package org.diurnal.data.xpt;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.FailedException;
import org.diurnal.data.xpt.XptVariable.Type;

/// A SAS transport file of version 5, streamed: member by member, row by row, in memory that does
/// not depend on the file's size. Plain, as gzip, or the first `.xpt` of a zip archive.
///
/// ```java
/// try (XptFile file = XptFile.open(path)) {
///   int seqn = file.column("SEQN");
///   while (file.next()) {
///     double value = file.number(seqn);
///   }
/// }
/// ```
///
/// The format does not say how many rows there are. A member ends at the next member's header or at
/// the end of the file, and its last record of 80 bytes is filled up with blanks. So:
///
/// - Blanks that fill less than the last record are not rows. Where rows are shorter than 80 bytes,
///   an entirely blank last row of text cannot be told from that filling and is not counted; SAS's
///   own reader cannot tell either. Blank rows before the last record are rows.
/// - A file that was cut off at the border of both a record and a row looks whole.
///
/// Not thread-safe.
public final class XptFile implements AutoCloseable {
  /// How text is decoded unless said otherwise: what SAS under Windows writes, as NCHS does.
  public static final Charset DEFAULT_CHARSET = Charset.forName("windows-1252");

  private static final int RECORD = XptInput.RECORD;
  private final InputStream raw;
  private final XptInput in;
  private final XptHeader header;
  private final Charset charset;
  private final XptLibrary library;
  private XptMember member;
  private XptVariable[] variables;
  private int rowLength;
  private byte[] buffer = {};
  private int row; // where the current row begins
  private int next; // where the next row begins
  private int limit; // end of the member's bytes in the buffer
  private long rowsRead;
  private boolean ended; // no more bytes of this member will come

  private XptFile(String name, InputStream raw, Charset charset) {
    this.raw = raw;
    this.charset = charset;
    this.in = new XptInput(name, raw);
    this.header = new XptHeader(in, charset);
    this.library = header.library();
    this.member =
        header
            .member()
            .orElseThrow(() -> in.bad(in.offset(), "the file has no member", "download it again"));
    this.variables = begin();
  }

  /// Opens a file and reads the header of its first member.
  ///
  /// @throws BadDataException if there is no such file or it is not a transport file
  public static XptFile open(Path path) {
    return open(path, DEFAULT_CHARSET);
  }

  /// Opens a file whose text is in a charset.
  public static XptFile open(Path path, Charset charset) {
    InputStream raw;
    try {
      raw = Files.newInputStream(path);
    } catch (IOException e) {
      throw new BadDataException(path + ": cannot be opened", "check the file's name", e);
    }
    try {
      return read(path.toString(), raw, charset);
    } catch (RuntimeException e) {
      try (raw) {
        throw e;
      } catch (IOException close) {
        e.addSuppressed(close);
        throw e;
      }
    }
  }

  /// Reads a stream, which [#close] closes.
  ///
  /// @param name the file's name, for messages
  /// @param raw the file as it lies there, zipped or not
  /// @param charset of its text
  /// @throws BadDataException if it is not a transport file
  public static XptFile read(String name, InputStream raw, Charset charset) {
    return new XptFile(name, raw, charset);
  }

  /// What the file says of itself.
  public XptLibrary library() {
    return library;
  }

  /// The current member.
  public XptMember member() {
    return member;
  }

  /// The index of a column, for [#number] and [#text].
  ///
  /// @throws BadDataException if the member has no such column
  public int column(String name) {
    return member
        .variable(name)
        .map(XptVariable::index)
        .orElseThrow(() ->
            new BadDataException(
                in.name() + ": member " + member.name() + " has no variable " + name,
                "it has "
                    + String.join(
                        ", ", member.variables().stream().map(XptVariable::name).toList())));
  }

  /// Moves to the next row of the member; false after the last.
  ///
  /// @throws BadDataException if the file is cut short or damaged
  public boolean next() {
    // As long as a whole record lies behind a row, it cannot be the filling of the last record.
    while (!ended && limit - next < rowLength + RECORD) {
      refill();
    }
    int rest = limit - next;
    if (ended && rest < RECORD && blank(next, limit)) {
      return false;
    }
    if (rest < rowLength || rowLength == 0) {
      throw in.bad(
          rowOffset(),
          "row "
              + (rowsRead + 1)
              + " of member "
              + member.name()
              + " has "
              + rest
              + " bytes instead of "
              + rowLength
              + ", the file is cut short",
          "download or copy it again");
    }
    row = next;
    next += rowLength;
    rowsRead++;
    return true;
  }

  /// Passes over the rows that are left and moves to the next member; false after the last.
  public boolean nextMember() {
    while (next()) {
      // Only to find the end.
    }
    Optional<XptMember> following = header.member();
    if (following.isEmpty()) {
      return false;
    }
    member = following.get();
    variables = begin();
    return true;
  }

  /// How many rows of the member were read; after [#next] gave false, how many there are.
  public long rows() {
    return rowsRead;
  }

  /// The row's number of a column, NaN where it is missing.
  ///
  /// @throws IllegalArgumentException if the column holds text
  public double number(int column) {
    XptVariable v = variable(column, Type.NUMERIC);
    return IbmFloat.toDouble(buffer, row + v.position(), v.length());
  }

  /// Why the row's number of a column is missing: `.`, `_` or `A` to `Z`; [IbmFloat#NONE] where
  /// there is one.
  ///
  /// @throws IllegalArgumentException if the column holds text
  public char missingCode(int column) {
    XptVariable v = variable(column, Type.NUMERIC);
    return IbmFloat.missingCode(buffer, row + v.position(), v.length());
  }

  /// The row's text of a column, without blanks at its end.
  ///
  /// @throws IllegalArgumentException if the column holds numbers
  public String text(int column) {
    XptVariable v = variable(column, Type.CHARACTER);
    int from = row + v.position();
    int to = from + v.length();
    while (to > from && buffer[to - 1] == ' ') {
      to--;
    }
    return new String(buffer, from, to - from, charset);
  }

  /// The row's value of a column.
  public XptCell cell(int column) {
    return switch (variables[column].type()) {
      case CHARACTER -> new XptCell.Text(text(column));
      case NUMERIC -> {
        char code = missingCode(column);
        yield code == IbmFloat.NONE
            ? new XptCell.Number(number(column))
            : new XptCell.Missing(code);
      }
    };
  }

  @Override
  public void close() {
    try {
      raw.close();
    } catch (IOException e) {
      throw new FailedException(in.name() + ": cannot be closed", "try again", e);
    }
  }

  private XptVariable[] begin() {
    rowLength = member.rowLength();
    int records = Math.max(4096, 2 * (rowLength / RECORD + 2));
    if (buffer.length < records * RECORD) {
      buffer = new byte[records * RECORD];
    }
    row = 0;
    next = 0;
    limit = 0;
    rowsRead = 0;
    ended = false;
    return member.variables().toArray(XptVariable[]::new);
  }

  private XptVariable variable(int column, Type type) {
    XptVariable v = variables[column];
    if (v.type() != type || rowsRead == 0) {
      throw new IllegalArgumentException(
          rowsRead == 0 ? "no row was read yet" : "variable " + v.name() + " is " + v.type());
    }
    return v;
  }

  /// Reads more of the member, and looks where it ends.
  private void refill() {
    System.arraycopy(buffer, next, buffer, 0, limit - next);
    limit -= next;
    next = 0;
    int n = in.read(buffer, limit, buffer.length - limit);
    ended = n == 0;
    for (int r = limit; r < limit + n; r += RECORD) {
      if (buffer[r] == 'H' && XptHeader.startsWith(buffer, r, XptHeader.MEMBER)) {
        in.unread(limit + n - r);
        n = r - limit;
        ended = true;
      }
    }
    limit += n;
  }

  private boolean blank(int from, int to) {
    for (int i = from; i < to; i++) {
      if (buffer[i] != ' ') {
        return false;
      }
    }
    return true;
  }

  private long rowOffset() {
    return in.offset() - (limit - next);
  }
}
