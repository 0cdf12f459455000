package org.diurnal.data.fitabase;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.Reasons;

/// Reads one of the smaller files, whose columns are found by name and whose fields may hold text.
final class TableFile {
  /// One row; its fields by position in the header.
  ///
  /// @param line its line number, from 1
  /// @param fields its fields
  /// @param broken why the row as a whole is unusable, or an empty text
  record Row(long line, List<String> fields, String broken) {
    String field(int column) {
      return fields.get(column).strip();
    }
  }

  private final ExportFile file;
  private final CloseableIterator<CsvRecord> records;
  private final List<String> header;

  /// @throws BadDataException if a column of `required` is missing, naming what was found
  TableFile(ExportFile file, List<String> required) {
    this.file = file;
    this.records =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .skipEmptyLines(true)
            .ofCsvRecord(new InputStreamReader(file.text(), StandardCharsets.UTF_8))
            .iterator();
    this.header =
        hasNext(1) ? records.next().getFields().stream().map(String::strip).toList() : List.of();
    List<String> missing = required.stream().filter(c -> !header.contains(c)).toList();
    if (!missing.isEmpty()) {
      throw new BadDataException(
          file.name()
              + ":1: "
              + (header.isEmpty()
                  ? "the file is empty"
                  : "the header lacks " + missing + "; it is " + String.join(",", header)),
          "export the file again from Fitabase, with the columns as they are");
    }
  }

  /// The position of a column, or -1 if the file lacks it.
  int column(String name) {
    return header.indexOf(name);
  }

  /// Hands every row to the reader, in order.
  void forEach(Consumer<Row> reader) {
    long line = 1;
    while (hasNext(line + 1)) {
      CsvRecord r = records.next();
      line = r.getStartingLineNumber();
      String broken = "";
      if (!hasNext(line + 1) && !file.endsInLineEnd()) {
        broken = Reasons.NO_LINE_END;
      } else if (r.getFieldCount() != header.size()) {
        broken = Reasons.FIELDS;
      } else if (r.getFields().stream().anyMatch(f -> f.indexOf('\uFFFD') >= 0)) {
        broken = Reasons.ENCODING;
      }
      reader.accept(new Row(line, r.getFields(), broken));
    }
  }

  private boolean hasNext(long line) {
    try {
      return records.hasNext();
    } catch (CsvParseException e) {
      throw new BadDataException(
          file.name() + ":" + line + ": not CSV from here on: " + e.getMessage(),
          "export the file again from Fitabase; nothing was imported",
          e);
    } catch (UncheckedIOException e) {
      throw file.failed(line, e.getCause() == null ? new IOException(e) : e.getCause());
    }
  }
}
