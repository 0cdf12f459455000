package org.diurnal.data.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;

/// `minutes.csv`, a row for every minute of which anything was observed; `labels.csv`; and
/// `dictionary.csv`, which explains every column of both. An empty field is a missing value.
final class CsvForm implements ExportForm {
  private final SensorSchema schema;
  private final List<Integer> channels;
  private final BufferedWriter minutes;
  private final BufferedWriter labels;

  CsvForm(Path folder, SensorSchema schema, List<Integer> channels) throws IOException {
    this.schema = schema;
    this.channels = channels;
    this.minutes = Files.newBufferedWriter(folder.resolve("minutes.csv"));
    this.labels = Files.newBufferedWriter(folder.resolve("labels.csv"));
    minutes.write("person_id,local_date,minute,local_time,utc_offset_minutes,source_id");
    for (int c : channels) {
      minutes.write("," + schema.channel(c).name());
    }
    minutes.write("\n");
    labels.write("person_id,task,local_date,value\n");
    dictionary(folder.resolve("dictionary.csv"));
  }

  @Override
  public void day(DayWindow day, Offset offset) throws IOException {
    String head = field(day.personId()) + "," + day.localDate() + ",";
    String tail =
        ","
            + (offset.known() ? String.valueOf(offset.minutes()) : "")
            + ","
            + field(day.sourceId());
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      StringBuilder row = new StringBuilder();
      boolean any = false;
      for (int c : channels) {
        row.append(',');
        if (day.observed(c).get(m)) {
          row.append(number(day.values(c)[m]));
          any = true;
        }
      }
      if (any) {
        minutes.write(head + m + "," + time(day, m) + tail + row + "\n");
      }
    }
  }

  private static String time(DayWindow day, int minute) {
    return day.localDate().atTime(minute / 60, minute % 60).toString();
  }

  @Override
  public void label(Label label) throws IOException {
    labels.write(
        field(label.personId())
            + ","
            + field(label.task())
            + ","
            + label.time().map(Object::toString).orElse("")
            + ","
            + number(label.value())
            + "\n");
  }

  /// The shortest text that is read back as the same number.
  static String number(double v) {
    if (v == Math.rint(v) && Math.abs(v) < 1e7) {
      return String.valueOf((long) v);
    }
    return v == (float) v ? Float.toString((float) v) : Double.toString(v);
  }

  private void dictionary(Path file) throws IOException {
    try (BufferedWriter w = Files.newBufferedWriter(file)) {
      w.write("file,column,unit,code,aggregation,range,missing,description\n");
      row(
          w,
          "minutes.csv",
          "person_id",
          "",
          "",
          "",
          "",
          "",
          "the person, as the source names them");
      row(w, "minutes.csv", "local_date", "", "", "", "", "", "the day by the person's clock");
      row(
          w,
          "minutes.csv",
          "minute",
          "min",
          "",
          "",
          "0 to 1439",
          "",
          "minutes since local midnight");
      row(
          w,
          "minutes.csv",
          "local_time",
          "",
          "",
          "",
          "",
          "",
          "the same as date and time, ISO 8601");
      row(
          w,
          "minutes.csv",
          "utc_offset_minutes",
          "min",
          "",
          "",
          "",
          "empty: the source does not say",
          "local minus UTC at the day's first minute");
      row(
          w,
          "minutes.csv",
          "source_id",
          "",
          "",
          "",
          "",
          "",
          "the importer and the device; merged: several devices, settled by the default rules");
      for (int c : channels) {
        Channel channel = schema.channel(c);
        ChannelCode code = ChannelCode.of(channel.name());
        row(
            w,
            "minutes.csv",
            channel.name(),
            channel.unit(),
            code.system() + "|" + code.code(),
            channel.aggregation().name(),
            number(channel.min()) + " to " + number(channel.max()),
            "empty: not observed; 0 is a value",
            channel.description());
      }
      row(w, "labels.csv", "person_id", "", "", "", "", "", "the person");
      row(w, "labels.csv", "task", "", "", "", "", "", "what the value is");
      row(
          w,
          "labels.csv",
          "local_date",
          "",
          "",
          "",
          "",
          "empty: holds for the person at all times",
          "the day it belongs to");
      row(w, "labels.csv", "value", "", "", "", "", "", "0 or 1 for no or yes");
    }
  }

  private static void row(BufferedWriter w, String... fields) throws IOException {
    for (int i = 0; i < fields.length; i++) {
      w.write((i > 0 ? "," : "") + field(fields[i]));
    }
    w.write("\n");
  }

  /// A text as a CSV field. What a spreadsheet would take for a formula is left as it is: the file
  /// must say what the data say.
  private static String field(String s) {
    return s.matches("(?s).*[\",\r\n].*") ? "\"" + s.replace("\"", "\"\"") + "\"" : s;
  }

  @Override
  public void close() throws IOException {
    minutes.close();
    labels.close();
  }
}
