package org.diurnal.cli.frame;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;

/// Remembers the first failure to write results, which a `PrintStream` swallows: half a result on a
/// full disk must not look like a whole one.
final class ResultStream extends FilterOutputStream {
  private Optional<IOException> failure = Optional.empty();

  ResultStream(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    attempt(() -> out.write(b));
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    attempt(() -> out.write(b, off, len));
  }

  @Override
  public void flush() throws IOException {
    attempt(out::flush);
  }

  /// The first failure; empty also if only the reader went away (`diurnal ... | head`).
  Optional<IOException> failure() {
    return failure.filter(e -> !String.valueOf(e.getMessage()).contains("Broken pipe"));
  }

  private interface Attempt {
    void run() throws IOException;
  }

  private void attempt(Attempt attempt) throws IOException {
    try {
      attempt.run();
    } catch (IOException e) {
      failure = failure.or(() -> Optional.of(e));
      throw e;
    }
  }
}
