package org.diurnal.model.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.core.BadDataException;

/// A safetensors file opened for reading, memory-mapped: opening costs the header, a tensor is read
/// when it is touched, and files beyond 2 GiB work like others.
///
/// Layout: 8 bytes header length, little-endian; the header, a JSON object of name to `dtype`,
/// `shape` and `data_offsets`, and an optional `__metadata__` of texts; then the tensors' bytes
/// without holes. Everything the header claims is checked against the file before any use, so that
/// a file from anywhere gives either its tensors or a [BadDataException]. Numbers are not judged: a
/// NaN in the data is read as a NaN.
///
/// The file must not be cut short while it is open; those that Diurnal writes are replaced by
/// renaming and never changed in place. May be shared between threads; closing it ends all views.
public final class SafeTensorsFile implements AutoCloseable {
  /// The longest header that is read, in bytes; the limit of the format's first implementation.
  public static final long MAX_HEADER_BYTES = 100_000_000;

  private final Path file;
  private final Arena arena;
  private final Map<String, String> metadata;
  private final Map<String, TensorView> tensors;

  private SafeTensorsFile(Path file, Arena arena, Header header, MemorySegment data) {
    this.file = file;
    this.arena = arena;
    this.metadata = header.metadata();
    this.tensors = LinkedHashMap.newLinkedHashMap(header.tensors().size());
    for (Header.Entry e : header.tensors()) {
      MemorySegment bytes = data.asSlice(e.begin(), e.end() - e.begin());
      tensors.put(e.name(), new TensorView(e.name(), e.type(), e.shape(), bytes));
    }
  }

  /// Opens a file.
  ///
  /// @throws BadDataException if it is missing, or anything in it contradicts the format; the
  ///   message names the file and, where there is one, the tensor
  public static SafeTensorsFile open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new BadDataException(
          file + (Files.exists(file) ? ": not a regular file" : ": no such file"),
          "check the model folder's name");
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size();
      ByteBuffer start = ByteBuffer.allocate(Long.BYTES + 1).order(ByteOrder.LITTLE_ENDIAN);
      while (start.hasRemaining() && channel.read(start, start.position()) > 0) {}
      if (start.position() < Long.BYTES) {
        throw bad(file, "is " + size + " bytes long, too short to hold a header's length");
      }
      long headerBytes = start.getLong(0);
      if (headerBytes < 2 || headerBytes > MAX_HEADER_BYTES) {
        throw bad(
            file,
            "claims a header of "
                + Long.toUnsignedString(headerBytes)
                + " bytes; 2 to "
                + MAX_HEADER_BYTES
                + " are possible");
      }
      if (headerBytes > size - Long.BYTES) {
        throw bad(file, "is " + size + " bytes long, and claims a header of " + headerBytes);
      }
      if (start.get(Long.BYTES) != '{') {
        throw bad(file, "its header does not begin with '{'");
      }
      channel.position(Long.BYTES);
      long dataBytes = size - Long.BYTES - headerBytes;
      InputStream json = new LimitedStream(Channels.newInputStream(channel), headerBytes);
      Header header = HeaderReader.read(file, json, dataBytes);
      return mapped(file, channel, header, Long.BYTES + headerBytes, dataBytes);
    } catch (IOException e) {
      throw new BadDataException(
          file + ": cannot be read: " + e.getMessage(), "check the disk and permissions", e);
    }
  }

  private static SafeTensorsFile mapped(
      Path file, FileChannel channel, Header header, long dataStart, long dataBytes)
      throws IOException {
    Arena arena = Arena.ofShared();
    try {
      MemorySegment data = channel.map(FileChannel.MapMode.READ_ONLY, dataStart, dataBytes, arena);
      return new SafeTensorsFile(file, arena, header, data);
    } catch (IOException | RuntimeException | Error e) {
      arena.close();
      throw e;
    }
  }

  /// The tensors' names, in the order of their data in the file.
  public List<String> names() {
    return List.copyOf(tensors.keySet());
  }

  /// Whether there is a tensor of that name.
  public boolean contains(String name) {
    return tensors.containsKey(name);
  }

  /// A tensor, not copied.
  ///
  /// @throws BadDataException if there is none of that name
  public TensorView tensor(String name) {
    TensorView tensor = tensors.get(name);
    if (tensor == null) {
      throw new BadDataException(
          file + ": has no tensor " + Names.quoted(name),
          "it may belong to a model of another kind or size: compare its config.json");
    }
    return tensor;
  }

  /// The texts of `__metadata__`, empty if there are none.
  public Map<String, String> metadata() {
    return metadata;
  }

  /// The file's name, as given.
  public Path file() {
    return file;
  }

  /// Ends the mapping; views of this file can no longer be read.
  @Override
  public void close() {
    arena.close();
  }

  static BadDataException bad(Path file, String what) {
    return new BadDataException(
        file + ": not a safetensors file as it should be: " + what,
        "it may be cut short or damaged; compare it with its SHA256SUMS, or fetch or make it anew");
  }
}
