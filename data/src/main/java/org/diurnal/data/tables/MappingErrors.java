package org.diurnal.data.tables;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.diurnal.core.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.ValueInstantiationException;

/// What is wrong with a mapping file, in words of its writer: the line, the key, and what would do.
///
/// @param file the mapping's name
/// @param text its content
/// @param mapper what reads it
record MappingErrors(String file, String text, ObjectMapper mapper) {
  private static final String MANUAL = "see docs/reference/mapping-file.md";

  /// For what is wrong with the mapping as a whole.
  UsageException whole(String what, String cure) {
    return new UsageException(file + ":1: the mapping is of no use: " + what, cure);
  }

  /// For what is wrong with a key.
  ///
  /// @param path the keys that lead to it, for example `channels`, `steps`, `column`
  UsageException key(List<String> path, String what, String cure) {
    return new UsageException(at(path) + what, cure);
  }

  /// For what could not be read.
  UsageException unread(JacksonException e) {
    List<String> path = path(e);
    String at =
        path.isEmpty()
            ? file + ":" + (e.getLocation() == null ? 1 : line(e.getLocation().getLineNr())) + ": "
            : at(path);
    return switch (e) {
      case InvalidFormatException i ->
          new UsageException(
              at + "'" + i.getValue() + "' is not " + words(i.getTargetType()), MANUAL, e);
      case ValueInstantiationException v when v.getCause() instanceof IllegalArgumentException c ->
          new UsageException(at + c.getMessage(), MANUAL, e);
      default -> new UsageException(at + reason(e), MANUAL + " for one that works", e);
    };
  }

  /// The nearest of some names.
  static String nearest(String name, List<String> known) {
    return known.stream()
        .min(Comparator.comparingInt((String k) -> distance(k, name)).thenComparing(k -> k))
        .orElse("");
  }

  private String at(List<String> path) {
    StringBuilder key = new StringBuilder();
    for (String p : path) {
      key.append(key.isEmpty() || p.startsWith("[") ? "" : ".").append(p);
    }
    return file + ":" + line(path) + ": '" + key + "': ";
  }

  /// Where a key stands, or the nearest key above it; 1 if none of them does.
  private int line(List<String> path) {
    JsonPointer wanted = JsonPointer.empty();
    for (String p : path) {
      wanted =
          p.startsWith("[")
              ? wanted.appendIndex(Integer.parseInt(p.substring(1, p.length() - 1)))
              : wanted.appendProperty(p);
    }
    int found = 1;
    int depth = 0;
    try (JsonParser p = mapper.createParser(text)) {
      for (JsonToken t = p.nextToken(); t != null; t = p.nextToken()) {
        JsonPointer here = p.streamReadContext().pathAsPointer();
        int size = here.toString().split("/").length;
        if (size > depth && (wanted + "/").startsWith(here + "/") && !here.matches()) {
          found = line(p.currentTokenLocation().getLineNr());
          depth = size;
        }
      }
    } catch (JacksonException e) {
      // as far as it can be read
    }
    return found;
  }

  private static int line(int number) {
    return Math.max(1, number);
  }

  /// The keys that lead to the place; an item of a list as its number in brackets.
  private static List<String> path(JacksonException e) {
    List<String> path = new ArrayList<>();
    for (JacksonException.Reference r : e.getPath()) {
      if (r.getPropertyName() != null) {
        path.add(r.getPropertyName());
      } else if (r.getIndex() >= 0) {
        path.add("[" + r.getIndex() + "]");
      }
    }
    return path;
  }

  /// The parser's own words, without the names of classes.
  private static String reason(JacksonException e) {
    String said = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
    if (said.startsWith("Null value for creator property '")
        || said.startsWith("Missing required creator property '")) {
      return "'" + said.replaceAll("^[^']*'([^']*)'.*$", "$1") + "' is missing";
    }
    if (said.startsWith("Cannot map `null`") || said.startsWith("Cannot coerce `null`")) {
      return "its value is missing";
    }
    if (said.startsWith("Cannot deserialize") || said.startsWith("Cannot construct")) {
      return "something of another form is needed here (a list, a text, or keys with values)";
    }
    return "not YAML or JSON: " + said.replaceAll("\\([^)]*\\)|`[^`]*`", "").strip();
  }

  private static String words(Class<?> type) {
    if (type.isEnum()) {
      return "one of "
          + String.join(
              ", ", List.of(type.getEnumConstants()).stream().map(String::valueOf).toList());
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return type == int.class || type == Integer.class ? "a whole number" : "a number";
  }

  /// Levenshtein's distance.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(same, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
