package org.diurnal.model.safetensors;

import java.nio.charset.StandardCharsets;

/// Names of tensors: what the format reserves, and how they are shown in messages.
final class Names {
  /// The header's one key that is not a tensor.
  static final String METADATA = "__metadata__";

  private static final int SHOWN = 100;

  private Names() {}

  /// Whether a text can be written as UTF-8 and read back as itself (no half surrogate pair).
  static boolean isWellFormed(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }

  /// A name from a file that nobody vouches for: quoted, one line, cut to 100 characters.
  static String quoted(String name) {
    StringBuilder out = new StringBuilder("'");
    name.codePoints()
        .limit(SHOWN)
        .forEach(c -> {
          if (Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF)) {
            out.append(String.format("\\u%04x", c));
          } else {
            out.appendCodePoint(c);
          }
        });
    return out.append(name.codePointCount(0, name.length()) > SHOWN ? "...'" : "'").toString();
  }
}
