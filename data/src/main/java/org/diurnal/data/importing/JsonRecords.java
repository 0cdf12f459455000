package org.diurnal.data.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Walks through the records of a JSON file of any size: one object, arrays of them, one a line, or
/// an envelope with the array in one of its fields. One record is in memory at a time.
public final class JsonRecords {
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

  private final ExportFile file;
  private final Optional<String> envelope;
  private final Reader reader;
  private long line = 1;

  private JsonRecords(ExportFile file, Optional<String> envelope, Reader reader) {
    this.file = file;
    this.envelope = envelope;
    this.reader = reader;
  }

  /// Reads a file to its end.
  ///
  /// @throws BadDataException if it is not JSON, or cut short, with the line
  public static void read(ExportFile file, Reader reader) {
    new JsonRecords(file, Optional.empty(), reader).read();
  }

  /// Reads a file whose records may lie in an array inside an object.
  ///
  /// @param envelope the name of the field with the array
  public static void read(ExportFile file, String envelope, Reader reader) {
    new JsonRecords(file, Optional.of(envelope), reader).read();
  }

  private void read() {
    InputStream text =
        new FilterInputStream(file.text()) {
          @Override
          public void close() {
            // the parser closes what it read to its end; the file is still to be hashed
          }
        };
    try (JsonParser p = Json.mapper().createParser(text)) {
      for (JsonToken t = p.nextToken(); t != null; t = p.nextToken()) {
        value(p, t);
      }
    } catch (JacksonException e) {
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
        if (envelope.isPresent()) {
          object(p);
        } else {
          JsonNode record = p.readValueAsTree();
          reader.record(line, record);
        }
      }
      case START_ARRAY, END_ARRAY -> {}
      default -> reader.other(line, "not an object but " + t);
    }
  }

  private void object(JsonParser p) {
    long begin = line;
    boolean isEnvelope = false;
    ObjectNode rest = Json.mapper().createObjectNode();
    while (p.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = p.currentName();
      JsonToken v = p.nextToken();
      if (v == JsonToken.START_ARRAY && envelope.orElse("").equals(name)) {
        isEnvelope = true;
        reader.envelope(rest);
        for (JsonToken t = p.nextToken(); t != null && t != JsonToken.END_ARRAY; ) {
          line = Math.max(1, p.currentTokenLocation().getLineNr());
          if (t == JsonToken.START_OBJECT) {
            JsonNode record = p.readValueAsTree();
            reader.record(line, record);
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
