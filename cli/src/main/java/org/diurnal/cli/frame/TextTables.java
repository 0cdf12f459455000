package org.diurnal.cli.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Tables as aligned text: words to the left, numbers to the right, a dash where there is no value.
final class TextTables {
  private TextTables() {}

  static String render(List<Table> tables) {
    StringBuilder s = new StringBuilder();
    for (Table t : tables) {
      s.append(s.isEmpty() ? "" : "\n");
      append(s, t);
    }
    return s.toString();
  }

  private static void append(StringBuilder s, Table t) {
    int n = t.columns().size();
    List<List<String>> lines = new ArrayList<>();
    lines.add(t.columns().stream().map(c -> clean(c.heading(" (", ")"))).toList());
    boolean[] right = new boolean[n];
    for (List<Object> row : t.rows()) {
      List<String> line = new ArrayList<>();
      for (int c = 0; c < n; c++) {
        line.add(text(row.get(c), t.columns().get(c)));
        right[c] |= row.get(c) instanceof Number;
      }
      lines.add(line);
    }
    int[] width = new int[n];
    for (List<String> line : lines) {
      for (int c = 0; c < n; c++) {
        width[c] = Math.max(width[c], length(line.get(c)));
      }
    }
    if (!t.title().isEmpty()) {
      s.append(clean(t.title())).append('\n');
    }
    for (int r = 0; r < lines.size(); r++) {
      appendLine(s, lines.get(r), width, right);
      if (r == 0) {
        appendLine(s, java.util.Arrays.stream(width).mapToObj("-"::repeat).toList(), width, right);
      }
    }
    for (String note : t.notes()) {
      s.append(clean(note)).append('\n');
    }
  }

  private static void appendLine(StringBuilder s, List<String> line, int[] width, boolean[] right) {
    StringBuilder l = new StringBuilder();
    for (int c = 0; c < width.length; c++) {
      String pad = " ".repeat(width[c] - length(line.get(c)));
      l.append(c == 0 ? "" : "  ");
      l.append(right[c] ? pad + line.get(c) : line.get(c) + pad);
    }
    s.append(l.toString().stripTrailing()).append('\n');
  }

  private static String text(Object cell, Table.Column column) {
    if (!Table.isPresent(cell)) {
      return "-";
    }
    return switch (cell) {
      case Double d -> String.format(Locale.ROOT, "%." + column.decimals() + "f", d);
      case Boolean b -> b ? "yes" : "no";
      default -> clean(cell.toString());
    };
  }

  /// Without control characters: a person id must not be able to move the cursor.
  private static String clean(String s) {
    return s.codePoints()
        .map(c -> Character.isISOControl(c) ? ' ' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static int length(String s) {
    return s.codePointCount(0, s.length());
  }
}
