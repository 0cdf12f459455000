package org.diurnal.data.fit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/// A message as `reference.py` writes it, so that the two decoders can be compared value by value.
final class MessageText {
  private MessageText() {}

  static String of(FitMessage m) {
    List<String> parts = new ArrayList<>();
    parts.add(String.valueOf(m.number()));
    for (FieldLayout f : m.fields()) {
      String text = f.developer().isPresent() ? HexFormat.of().formatHex(m.bytes(f)) : value(m, f);
      if (f.developer().isPresent()) {
        parts.add(f.developer().get().developer() + "." + f.number() + "=" + text);
      } else if (!text.isEmpty()) {
        parts.add(f.number() + "=" + text);
      }
    }
    m.timestamp().ifPresent(t -> parts.add("@" + t));
    return String.join(";", parts);
  }

  private static String value(FitMessage m, FieldLayout f) {
    if (f.type().isEmpty()) {
      return "";
    }
    return switch (f.type().get()) {
      case STRING -> String.join("|", m.texts(f));
      case BYTE -> {
        byte[] b = m.bytes(f);
        yield FitMessage.allSet(b) ? "" : HexFormat.of().formatHex(b);
      }
      case FLOAT32, FLOAT64 -> numbers(m, f, true);
      case ENUM,
          SINT8,
          UINT8,
          SINT16,
          UINT16,
          SINT32,
          UINT32,
          UINT8Z,
          UINT16Z,
          UINT32Z,
          SINT64,
          UINT64,
          UINT64Z ->
          numbers(m, f, false);
    };
  }

  private static String numbers(FitMessage m, FieldLayout f, boolean real) {
    List<String> texts = new ArrayList<>();
    boolean any = false;
    for (int i = 0; i < FitMessage.count(f); i++) {
      OptionalLong whole = m.whole(f, i);
      OptionalDouble d = m.real(f, i);
      any |= d.isPresent();
      if (d.isEmpty()) {
        texts.add("-");
      } else if (real) {
        texts.add(String.format(Locale.ROOT, "%016x", Double.doubleToRawLongBits(d.getAsDouble())));
      } else {
        texts.add(signed(f, whole.orElseThrow()));
      }
    }
    return any ? String.join(",", texts) : "";
  }

  private static String signed(FieldLayout f, long value) {
    BaseType type = f.type().orElseThrow();
    return type == BaseType.UINT64 || type == BaseType.UINT64Z
        ? Long.toUnsignedString(value)
        : String.valueOf(value);
  }
}
