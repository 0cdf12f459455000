package org.diurnal.model.safetensors;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.diurnal.core.BadDataException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/// Reads a header that nobody vouches for, token by token: what is not exactly as the format says
/// is refused where it stands, before anything is kept, so that memory stays near the size of the
/// names.
final class HeaderReader {
  /// Tensors, or metadata entries, beyond which a header is refused.
  static final int MAX_ENTRIES = 100_000;

  /// The longest name, in UTF-16 units.
  static final int MAX_NAME = 10_000;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(4)
                  .maxNumberLength(32)
                  .maxStringLength(20_000_000)
                  .build())
          .build();

  private final Path file;
  private final JsonParser parser;
  private final long dataBytes;
  private final Map<String, Header.Entry> tensors = new LinkedHashMap<>();
  private @Nullable Map<String, String> metadata;

  private HeaderReader(Path file, JsonParser parser, long dataBytes) {
    this.file = file;
    this.parser = parser;
    this.dataBytes = dataBytes;
  }

  /// Reads and checks a header.
  ///
  /// @param json the header's bytes, UTF-8
  /// @param dataBytes how many bytes follow it in the file
  static Header read(Path file, InputStream json, long dataBytes) {
    // The decoder refuses what is not UTF-8; Jackson alone would guess UTF-16 and UTF-32.
    InputStreamReader text = new InputStreamReader(json, StandardCharsets.UTF_8.newDecoder());
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), text)) {
      return new HeaderReader(file, parser, dataBytes).header();
    } catch (JacksonException e) {
      throw new BadDataException(
          file + ": not a safetensors file as it should be: header: " + e.getOriginalMessage(),
          SafeTensorsFile.bad(file, "").cure(),
          e);
    }
  }

  private Header header() {
    expect(JsonToken.START_OBJECT, "the header");
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = name("a tensor's name");
      if (name.equals(Names.METADATA)) {
        readMetadata();
      } else if (tensors.size() == MAX_ENTRIES) {
        throw bad("more than " + MAX_ENTRIES + " tensors");
      } else if (tensors.containsKey(name)) {
        throw bad("tensor " + Names.quoted(name) + " stands there twice");
      } else {
        tensors.put(name, readTensor(name));
      }
    }
    if (parser.nextToken() != null) {
      throw bad("something follows the header's closing brace");
    }
    return new Header(
        metadata == null ? Map.of() : Collections.unmodifiableMap(metadata), inDataOrder());
  }

  private void readMetadata() {
    if (metadata != null) {
      throw bad("__metadata__ stands there twice");
    }
    metadata = new LinkedHashMap<>();
    expect(JsonToken.START_OBJECT, "__metadata__");
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = name("a metadata key");
      expect(JsonToken.VALUE_STRING, "__metadata__ " + Names.quoted(key));
      if (metadata.size() == MAX_ENTRIES) {
        throw bad("more than " + MAX_ENTRIES + " entries of __metadata__");
      }
      if (metadata.put(key, text(parser.getString(), "a metadata value")) != null) {
        throw bad("__metadata__ " + Names.quoted(key) + " stands there twice");
      }
    }
  }

  private Header.Entry readTensor(String name) {
    String where = "tensor " + Names.quoted(name);
    TensorType type = null;
    long[] shape = null;
    long[] offsets = null;
    expect(JsonToken.START_OBJECT, where);
    while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
      String key = parser.currentName();
      if ((key.equals("dtype") && type != null)
          || (key.equals("shape") && shape != null)
          || (key.equals("data_offsets") && offsets != null)) {
        throw bad(where + ": " + key + " stands there twice");
      }
      switch (key) {
        case "dtype" -> type = readType(where);
        case "shape" -> shape = readNumbers(where + ": shape", Shape.MAX_DIMENSIONS);
        case "data_offsets" -> offsets = readNumbers(where + ": data_offsets", 2);
        default -> throw bad(where + ": unknown key " + Names.quoted(key));
      }
    }
    if (type == null || shape == null || offsets == null) {
      throw bad(where + ": lacks one of dtype, shape, data_offsets");
    }
    if (offsets.length != 2) {
      throw bad(where + ": data_offsets are two numbers, found " + Arrays.toString(offsets));
    }
    return checked(where, new Header.Entry(name, type, shape, offsets[0], offsets[1]));
  }

  private Header.Entry checked(String where, Header.Entry e) {
    if (e.begin() > e.end() || e.end() > dataBytes) {
      throw bad(
          where + ": bytes " + e.begin() + " to " + e.end() + " of " + dataBytes + " do not exist");
    }
    OptionalLong needed = Shape.bytes(e.type(), e.shape());
    if (needed.isEmpty()) {
      throw bad(where + ": shape " + Arrays.toString(e.shape()) + " is larger than any file");
    }
    if (needed.getAsLong() != e.end() - e.begin()) {
      throw bad(
          where
              + ": "
              + e.type()
              + " "
              + Arrays.toString(e.shape())
              + " takes "
              + needed.getAsLong()
              + " bytes, and has "
              + (e.end() - e.begin()));
    }
    return e;
  }

  private TensorType readType(String where) {
    expect(JsonToken.VALUE_STRING, where + ": dtype");
    String name = parser.getString();
    return TensorType.named(name)
        .orElseThrow(() ->
            bad(
                where
                    + ": dtype "
                    + Names.quoted(name)
                    + " is none of "
                    + Arrays.toString(TensorType.values())));
  }

  /// Whole numbers from 0 to the largest `long`, nothing else.
  private long[] readNumbers(String where, int most) {
    expect(JsonToken.START_ARRAY, where);
    long[] numbers = new long[most];
    int n = 0;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (n == most) {
        throw bad(where + ": more than " + most + " numbers");
      }
      String digits =
          parser.currentToken() == JsonToken.VALUE_NUMBER_INT ? parser.getString() : "-";
      if (digits.startsWith("-") || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
        throw bad(where + ": number " + (n + 1) + " is not a whole number from 0 to 2^63-1");
      }
      numbers[n++] = parser.getLongValue();
    }
    return Arrays.copyOf(numbers, n);
  }

  /// The tensors' bytes must follow one another from the header to the end of the file.
  private List<Header.Entry> inDataOrder() {
    List<Header.Entry> sorted = new ArrayList<>(tensors.values());
    sorted.sort(Comparator.comparingLong(Header.Entry::begin).thenComparingLong(Header.Entry::end));
    long reached = 0;
    for (Header.Entry e : sorted) {
      if (e.begin() != reached) {
        throw bad(
            "tensor "
                + Names.quoted(e.name())
                + " begins at byte "
                + e.begin()
                + (e.begin() < reached ? ", inside another that ends at " : ", after a hole from ")
                + reached);
      }
      reached = e.end();
    }
    if (reached != dataBytes) {
      throw bad("its tensors end at byte " + reached + " of " + dataBytes);
    }
    return List.copyOf(sorted);
  }

  private void expect(JsonToken token, String where) {
    JsonToken found = parser.nextToken();
    if (found != token) {
      throw bad(where + ": expected " + token + ", found " + found);
    }
  }

  private String name(String where) {
    String name = text(parser.currentName(), where);
    if (name.length() > MAX_NAME) {
      throw bad(where + " is longer than " + MAX_NAME + " characters: " + Names.quoted(name));
    }
    return name;
  }

  private String text(String text, String where) {
    if (!Names.isWellFormed(text)) {
      throw bad(where + " holds half a surrogate pair: " + Names.quoted(text));
    }
    return text;
  }

  private BadDataException bad(String what) {
    return SafeTensorsFile.bad(file, what);
  }
}
