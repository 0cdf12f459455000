package org.diurnal.data.takeout;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.CsvRecords;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.recording.FileAccount;

/// The rows of a CSV file of an export, by the names of their columns, in any case.
final class Cells {
  /// What Google writes into a file of something that the account has none of.
  private static final String NO_DATA = "no data";

  /// Takes the rows.
  interface Taker {
    void row(long line, Row row);
  }

  /// A row.
  record Row(Map<String, Integer> columns, List<String> fields) {
    /// The text of a column; empty if the file has no such column.
    String text(String column) {
      Integer i = columns.get(column);
      return i == null ? "" : fields.get(i);
    }

    /// The number in a column, which may be infinite or none; empty if it is not one.
    OptionalDouble number(String column) {
      return Cells.number(text(column));
    }
  }

  /// Takes what is no row.
  interface Broken {
    void row(String reason, long line);
  }

  private Cells() {}

  /// Reads a file to its end. One that is empty, or says that there are no data, has no rows.
  ///
  /// @param needed columns without which the file is not what its name says
  /// @throws BadDataException if one is missing, or the file is not CSV, with the line
  static void read(ExportFile file, FileAccount account, List<String> needed, Taker taker) {
    read(file, needed, taker, account::unreadableRow);
  }

  /// The same for a file without an account.
  static void read(ExportFile file, List<String> needed, Taker taker, Broken broken) {
    Map<String, Integer> columns = new HashMap<>();
    CsvRecords.read(
        file,
        new CsvRecords.Reader() {
          @Override
          public void header(List<String> names) {
            for (int i = 0; i < names.size(); i++) {
              columns.putIfAbsent(names.get(i).toLowerCase(Locale.ROOT), i);
            }
            boolean nothing = names.isEmpty() || names.size() == 1 && columns.containsKey(NO_DATA);
            List<String> missing = needed.stream().filter(c -> !columns.containsKey(c)).toList();
            if (!nothing && !missing.isEmpty()) {
              throw new BadDataException(
                  file.name()
                      + ":1: the header lacks "
                      + String.join(", ", missing)
                      + "; it is "
                      + String.join(",", names),
                  "ask for the export again; nothing was imported");
            }
          }

          @Override
          public void row(long line, List<String> fields) {
            taker.row(line, new Row(columns, fields));
          }

          @Override
          public void broken(long line, String reason) {
            broken.row(reason, line);
          }
        });
  }

  /// A plain number: digits, sign, point, exponent; or `NaN` and `Infinity`, which no value may be.
  static OptionalDouble number(String text) {
    try {
      boolean suffixed = !text.isEmpty() && "dDfF".indexOf(text.charAt(text.length() - 1)) >= 0;
      return suffixed || text.indexOf('x') >= 0
          ? OptionalDouble.empty()
          : OptionalDouble.of(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return OptionalDouble.empty();
    }
  }
}
