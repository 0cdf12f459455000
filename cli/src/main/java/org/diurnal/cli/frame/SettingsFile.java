package org.diurnal.cli.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.diurnal.core.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// A configuration file as flat `verb.option` keys, in the file's order.
final class SettingsFile {
  private SettingsFile() {}

  /// Reads `.json` as JSON and anything else as YAML. Lists become comma-separated values.
  ///
  /// @throws UsageException if the file is missing, malformed, names a key twice, or leaves one
  ///   without value
  static Map<String, String> read(Path file) {
    boolean json = file.toString().toLowerCase(Locale.ROOT).endsWith(".json");
    ObjectMapper mapper =
        json
            ? JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build()
            : YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();
    Map<String, String> flat = new LinkedHashMap<>();
    try {
      JsonNode root = mapper.readTree(Files.readAllBytes(file));
      if (!root.isMissingNode() && !root.isNull()) { // an empty file sets nothing
        flatten(file, "", root, flat);
      }
    } catch (IOException e) {
      throw new UsageException(
          "cannot read the configuration file " + file, "check its name and who may read it", e);
    } catch (JacksonException e) {
      throw new UsageException(
          file + ":" + line(e) + ": not " + (json ? "JSON: " : "YAML: ") + e.getOriginalMessage(),
          "write keys as 'verb: {option: value}', each once",
          e);
    }
    return flat;
  }

  private static void flatten(Path file, String key, JsonNode node, Map<String, String> flat) {
    if (node.isObject()) {
      node.properties()
          .forEach(e ->
              flatten(
                  file, key.isEmpty() ? e.getKey() : key + "." + e.getKey(), e.getValue(), flat));
      return;
    }
    if (key.isEmpty()) {
      throw new UsageException(
          file + ": holds a single value instead of keys", "write 'verb: {option: value}'");
    }
    String value =
        node.isArray()
            ? StreamSupport.stream(node.spliterator(), false)
                .map(e -> scalar(file, key, e))
                .collect(Collectors.joining(","))
            : scalar(file, key, node);
    if (flat.put(key, value) != null) {
      throw new UsageException(file + ": key '" + key + "' stands there twice", "keep one of them");
    }
  }

  private static String scalar(Path file, String key, JsonNode node) {
    if (!node.isValueNode() || node.isNull()) {
      throw new UsageException(
          file + ": key '" + key + "' has no plain value", "give it one, or remove the key");
    }
    return node.asString();
  }

  private static int line(JacksonException e) {
    return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
  }
}
