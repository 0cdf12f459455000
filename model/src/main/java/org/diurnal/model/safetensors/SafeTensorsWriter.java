package org.diurnal.model.safetensors;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DurableFiles;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes safetensors files: the header first, then the tensors in the order given, one 64 KiB
/// piece at a time. Equal tensors and metadata give equal bytes.
///
/// The data begins at a multiple of 8 bytes. Tensors follow one another without padding, as the
/// format demands; who wants every tensor aligned gives wide types first.
public final class SafeTensorsWriter {
  private static final int ALIGNMENT = 8;
  private static final int PIECE = 1 << 16;
  private static final JsonFactory JSON = new JsonFactory();

  private SafeTensorsWriter() {}

  /// Writes a file, replacing what is there in one durable step; nothing is left if it fails.
  ///
  /// @param tensors in the order of the file; names are unique
  /// @param metadata texts for `__metadata__`, written sorted by key; none if empty
  /// @throws IllegalArgumentException if a name occurs twice, a tensor's bytes do not fit its
  ///   shape, or [SafeTensorsFile] would refuse the result (a name of 10,001 characters, say)
  public static void write(Path file, List<TensorSource> tensors, Map<String, String> metadata)
      throws IOException {
    byte[] header = header(tensors, metadata);
    DurableFiles.write(file, out -> write(out, header, tensors));
  }

  /// Writes to a stream, which stays open.
  ///
  /// @param tensors in the order of the file; names are unique
  /// @param metadata texts for `__metadata__`, written sorted by key; none if empty
  /// @throws IllegalArgumentException if a name occurs twice, a tensor's bytes do not fit its
  ///   shape, or [SafeTensorsFile] would refuse the result (a name of 10,001 characters, say)
  public static void write(
      OutputStream out, List<TensorSource> tensors, Map<String, String> metadata)
      throws IOException {
    write(out, header(tensors, metadata), tensors);
  }

  private static void write(OutputStream out, byte[] header, List<TensorSource> tensors)
      throws IOException {
    out.write(header);
    byte[] piece = new byte[PIECE];
    for (TensorSource tensor : tensors) {
      MemorySegment bytes = tensor.bytes();
      for (long at = 0; at < bytes.byteSize(); at += PIECE) {
        int n = (int) Math.min(PIECE, bytes.byteSize() - at);
        MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, piece, 0, n);
        out.write(piece, 0, n);
      }
    }
  }

  /// The header's length, the header, and spaces up to a multiple of 8 bytes.
  private static byte[] header(List<TensorSource> tensors, Map<String, String> metadata) {
    ByteArrayOutputStream json = new ByteArrayOutputStream();
    try (JsonGenerator g = JSON.createGenerator(ObjectWriteContext.empty(), json)) {
      g.writeStartObject();
      writeMetadata(g, metadata);
      writeTensors(g, tensors);
      g.writeEndObject();
    }
    int length = Math.ceilDiv(json.size(), ALIGNMENT) * ALIGNMENT;
    byte[] bytes = new byte[Long.BYTES + length];
    Arrays.fill(bytes, (byte) ' ');
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length).put(json.toByteArray());
    refuseWhatCannotBeRead(bytes, tensors);
    return bytes;
  }

  /// A checkpoint that only its writer understands is lost work: the reader has the last word.
  private static void refuseWhatCannotBeRead(byte[] header, List<TensorSource> tensors) {
    if (header.length - Long.BYTES > SafeTensorsFile.MAX_HEADER_BYTES) {
      throw new IllegalArgumentException(
          tensors.size()
              + " tensors need a header of "
              + header.length
              + " bytes, above the limit");
    }
    long dataBytes = tensors.stream().mapToLong(TensorSource::byteSize).sum();
    try {
      HeaderReader.read(
          Path.of("new file"),
          new ByteArrayInputStream(header, Long.BYTES, header.length - Long.BYTES),
          dataBytes);
    } catch (BadDataException e) {
      throw new IllegalArgumentException("no reader would take this: " + e.getMessage(), e);
    }
  }

  private static void writeMetadata(JsonGenerator g, Map<String, String> metadata) {
    if (metadata.isEmpty()) {
      return;
    }
    g.writeName(Names.METADATA).writeStartObject();
    new TreeMap<>(metadata)
        .forEach((key, value) -> {
          if (!Names.isWellFormed(key) || !Names.isWellFormed(value)) {
            throw new IllegalArgumentException(
                "metadata " + Names.quoted(key) + " holds half a surrogate pair");
          }
          g.writeName(key).writeString(value);
        });
    g.writeEndObject();
  }

  private static void writeTensors(JsonGenerator g, List<TensorSource> tensors) {
    Set<String> seen = new HashSet<>();
    long at = 0;
    for (TensorSource t : tensors) {
      if (!seen.add(t.name())) {
        throw new IllegalArgumentException("two tensors " + Names.quoted(t.name()));
      }
      g.writeName(t.name()).writeStartObject();
      g.writeName("dtype").writeString(t.type().name());
      g.writeName("shape").writeStartArray();
      for (long d : t.shape()) {
        g.writeNumber(d);
      }
      g.writeEndArray();
      long end = Math.addExact(at, t.byteSize());
      g.writeName("data_offsets").writeStartArray().writeNumber(at).writeNumber(end);
      g.writeEndArray().writeEndObject();
      at = end;
    }
  }
}
