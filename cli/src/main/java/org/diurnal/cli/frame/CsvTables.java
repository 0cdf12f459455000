package org.diurnal.cli.frame;

import java.util.List;
import java.util.stream.Collectors;

/// Tables as RFC 4180 CSV. A unit stands in the header in brackets; no value is an empty field, and
/// an empty text is a quoted empty field, so that the two stay apart.
final class CsvTables {
  private CsvTables() {}

  static String render(List<Table> tables) {
    return tables.stream().map(CsvTables::one).collect(Collectors.joining("\r\n"));
  }

  private static String one(Table t) {
    StringBuilder s = new StringBuilder();
    s.append(
        t.columns().stream()
            .map(c -> quote(c.heading(" [", "]")))
            .collect(Collectors.joining(",")));
    s.append("\r\n");
    for (List<Object> row : t.rows()) {
      s.append(row.stream().map(CsvTables::field).collect(Collectors.joining(",")));
      s.append("\r\n");
    }
    return s.toString();
  }

  private static String field(Object cell) {
    return Table.isPresent(cell) ? quote(cell.toString()) : "";
  }

  private static String quote(String s) {
    boolean plain =
        !s.isEmpty()
            && s.indexOf(',') < 0
            && s.indexOf('"') < 0
            && s.indexOf('\n') < 0
            && s.indexOf('\r') < 0
            && s.equals(s.strip());
    return plain ? s : '"' + s.replace("\"", "\"\"") + '"';
  }
}
