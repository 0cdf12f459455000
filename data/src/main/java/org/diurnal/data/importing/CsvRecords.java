package org.diurnal.data.importing;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.diurnal.core.BadDataException;

/// Walks through a CSV file of any size with a header, fields with quotes included.
public final class CsvRecords {
  /// Takes what stands in the file.
  public interface Reader {
    /// The header, before any row; empty if the file is.
    void header(List<String> columns);

    /// A row with as many fields as the header, trimmed.
    ///
    /// @param line its line, from 1
    void row(long line, List<String> fields);

    /// A row that cannot be used as a whole.
    ///
    /// @param reason one of [Reasons]
    void broken(long line, String reason);
  }

  /// How a file differs from RFC 4180.
  ///
  /// @param separator what stands between fields
  /// @param skipLines lines above the header
  public record Form(char separator, int skipLines) {
    /// Commas, and the header first.
    public static final Form PLAIN = new Form(',', 0);
  }

  private CsvRecords() {}

  /// Reads a file to its end.
  ///
  /// @throws BadDataException if it is not CSV, or cut short, with the line
  public static void read(ExportFile file, Reader reader) {
    read(file, Form.PLAIN, reader);
  }

  /// Reads a file of another form to its end.
  ///
  /// @throws BadDataException if it is not of that form, or cut short, with the line
  public static void read(ExportFile file, Form form, Reader reader) {
    long line = 1;
    try (CsvReader<CsvRecord> csv =
        CsvReader.builder()
            .fieldSeparator(form.separator())
            .allowExtraFields(true)
            .allowMissingFields(true)
            .skipEmptyLines(true)
            .ofCsvRecord(new InputStreamReader(unclosed(file), StandardCharsets.UTF_8))) {
      csv.skipLines(form.skipLines());
      CloseableIterator<CsvRecord> records = csv.iterator();
      List<String> header =
          records.hasNext()
              ? records.next().getFields().stream().map(String::strip).toList()
              : List.of();
      reader.header(header);
      while (records.hasNext()) {
        CsvRecord r = records.next();
        line = r.getStartingLineNumber();
        boolean cut = !records.hasNext() && !file.endsInLineEnd();
        if (r.getFieldCount() != header.size()) {
          reader.broken(line, cut ? Reasons.NO_LINE_END : Reasons.FIELDS);
        } else {
          reader.row(line, r.getFields().stream().map(String::strip).toList());
        }
      }
    } catch (CsvParseException e) {
      throw new BadDataException(
          file.name() + ":" + line + ": not CSV from here on: " + e.getMessage(),
          "check the quotes of the rows behind it; nothing was imported",
          e);
    } catch (UncheckedIOException e) {
      throw file.failed(line, e.getCause() == null ? new IOException(e) : e.getCause());
    } catch (IOException e) {
      throw file.failed(line, e);
    }
  }

  private static java.io.InputStream unclosed(ExportFile file) {
    return new java.io.FilterInputStream(file.text()) {
      @Override
      public int read(byte[] buffer, int offset, int length) throws IOException {
        return in.read(buffer, offset, length);
      }

      @Override
      public void close() {
        // the file is still to be hashed
      }
    };
  }
}
