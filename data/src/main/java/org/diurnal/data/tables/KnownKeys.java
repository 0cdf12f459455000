package org.diurnal.data.tables;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.UsageException;
import tools.jackson.databind.JsonNode;

/// Refuses keys that a record does not have, and keys without a value, before its values are looked
/// at: a required key that is misspelt is then named as what it is, and not as missing.
final class KnownKeys {
  private final MappingErrors errors;

  private KnownKeys(MappingErrors errors) {
    this.errors = errors;
  }

  /// @throws UsageException at the first unknown key, naming the nearest known one
  static void check(MappingErrors errors, JsonNode mapping) {
    new KnownKeys(errors).check(mapping, TableMapping.class, List.of());
  }

  private void check(JsonNode node, Type type, List<String> path) {
    boolean optional = type instanceof ParameterizedType p && p.getRawType() == Optional.class;
    if (node.isNull() && !path.isEmpty()) {
      if (optional) {
        return;
      }
      throw errors.key(path, "its value is missing", "give it one, or leave the key out");
    }
    if (type instanceof ParameterizedType p) {
      Type[] of = p.getActualTypeArguments();
      if (p.getRawType() == Map.class && node.isObject()) {
        node.forEachEntry((k, v) -> check(v, of[1], with(path, k)));
      } else if (p.getRawType() == List.class && node.isArray()) {
        for (int i = 0; i < node.size(); i++) {
          check(node.path(i), of[0], with(path, "[" + i + "]"));
        }
      } else {
        check(node, of[0], path); // an optional
      }
    } else if (type instanceof Class<?> c && c.isRecord() && node.isObject()) {
      node.forEachEntry((k, v) -> check(v, component(c, k, path), with(path, k)));
    }
  }

  private Type component(Class<?> type, String key, List<String> path) {
    List<String> known = new ArrayList<>();
    for (RecordComponent c : type.getRecordComponents()) {
      if (c.getName().equals(key)) {
        return c.getGenericType();
      }
      known.add(c.getName());
    }
    throw errors.key(
        with(path, key),
        "unknown key",
        "did you mean '"
            + MappingErrors.nearest(key, known)
            + "'? known here: "
            + String.join(", ", known));
  }

  private static List<String> with(List<String> path, String last) {
    List<String> all = new ArrayList<>(path);
    all.add(last);
    return all;
  }
}
