package org.diurnal.data.recording;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.diurnal.core.FailedException;

/// Any number of pieces, taken in any order and given back sorted, with a bounded heap: what does
/// not fit lies in temporary files, sorted in runs and merged.
///
/// Heap: [#IN_MEMORY] pieces of about 80 bytes, and a small buffer a run.
final class Spool implements AutoCloseable {
  /// Pieces held and sorted at once.
  static final int IN_MEMORY = 1 << 17;

  private static final int BUFFERED = 256; // pieces in a run's buffer, 12 KiB
  private final Path folder;
  private final int inMemory;
  private final Piece[] held;
  private final List<Path> files = new ArrayList<>();
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFERED * Piece.BYTES);
  private int heldCount;
  private List<FileChannel> open = new ArrayList<>();
  private int chunks;

  Spool(Path folder, int inMemory) {
    this.folder = folder;
    this.inMemory = inMemory;
    this.held = new Piece[inMemory];
  }

  /// Takes a piece.
  void add(Piece piece) {
    if (heldCount == inMemory) {
      try {
        write(open.isEmpty() ? temporary() : open.getFirst(), heldCount);
      } catch (IOException e) {
        throw failed(e);
      }
      chunks++;
      heldCount = 0;
    }
    held[heldCount++] = piece;
  }

  /// Hands all pieces over in the order given; to be called once, at the end.
  ///
  /// @param renumber applied to every piece before sorting
  void sorted(UnaryOperator<Piece> renumber, Comparator<Piece> order, Consumer<Piece> consumer) {
    try {
      sort(renumber, order);
      if (chunks == 0) {
        for (int i = 0; i < heldCount; i++) {
          consumer.accept(held[i]);
        }
        return;
      }
      FileChannel runs = temporary();
      write(runs, heldCount);
      List<Run> all = new ArrayList<>();
      all.add(new Run(runs, 0, heldCount));
      FileChannel raw = open.getFirst();
      for (int c = 0; c < chunks; c++) {
        Run chunk = new Run(raw, (long) c * inMemory, inMemory);
        heldCount = inMemory;
        for (int i = 0; i < inMemory; i++) {
          held[i] = chunk.take();
        }
        sort(renumber, order);
        long begin = runs.size() / Piece.BYTES;
        write(runs, heldCount);
        all.add(new Run(runs, begin, inMemory));
      }
      Arrays.fill(held, null);
      merge(all, order, consumer);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() {
    try {
      for (FileChannel c : open) {
        c.close();
      }
      for (Path f : files) {
        Files.deleteIfExists(f);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void sort(UnaryOperator<Piece> renumber, Comparator<Piece> order) {
    for (int i = 0; i < heldCount; i++) {
      held[i] = renumber.apply(held[i]);
    }
    Arrays.sort(held, 0, heldCount, order);
  }

  private static void merge(List<Run> runs, Comparator<Piece> order, Consumer<Piece> consumer)
      throws IOException {
    PriorityQueue<Run> heads =
        new PriorityQueue<>(Comparator.comparing(Run::head, order)); // ties: order has none
    for (Run r : runs) {
      if (r.left > 0) {
        r.take();
        heads.add(r);
      }
    }
    while (!heads.isEmpty()) {
      Run r = heads.remove();
      consumer.accept(r.head());
      if (r.left > 0) {
        r.take();
        heads.add(r);
      }
    }
  }

  private void write(FileChannel to, int count) throws IOException {
    to.position(to.size());
    for (int i = 0; i < count; ) {
      buffer.clear();
      for (int n = 0; n < BUFFERED && i < count; n++, i++) {
        held[i].put(buffer);
      }
      buffer.flip();
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
    }
  }

  private FileChannel temporary() throws IOException {
    Files.createDirectories(folder);
    Path file = Files.createTempFile(folder, "samples", ".tmp");
    files.add(file);
    FileChannel c = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    open.add(c);
    return c;
  }

  private FailedException failed(IOException e) {
    return new FailedException(
        folder + ": the temporary file of samples cannot be used: " + e.getMessage(),
        "free some space there, or name another dataset folder",
        e);
  }

  /// A stretch of a file, read piece by piece.
  private static final class Run {
    private final FileChannel file;
    private final ByteBuffer ahead = ByteBuffer.allocate(BUFFERED * Piece.BYTES).limit(0);
    private long position;
    private long left;
    private Piece last =
        new Piece(0, 0, 0, (short) 0, 0, 0, (short) 0, (short) 0, (short) 0, 0, 0, 0);

    Run(FileChannel file, long begin, long count) {
      this.file = file;
      this.position = begin * Piece.BYTES;
      this.left = count;
    }

    /// The piece taken last.
    Piece head() {
      return last;
    }

    Piece take() throws IOException {
      if (!ahead.hasRemaining()) {
        ahead.clear().limit((int) Math.min(BUFFERED, left) * Piece.BYTES);
        while (ahead.hasRemaining()) {
          int n = file.read(ahead, position);
          if (n < 0) {
            throw new IOException("cut short by " + ahead.remaining() + " bytes");
          }
          position += n;
        }
        ahead.flip();
      }
      left--;
      last = Piece.get(ahead);
      return last;
    }
  }
}
