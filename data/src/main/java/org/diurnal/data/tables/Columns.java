package org.diurnal.data.tables;

import java.util.List;
import java.util.Optional;
import org.diurnal.core.BadDataException;

/// Where the columns of a table are.
///
/// @param file the table's name
/// @param header its columns, in order
record Columns(String file, List<String> header) {
  private static final int NAMED = 30;

  /// The position of a column, or -1 if none is asked for.
  ///
  /// @throws BadDataException if the table lacks it, or has two of that name
  int at(Optional<String> column) {
    return column.map(this::at).orElse(-1);
  }

  /// The position of a column.
  ///
  /// @throws BadDataException if the table lacks it, or has two of that name
  int at(String column) {
    int at = header.indexOf(column);
    if (at < 0) {
      throw new BadDataException(
          file
              + ":1: no column '"
              + column
              + "'; there are "
              + String.join(", ", header.subList(0, Math.min(NAMED, header.size()))),
          "correct the column's name in the mapping (or 'separator', 'skipLines'); if this table is"
              + " of another kind, name the file that you mean instead of its folder");
    }
    if (header.lastIndexOf(column) != at) {
      throw new BadDataException(
          file + ":1: two columns are named '" + column + "'", "rename one of them in the file");
    }
    return at;
  }
}
