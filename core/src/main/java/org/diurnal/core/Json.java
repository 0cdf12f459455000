package org.diurnal.core;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// The one JSON mapper: records in and out, indented; a key that is unknown, missing or there twice
/// is refused, and so is a null where a value must be. Empty optionals are written as null.
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          // Without these two a record's forgotten component would be read as null or zero.
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private Json() {}

  /// The mapper itself, for trees.
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /// Reads one value; the stream stays open.
  public static <T> T read(InputStream in, Class<T> type) throws IOException {
    return MAPPER.readValue(in.readAllBytes(), type);
  }

  /// Reads a file.
  ///
  /// @throws BadDataException if the file is missing or is not what `type` needs, with its name
  public static <T> T read(Path file, Class<T> type) {
    try {
      return MAPPER.readValue(Files.readAllBytes(file), type);
    } catch (java.nio.file.NoSuchFileException e) {
      throw new BadDataException(file + ": no such file", "check the folder's name", e);
    } catch (IOException e) {
      throw new BadDataException(file + ": cannot be read: " + e.getMessage(), "check it", e);
    } catch (JacksonException e) {
      throw new BadDataException(
          file + ": not the JSON expected here: " + e.getOriginalMessage(),
          "it may be cut short, edited by hand, or written by another version; make it anew",
          e);
    }
  }

  /// The indented text of a value, ending in a newline.
  public static String text(Object value) {
    return MAPPER.writeValueAsString(value) + "\n";
  }

  /// The text of a value on one line, for `.jsonl` files.
  public static String line(Object value) {
    return MAPPER.writer().without(SerializationFeature.INDENT_OUTPUT).writeValueAsString(value);
  }
}
