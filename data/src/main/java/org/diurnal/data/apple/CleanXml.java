package org.diurnal.data.apple;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.diurnal.core.BadDataException;

/// The text of an export, with what would stop every XML parser made harmless: the document type
/// declaration is gone ([Prolog]), and characters that XML does not allow, which apps leave in
/// names and notes, plain or as `&#11;`, are replaced, and counted. Nothing else is changed; a file
/// that is cut short stays cut short.
///
/// Heap: two buffers, whatever the size of the file or of a value in it.
final class CleanXml extends Reader {
  /// Characters between two `<`, beyond which a file is refused: a parser would hold them all.
  static final int LONGEST = 1 << 22;

  private static final int BUFFER = 1 << 16;
  private static final int REFERENCE = 16; // "&#x10FFFF;" and some zeros
  private static final String END = "</HealthData>";
  private final Reader in;
  private final String file;
  private final String version;
  private final StringBuilder tail = new StringBuilder();
  private char[] buffer = new char[BUFFER];
  private int from; // what is ready and not handed on begins here
  private int ready; // what is not yet looked at begins here
  private int filled;
  private boolean ended;
  private long line = 1;
  private int sinceMarkup;
  private long replaced;
  private long firstReplaced;

  /// @param utf8 the file's text
  /// @param file its name, for messages
  CleanXml(InputStream utf8, String file) throws IOException {
    this.in = new BufferedReader(new InputStreamReader(utf8, StandardCharsets.UTF_8), BUFFER);
    this.file = file;
    Prolog prolog = new Prolog(in, file);
    this.version = prolog.version();
    String head = prolog.text();
    this.buffer = Arrays.copyOf(head.toCharArray(), Math.max(BUFFER, 2 * head.length()));
    this.filled = head.length();
  }

  /// The version of the format; empty if the file does not say.
  String version() {
    return version;
  }

  /// How many characters were replaced so far.
  long replaced() {
    return replaced;
  }

  /// The line of the first one.
  long firstReplaced() {
    return firstReplaced;
  }

  /// The line that reading has come to.
  long line() {
    return line;
  }

  /// Whether all was read, and does not end as an export does.
  boolean cutShort() {
    return ended && !tail.toString().stripTrailing().endsWith(END);
  }

  @Override
  public int read(char[] to, int offset, int length) throws IOException {
    while (from == ready) {
      if (ended && ready == filled) {
        return -1;
      }
      fill();
    }
    int n = Math.min(length, ready - from);
    System.arraycopy(buffer, from, to, offset, n);
    from += n;
    return n;
  }

  /// Leaves the file open: a parser closes what it has read to the end, but the rest is yet to be
  /// hashed.
  @Override
  public void close() {}

  private void fill() throws IOException {
    System.arraycopy(buffer, ready, buffer, 0, filled - ready);
    filled -= ready;
    from = 0;
    ready = 0;
    int n = in.read(buffer, filled, buffer.length - filled);
    if (n < 0) {
      ended = true;
    } else {
      tail.append(buffer, filled + Math.max(0, n - 256), Math.min(n, 256));
      tail.delete(0, Math.max(0, tail.length() - 256));
      filled += n;
    }
    clean();
  }

  /// Looks at what was read, up to a reference that may go on in what was not.
  private void clean() {
    char[] b = buffer;
    int i = ready;
    int since = i - sinceMarkup; // where the last `<` was, below zero if in an earlier buffer
    for (; i < filled; i++) {
      char c = b[i];
      if (c >= ' ' && c != '<' && c != '&' && c < '\uFFFD') {
        continue;
      }
      if (c == '<') {
        checkLength(i - since);
        since = i;
      } else if (c == '\n') {
        line++;
      } else if (c == '&') {
        if (filled - i < REFERENCE && !ended) {
          break;
        }
        reference(i);
      } else if (c != '\t' && c != '\r') {
        b[i] = '\uFFFD'; // which is also what stands for bytes that are not UTF-8
        countReplaced();
      }
    }
    ready = i;
    sinceMarkup = i - since;
    checkLength(sinceMarkup);
  }

  private void checkLength(int sinceLast) {
    if (sinceLast > LONGEST) {
      throw new BadDataException(
          String.format(
              Locale.ROOT, "%s:%d: a single value of more than 4 million characters", file, line),
          "the file is damaged: export it again from the Health app");
    }
  }

  /// Makes a reference to a character that XML does not allow one to a tab of the same length.
  ///
  /// @param begin where its `&` is
  private void reference(int begin) {
    int at = begin + 1;
    if (at >= filled || buffer[at] != '#') {
      return;
    }
    at++;
    boolean hex = at < filled && buffer[at] == 'x';
    int digits = hex ? ++at : at;
    int code = 0;
    while (at < filled
        && at - begin < REFERENCE
        && Character.digit(buffer[at], hex ? 16 : 10) >= 0) {
      code =
          Math.min(0x110000, code * (hex ? 16 : 10) + Character.digit(buffer[at], hex ? 16 : 10));
      at++;
    }
    if (at == digits || at >= filled || buffer[at] != ';' || isAllowed(code)) {
      return;
    }
    Arrays.fill(buffer, begin + 2, at, '0');
    buffer[at - 1] = '9';
    countReplaced();
  }

  private static boolean isAllowed(int code) {
    return code == '\t'
        || code == '\n'
        || code == '\r'
        || (code >= ' ' && code < 0xD800)
        || (code > 0xDFFF && code < 0xFFFE)
        || (code > 0xFFFF && code < 0x110000);
  }

  private void countReplaced() {
    firstReplaced = replaced == 0 ? line : firstReplaced;
    replaced++;
  }
}
