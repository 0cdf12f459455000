package org.diurnal.data.apple;

import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diurnal.core.BadDataException;

/// What stands before an export's first element, without its document type declaration.
///
/// The declaration is skipped rather than read: it could name other files, or entities that expand
/// to more than any memory holds; and in exports of iOS 16 it is broken, so that no parser takes
/// it. It ends with the first `]` before a `>`, outside of comments. Line ends stay, so that line
/// numbers stay true.
final class Prolog {
  private static final int LONGEST = 1 << 20;
  private static final Pattern VERSION = Pattern.compile("HealthKit Export Version:\\s*(\\d{1,4})");
  private final Reader in;
  private final String file;
  private final StringBuilder raw = new StringBuilder();
  private final StringBuilder kept = new StringBuilder();
  private boolean skipping;
  private long line = 1;

  /// Reads up to and with the first two characters of the first element.
  ///
  /// @param file the file's name, for messages
  /// @throws BadDataException if there is no element, or the declaration never ends
  Prolog(Reader in, String file) throws IOException {
    this.in = in;
    this.file = file;
    boolean more = true;
    while (more) {
      more = next() != '<' || markup();
    }
  }

  /// The text to go on with.
  String text() {
    return kept.toString();
  }

  /// The version of the format, as a comment of Apple's gives it; empty if there is none.
  String version() {
    Matcher m = VERSION.matcher(raw);
    return m.find() ? m.group(1) : "";
  }

  /// Passes what begins with `<`; false at an element.
  private boolean markup() throws IOException {
    switch (next()) {
      case '?' -> until("?>");
      case '!' -> {
        if (next() == '-') {
          until("-->");
        } else {
          kept.replace(kept.length() - 3, kept.length(), "   ");
          skipping = true;
          declaration();
          skipping = false;
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void declaration() throws IOException {
    char c = next();
    while (c != '>') {
      switch (c) {
        case '"', '\'' -> until(String.valueOf(c));
        case '[' -> {
          internalSubset();
          return;
        }
        default -> {}
      }
      c = next();
    }
  }

  private void internalSubset() throws IOException {
    boolean closed = false;
    while (true) {
      char c = next();
      if (closed && c == '>') {
        return;
      }
      closed = c == ']' || (closed && Character.isWhitespace(c));
      if (c == '-' && endsWith("<!--")) {
        until("-->");
      }
    }
  }

  private void until(String end) throws IOException {
    do {
      next();
    } while (!endsWith(end));
  }

  private boolean endsWith(String end) {
    return raw.length() >= end.length()
        && raw.substring(raw.length() - end.length()).contentEquals(end);
  }

  private char next() throws IOException {
    int c = in.read();
    if (c < 0 || raw.length() >= LONGEST) {
      throw new BadDataException(
          String.format(
              Locale.ROOT,
              "%s:%d: %s before the first element%s",
              file,
              line,
              c < 0 ? "the file ends" : "a million characters",
              skipping ? ", in its document type declaration" : ""),
          "export it again from the Health app, and check that the file was copied whole");
    }
    line += c == '\n' ? 1 : 0;
    raw.append((char) c);
    kept.append(skipping && c != '\n' ? ' ' : (char) c);
    return (char) c;
  }
}
