package org.diurnal.data.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import org.diurnal.core.Channel;
import org.diurnal.data.dictionary.ChannelCode;

/// `dictionary.csv`: what every column of an export is.
final class CsvDictionary implements AutoCloseable {
  private static final String HEADER =
      "file,column,unit,code,aggregation,range,missing,source,transformation,description\n";

  private final BufferedWriter out;
  private final ExportColumns columns;

  CsvDictionary(BufferedWriter out, ExportColumns columns) throws IOException {
    this.out = out;
    this.columns = columns;
    out.write(HEADER);
  }

  /// The columns of minutes that are there whatever the channels.
  void ofMinutes(String file) throws IOException {
    of(file, "person_id", "", "", "", "the person, as the source names them");
    of(file, "local_date", "", "", "", "the calendar day where the person was");
    of(file, "minute", "min", "0 to 1439", "", "minutes since local midnight");
    of(
        file,
        "time",
        "",
        "",
        "without an offset: the source does not say",
        "the begin of the minute, ISO 8601, with the offset that the clock had");
    of(
        file,
        "utc_offset_minutes",
        "min",
        "",
        "empty: the source does not say",
        "local minus UTC in this minute");
    of(
        file,
        "source_id",
        "",
        "",
        "",
        "the importer and the device; 'merged' where several devices were put together by the"
            + " default rules");
  }

  /// The columns of labels, and a row a task.
  void ofLabels(String file, List<String> tasks) throws IOException {
    of(file, "person_id", "", "", "", "the person, as the source names them");
    of(file, "task", "", "", "", "what the value is: a row 'task ...' below");
    of(
        file,
        "local_date",
        "",
        "",
        "empty: holds for the person at all times",
        "the calendar day that it belongs to");
    of(file, "value", "", "", "", "in the unit of its task; 0 or 1 for no or yes");
    for (String task : tasks) {
      String column = "task " + task;
      write(
          file,
          column,
          columns.unitOfLabel(task),
          code(ChannelCode.ofLabel(task)),
          "",
          "",
          "no row",
          columns.source(column),
          columns.transformation(column),
          task.replace('_', ' '));
    }
  }

  /// A channel.
  void channel(String file, String column, Channel c) throws IOException {
    write(
        file,
        column,
        c.unit(),
        code(ChannelCode.of(c.name())),
        c.aggregation().name(),
        CsvForm.number(c.min()) + " to " + CsvForm.number(c.max()),
        column.equals(c.name())
            ? "empty, or no row: not observed; 0 is a value"
            : "no row: not observed; 0 is a value",
        columns.source(c.name()),
        columns.transformation(c.name()),
        c.description());
  }

  /// A column that needs no more than words.
  void row(String file, String column, String description) throws IOException {
    of(file, column, "", "", "", description);
  }

  private void of(
      String file, String column, String unit, String range, String missing, String description)
      throws IOException {
    write(
        file,
        column,
        unit,
        "",
        "",
        range,
        missing,
        columns.source(column),
        columns.transformation(column),
        description);
  }

  private static String code(ChannelCode code) {
    return code.system() + "|" + code.code();
  }

  private void write(String... fields) throws IOException {
    for (int i = 0; i < fields.length; i++) {
      out.write((i > 0 ? "," : "") + CsvForm.field(fields[i]));
    }
    out.write("\n");
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
