package org.diurnal.cli.frame;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Tables as GitHub's Markdown: the title as a heading, notes below. No value is an empty cell.
final class MarkdownTables {
  private MarkdownTables() {}

  static String render(List<Table> tables) {
    return tables.stream().map(MarkdownTables::one).collect(Collectors.joining("\n"));
  }

  private static String one(Table t) {
    StringBuilder s = new StringBuilder();
    if (!t.title().isEmpty()) {
      s.append("## ").append(escaped(t.title())).append("\n\n");
    }
    s.append(row(t.columns().stream().map(c -> escaped(c.heading(" (", ")"))).toList()));
    s.append(row(t.columns().stream().map(c -> "---").toList()));
    for (List<Object> cells : t.rows()) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < cells.size(); c++) {
        line.append(c == 0 ? "" : " | ").append(cell(cells.get(c), t.columns().get(c)));
      }
      s.append("| ").append(line).append(" |\n");
    }
    t.notes().forEach(n -> s.append('\n').append(escaped(n)).append('\n'));
    return s.toString();
  }

  private static String row(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static String cell(Object cell, Table.Column column) {
    if (!Table.isPresent(cell)) {
      return "";
    }
    return cell instanceof Double d
        ? String.format(Locale.ROOT, "%." + column.decimals() + "f", d)
        : escaped(cell.toString());
  }

  /// A bar would end the cell, a line end the row; the others would be read as markup.
  private static String escaped(String s) {
    return s.replaceAll("[\\\\|*_`<>\\[\\]]", "\\\\$0").replaceAll("\\R", " ");
  }
}
