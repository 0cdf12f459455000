package org.diurnal.data.xpt;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.data.xpt.XptVariable.Format;
import org.diurnal.data.xpt.XptVariable.Type;

/// Reads the records before the rows.
final class XptHeader {
  /// How the first record of a member begins.
  static final byte[] MEMBER = mark("MEMBER ");

  private static final byte[] LIBRARY = mark("LIBRARY");
  private static final byte[] LIBRARY_8 = mark("LIBV8  ");
  private static final byte[] DESCRIPTOR = mark("DSCRPTR");
  private static final byte[] VARIABLES = mark("NAMESTR");
  private static final byte[] ROWS = mark("OBS    ");
  private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
  private static final int LONGEST_ROW = 1 << 24;
  private static final String CURE =
      "download or copy it again; this reads SAS transport files"
          + " of version 5 (PROC COPY with the XPORT engine)";

  private final XptInput in;
  private final Charset charset;
  private final byte[] record = new byte[XptInput.RECORD];

  XptHeader(XptInput in, Charset charset) {
    this.in = in;
    this.charset = charset;
  }

  /// Reads the file's own header.
  XptLibrary library() {
    int n = in.read(record, 0, record.length);
    if (n > 0 && startsWith(record, 0, LIBRARY_8)) {
      throw in.bad(0, "a SAS transport file of version 8, not 5", CURE);
    }
    if (n == 0 || !startsWith(record, 0, LIBRARY)) {
      throw in.bad(
          0, n == 0 ? "the file is empty" : "not a SAS transport file (no LIBRARY header)", CURE);
    }
    need("the file's header");
    String version = text(record, 24, 8);
    String system = text(record, 32, 8);
    Optional<LocalDateTime> created = time(record, 64);
    need("the file's second header");
    return new XptLibrary(version, system, created, time(record, 0));
  }

  /// Reads the header of a member; empty at the end of the file.
  Optional<XptMember> member() {
    if (in.read(record, 0, record.length) == 0) {
      return Optional.empty();
    }
    expect(MEMBER, "MEMBER");
    int describedIn = digits(74, 4, "the length of a variable's description");
    if (describedIn != 140 && describedIn != 136) { // 136 under VAX/VMS
      throw here("a variable's description of " + describedIn + " bytes instead of 140");
    }
    need("the member's descriptor");
    expect(DESCRIPTOR, "DSCRPTR");
    need("the member's name");
    String name = text(record, 8, 8);
    Optional<LocalDateTime> created = time(record, 64);
    need("the member's label");
    Optional<LocalDateTime> modified = time(record, 0);
    String label = text(record, 32, 40);
    need("the number of variables");
    expect(VARIABLES, "NAMESTR");
    int count = digits(54, 4, "the number of variables");
    List<XptVariable> variables = variables(count, describedIn);
    need("the header of the rows");
    expect(ROWS, "OBS");
    return Optional.of(new XptMember(name, label, created, modified, variables));
  }

  /// Whether a record begins with a mark.
  static boolean startsWith(byte[] bytes, int at, byte[] mark) {
    return java.util.Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length);
  }

  private List<XptVariable> variables(int count, int describedIn) {
    int bytes = (count * describedIn + XptInput.RECORD - 1) / XptInput.RECORD * XptInput.RECORD;
    long from = in.offset();
    byte[] all = new byte[bytes];
    int n = 0;
    while (n < bytes) {
      int more = in.read(all, n, bytes - n);
      if (more == 0) {
        throw in.bad(in.offset(), "the file ends in the descriptions of its variables", CURE);
      }
      n += more;
    }
    List<XptVariable> variables = new ArrayList<>();
    for (int v = 0; v < count; v++) {
      variables.add(variable(v, all, v * describedIn, from));
    }
    checkRow(variables, from);
    return variables;
  }

  private XptVariable variable(int index, byte[] b, int at, long from) {
    String name = text(b, at + 8, 8);
    int type = int16(b, at);
    int length = int16(b, at + 4);
    if (type != 1 && type != 2) {
      throw in.bad(from + at, "variable " + name + " has type " + type + ", not 1 or 2", CURE);
    }
    if (type == 1 ? length < 2 || length > 8 : length < 1) {
      throw in.bad(from + at, "variable " + name + " has length " + length, CURE);
    }
    return new XptVariable(
        index,
        name,
        text(b, at + 16, 40),
        type == 1 ? Type.NUMERIC : Type.CHARACTER,
        length,
        int16(b, at + 84) << 16 | int16(b, at + 86) & 0xFFFF,
        new Format(text(b, at + 56, 8), int16(b, at + 64), int16(b, at + 66)),
        new Format(text(b, at + 72, 8), int16(b, at + 80), int16(b, at + 82)));
  }

  /// The variables must fill the row without gap or overlap.
  private void checkRow(List<XptVariable> variables, long from) {
    int next = 0;
    for (XptVariable v :
        variables.stream().sorted(java.util.Comparator.comparing(XptVariable::position)).toList()) {
      if (v.position() != next) {
        throw in.bad(
            from,
            "variable " + v.name() + " lies at " + v.position() + " of the row, not at " + next,
            CURE);
      }
      next += v.length();
      if (next > LONGEST_ROW) {
        throw in.bad(from, "a row of more than " + LONGEST_ROW + " bytes", CURE);
      }
    }
  }

  private void need(String what) {
    if (in.read(record, 0, record.length) == 0) {
      throw in.bad(in.offset(), "the file ends before " + what + ", it is cut short", CURE);
    }
  }

  private void expect(byte[] mark, String word) {
    if (!startsWith(record, 0, mark)) {
      throw here("no " + word + " header where one must be");
    }
  }

  private int digits(int at, int length, String what) {
    int n = 0;
    for (int i = at; i < at + length; i++) {
      if (record[i] < '0' || record[i] > '9') {
        throw here(what + " is not a number");
      }
      n = 10 * n + record[i] - '0';
    }
    return n;
  }

  private BadDataException here(String what) {
    return in.bad(in.offset() - XptInput.RECORD, what, CURE);
  }

  /// A time such as `18OCT05:13:26:44`; years below 60 are of this century, since SAS counts from
  /// 1960.
  private static Optional<LocalDateTime> time(byte[] b, int at) {
    String t = new String(b, at, 16, StandardCharsets.US_ASCII).toUpperCase(Locale.ROOT);
    if (!t.matches("\\d\\d[A-Z]{3}\\d\\d:\\d\\d:\\d\\d:\\d\\d")) {
      return Optional.empty();
    }
    int month = MONTHS.indexOf(t.substring(2, 5));
    int year = Integer.parseInt(t, 5, 7, 10);
    if (month < 0 || month % 3 != 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDateTime.of(
              year + (year < 60 ? 2000 : 1900),
              month / 3 + 1,
              Integer.parseInt(t, 0, 2, 10),
              Integer.parseInt(t, 8, 10, 10),
              Integer.parseInt(t, 11, 13, 10),
              Integer.parseInt(t, 14, 16, 10)));
    } catch (DateTimeException e) {
      return Optional.empty(); // a time that never was says nothing, and is no reason to stop
    }
  }

  /// Text without blanks and zero bytes at its end.
  private String text(byte[] b, int at, int length) {
    int end = at + length;
    while (end > at && (b[end - 1] == ' ' || b[end - 1] == 0)) {
      end--;
    }
    return new String(b, at, end - at, charset);
  }

  private static int int16(byte[] b, int at) {
    return b[at] << 8 | b[at + 1] & 0xFF;
  }

  private static byte[] mark(String word) {
    return ("HEADER RECORD*******" + word + " HEADER RECORD!!!!!!!")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
