package org.diurnal.data.fitabase;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.Tally;

/// Reads a file of daily values as labels. Of rows for the same person and day the first is kept.
final class LabelFile {
  private final TableFile table;
  private final List<LabelColumn> columns;
  private final int[] positions;
  private final int idColumn;
  private final int timeColumn;
  private final Map<String, double[]> seen; // by person and day, NaN where dropped
  private final UsTime time = new UsTime();
  private final Tally.Counter rowCounter;
  private final Tally.Counter valueCounter;

  /// @param seen what earlier files of the same kind held, by person and day; is added to
  LabelFile(
      ExportFile file,
      FileKind kind,
      Map<String, double[]> seen,
      Tally.Counter rowCounter,
      Tally.Counter valueCounter) {
    this.table = new TableFile(file, kind.columns());
    this.idColumn = table.column(kind.columns().get(0));
    this.timeColumn = table.column(kind.columns().get(1));
    this.columns = LabelColumn.of(kind);
    this.positions = columns.stream().mapToInt(c -> table.column(c.column())).toArray();
    if (Arrays.stream(positions).allMatch(p -> p < 0)) {
      throw new BadDataException(
          file.name()
              + ":1: the header has none of the columns "
              + columns.stream().map(LabelColumn::column).toList(),
          "export the file again from Fitabase, with the columns as they are");
    }
    this.seen = seen;
    this.rowCounter = rowCounter;
    this.valueCounter = valueCounter;
  }

  /// Reads all rows; how many labels of each task there were.
  Map<String, Long> read(ImportSink sink) {
    Map<String, Long> counts = new HashMap<>();
    table.forEach(row -> {
      rowCounter.read(1);
      List<Label> labels = new ArrayList<>();
      String dropped = row(row, labels);
      if (dropped.isEmpty()) {
        rowCounter.keep(1);
        for (Label label : labels) {
          counts.merge(label.task(), 1L, Long::sum);
          sink.label(label);
        }
      } else {
        rowCounter.drop(dropped, row.line());
      }
    });
    return counts;
  }

  private String row(TableFile.Row row, List<Label> labels) {
    if (!row.broken().isEmpty()) {
      return row.broken();
    }
    String person = row.field(idColumn);
    if (person.isEmpty()) {
      return Reasons.PERSON;
    }
    if (!time.parse(row.field(timeColumn))) {
      return time.reason();
    }
    double[] values = new double[positions.length];
    String[] reasons = new String[positions.length];
    for (int i = 0; i < positions.length; i++) {
      reasons[i] = positions[i] < 0 ? "" : value(row.field(positions[i]), i, values);
    }
    double[] before = seen.putIfAbsent(time.epochDay() + " " + person, values);
    if (before != null) {
      return Arrays.equals(before, values) ? Reasons.DUPLICATE : Reasons.CONFLICT;
    }
    Optional<LocalDate> day = Optional.of(LocalDate.ofEpochDay(time.epochDay()));
    for (int i = 0; i < positions.length; i++) {
      if (positions[i] < 0) {
        continue;
      }
      valueCounter.read(1);
      if (reasons[i].isEmpty()) {
        valueCounter.keep(1);
        labels.add(new Label(person, columns.get(i).task(), day, values[i]));
      } else {
        valueCounter.drop(reasons[i], row.line());
      }
    }
    return "";
  }

  private String value(String text, int i, double[] values) {
    values[i] = Double.NaN;
    if (text.isEmpty()) {
      return Reasons.EMPTY;
    }
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException e) {
      return Reasons.NUMBER;
    }
    if (!Double.isFinite(value)) {
      return Reasons.NUMBER;
    }
    if (value < columns.get(i).min()) {
      return Reasons.BELOW;
    }
    if (value > columns.get(i).max()) {
      return Reasons.ABOVE;
    }
    values[i] = value;
    return "";
  }
}
