package org.diurnal.data.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Walks through the records of a JSON file of any size: one object, arrays of them, one a line, or
/// an envelope with the array in one of its fields. One record is in memory at a time, and a record
/// of more than [#RECORD_BYTES] is refused.
public final class JsonRecords {
  /// Bytes of text that one record may take; a hundred times more than any export was seen to need.
  static final int RECORD_BYTES = 8 << 20;

  /// Takes what stands in the file.
  public interface Reader {
    /// A record.
    ///
    /// @param line where it begins, from 1
    void record(long line, JsonNode record);

    /// Something that is no record: a number among objects.
    ///
    /// @param what in words
    void other(long line, String what);

    /// An envelope begins: the records up to [#envelopeEnd] are its.
    ///
    /// @param before the fields that stand before the array
    default void envelope(JsonNode before) {}

    /// It ends.
    default void envelopeEnd() {}
  }

  /// The text, measured from the begin of the record that is being read.
  private static final class Measured extends FilterInputStream {
    private long sinceRecord;

    Measured(InputStream in) {
      super(in);
    }

    void record() {
      sinceRecord = 0;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int n = in.read(buffer, offset, length);
      sinceRecord += Math.max(0, n);
      if (sinceRecord > RECORD_BYTES) {
        throw new TooLong();
      }
      return n;
    }

    @Override
    public void close() {
      // the parser closes what it read to its end; the file is still to be hashed
    }
  }

  private static final class TooLong extends IOException {
    private static final long serialVersionUID = 1;
  }

  private final ExportFile file;
  private final Set<String> envelopes;
  private final Reader reader;
  private final Measured text;
  private long line = 1;

  private JsonRecords(ExportFile file, Set<String> envelopes, Reader reader) {
    this.file = file;
    this.envelopes = envelopes;
    this.reader = reader;
    this.text = new Measured(file.text());
  }

  /// Reads a file to its end.
  ///
  /// @throws BadDataException if it is not JSON, or cut short, with the line
  public static void read(ExportFile file, Reader reader) {
    new JsonRecords(file, Set.of(), reader).read();
  }

  /// Reads a file whose records may lie in an array inside an object.
  ///
  /// @param envelope the name of the field with the array
  /// @throws BadDataException if it is not JSON, or cut short, with the line
  public static void read(ExportFile file, String envelope, Reader reader) {
    read(file, Set.of(envelope), reader);
  }

  /// The same for a field that has one of several names.
  ///
  /// @param envelopes the names that the field with the array may have
  /// @throws BadDataException if it is not JSON, or cut short, with the line
  public static void read(ExportFile file, Set<String> envelopes, Reader reader) {
    new JsonRecords(file, Set.copyOf(envelopes), reader).read();
  }

  private void read() {
    try (JsonParser p = Json.mapper().createParser(text)) {
      for (JsonToken t = p.nextToken(); t != null; t = p.nextToken()) {
        value(p, t);
      }
    } catch (JacksonException e) {
      if (e.getCause() instanceof TooLong) {
        throw new BadDataException(
            file.name() + ":" + line + ": one record of more than " + RECORD_BYTES + " bytes",
            "check that the file is what its name says; nothing was imported",
            e);
      }
      if (e.getCause() instanceof IOException io) {
        throw file.failed(line, io);
      }
      throw new BadDataException(
          file.name()
              + ":"
              + (e.getLocation() == null ? line : Math.max(line, e.getLocation().getLineNr()))
              + ": not JSON from here on: "
              + e.getOriginalMessage(),
          "the file may be cut short; get it again. Nothing was imported",
          e);
    }
  }

  private void value(JsonParser p, JsonToken t) {
    line = Math.max(1, p.currentTokenLocation().getLineNr());
    switch (t) {
      case START_OBJECT -> {
        if (envelopes.isEmpty()) {
          record(p);
        } else {
          object(p);
        }
      }
      case START_ARRAY, END_ARRAY -> {}
      default -> reader.other(line, "not an object but " + t);
    }
  }

  private void record(JsonParser p) {
    text.record();
    JsonNode record = p.readValueAsTree();
    reader.record(line, record);
  }

  private void object(JsonParser p) {
    text.record();
    long begin = line;
    boolean isEnvelope = false;
    ObjectNode rest = Json.mapper().createObjectNode();
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = p.currentName();
      JsonToken v = p.nextToken();
      if (v == JsonToken.START_ARRAY && envelopes.contains(name)) {
        isEnvelope = true;
        reader.envelope(rest);
        for (JsonToken t = p.nextToken(); t != null && t != JsonToken.END_ARRAY; ) {
          line = Math.max(1, p.currentTokenLocation().getLineNr());
          if (t == JsonToken.START_OBJECT) {
            record(p);
          } else {
            p.skipChildren();
            reader.other(line, "not an object but " + t);
          }
          t = p.nextToken();
        }
        reader.envelopeEnd();
      } else {
        JsonNode tree = p.readValueAsTree();
        rest.set(name, tree);
      }
    }
    if (!isEnvelope) {
      reader.record(begin, rest);
    }
  }
}
