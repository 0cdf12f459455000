package org.diurnal.data.simulate;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;

/// One CSV file as Fitabase writes it: an id, a time of twelve hours, values.
final class FitabaseFile implements AutoCloseable {
  private final BufferedWriter out;
  private final StringBuilder row = new StringBuilder();

  FitabaseFile(Path folder, String name, String header) throws IOException {
    out = Files.newBufferedWriter(folder.resolve(name), StandardCharsets.UTF_8);
    out.write(header);
    out.write('\n');
  }

  /// Writes a row of a day.
  void row(long id, LocalDate date, String values) throws IOException {
    begin(id, date);
    end(values);
  }

  /// Writes a row of a second of a day.
  void row(long id, LocalDate date, int second, String values) throws IOException {
    begin(id, date);
    int hour = second / 3600;
    row.append(' ').append(hour % 12 == 0 ? 12 : hour % 12);
    two(second / 60 % 60);
    two(second % 60);
    row.append(hour < 12 ? " AM" : " PM");
    end(values);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  private void begin(long id, LocalDate date) {
    row.setLength(0);
    row.append(id).append(',').append(date.getMonthValue()).append('/');
    row.append(date.getDayOfMonth()).append('/').append(date.getYear());
  }

  private void two(int n) {
    row.append(n < 10 ? ":0" : ":").append(n);
  }

  private void end(String values) throws IOException {
    out.append(row.append(',').append(values).append('\n'));
  }
}
