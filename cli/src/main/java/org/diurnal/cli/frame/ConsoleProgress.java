package org.diurnal.cli.frame;

import java.io.PrintStream;
import java.util.Locale;
import java.util.function.LongSupplier;
import org.diurnal.core.Progress;

/// Progress on stderr: a redrawn bar on a terminal, one plain line every ten seconds elsewhere.
///
/// The rate counts from the first update, so that a resumed run does not claim the work of the run
/// before it. Safe to call from several threads. Closing it leaves a last line behind.
public final class ConsoleProgress implements Progress, AutoCloseable {
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;
  private static final String CLEAR_TO_END = "\u001b[K";

  private final String label;
  private final boolean silent;
  private final PrintStream err;
  private final boolean terminal;
  private final boolean unicode;
  private final int columns;
  private final LongSupplier nanoTime;
  private boolean started;
  private long firstDone;
  private long startNanos;
  private long shownNanos;
  private State last = new State(0, 0, "");
  private boolean lastShown = true;

  private record State(long done, long total, String detail) {}

  /// @param label what is going on, a word or two
  /// @param silent whether to show nothing at all
  /// @param world where and how wide to draw
  public ConsoleProgress(String label, boolean silent, Surroundings world) {
    this.label = label;
    this.silent = silent;
    this.err = world.err();
    this.terminal = world.terminal();
    this.unicode = world.unicode();
    this.columns = world.columns();
    this.nanoTime = world.nanoTime();
  }

  @Override
  public synchronized void update(long done, long total, String detail) {
    if (silent) {
      return;
    }
    long now = nanoTime.getAsLong();
    last = new State(done, total, detail);
    lastShown = false;
    if (!started) {
      started = true;
      firstDone = done;
      startNanos = now;
      shownNanos = now;
      if (terminal) {
        show(now);
      }
    } else if (now - shownNanos >= (terminal ? REDRAW_NANOS : PLAIN_NANOS)) {
      show(now);
    }
  }

  @Override
  public synchronized void close() {
    if (started) {
      if (terminal || !lastShown) {
        show(nanoTime.getAsLong());
      }
      if (terminal) {
        err.println();
      }
      err.flush();
      started = false;
    }
  }

  private void show(long now) {
    shownNanos = now;
    lastShown = true;
    if (terminal) {
      err.print("\r" + cut(line(now, true)) + CLEAR_TO_END);
      err.flush();
    } else {
      err.println(line(now, false));
    }
  }

  private String line(long now, boolean bar) {
    double seconds = (now - startNanos) / 1e9;
    double rate = seconds > 0 ? (last.done - firstDone) / seconds : 0;
    StringBuilder s = new StringBuilder(label);
    if (last.total > 0) {
      double share = Math.clamp(last.done / (double) last.total, 0, 1);
      s.append(bar ? "  " + bar(share) : "");
      s.append(
          String.format(Locale.ROOT, "  %3d%%  %d/%d", (int) (share * 100), last.done, last.total));
    } else {
      s.append("  ").append(last.done);
    }
    if (rate > 0) {
      s.append(String.format(Locale.ROOT, rate < 10 ? "  %.2f/s" : "  %.0f/s", rate));
    }
    if (last.total > last.done && rate > 0) {
      s.append("  ").append(clock((last.total - last.done) / rate)).append(" left");
    } else {
      s.append("  ").append(clock(seconds));
    }
    return s.append(last.detail.isEmpty() ? "" : "  " + last.detail).toString();
  }

  private String bar(double share) {
    int width = Math.clamp(columns - 60L - label.length(), 5, 30);
    int full = (int) Math.round(share * width);
    return unicode
        ? "━".repeat(full) + "╌".repeat(width - full)
        : "[" + "#".repeat(full) + ".".repeat(width - full) + "]";
  }

  /// A line that wrapped could not be redrawn.
  private String cut(String line) {
    return line.length() < columns ? line : line.substring(0, columns - 1);
  }

  private static String clock(double seconds) {
    long s = Math.round(seconds);
    return s < 3600
        ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
        : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
  }
}
