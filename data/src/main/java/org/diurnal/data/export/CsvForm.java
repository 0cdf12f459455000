package org.diurnal.data.export;

import java.io.BufferedWriter;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.data.Label;

/// `minutes.csv`, a row for every minute of which anything was observed, with a column a channel,
/// or in the long form a row for every value; `labels.csv`; and `dictionary.csv`, which explains
/// every column of both. An empty field is a missing value.
final class CsvForm implements ExportForm {
  private static final String MINUTES = "minutes.csv";
  private static final String LABELS = "labels.csv";

  private final ExportOut out;
  private final ExportColumns columns;
  private final boolean isLong;
  private final ExportCounts counts;
  private final BufferedWriter minutes;
  private final BufferedWriter labels;
  private final TreeSet<String> tasks = new TreeSet<>();

  CsvForm(ExportOut out, ExportColumns columns, boolean isLong, ExportCounts counts)
      throws IOException {
    this.out = out;
    this.columns = columns;
    this.isLong = isLong;
    this.counts = counts;
    this.minutes = out.open(MINUTES);
    this.labels = out.open(LABELS);
    minutes.write("person_id,local_date,minute,time,utc_offset_minutes,source_id");
    if (isLong) {
      minutes.write(",channel,value");
    } else {
      for (int c : columns.positions()) {
        minutes.write("," + columns.channel(c).name());
      }
    }
    minutes.write("\n");
    labels.write("person_id,task,local_date,value\n");
  }

  @Override
  public void day(DayWindow day, DayClock clock) throws IOException {
    String head = field(day.personId()) + "," + day.localDate() + ",";
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      StringBuilder row = new StringBuilder();
      int values = 0;
      for (int c : columns.positions()) {
        boolean observed = day.observed(c).get(m);
        String value = observed ? number(day.values(c)[m]) : "";
        values += observed ? 1 : 0;
        if (!isLong) {
          row.append(',').append(value);
        } else if (observed) {
          minutes.write(
              head + place(day, m, clock) + "," + columns.channel(c).name() + "," + value + "\n");
        }
      }
      if (!isLong && values > 0) {
        minutes.write(head + place(day, m, clock) + row + "\n");
      }
      counts.minutes(values);
    }
  }

  private static String place(DayWindow day, int minute, DayClock clock) {
    Optional<ZoneOffset> offset = clock.at(minute);
    LocalDateTime time = day.localDate().atTime(minute / 60, minute % 60);
    return minute
        + ","
        + offset.map(o -> OpenMHealthForm.rfc3339(time.atOffset(o))).orElse(time.toString())
        + ","
        + offset.map(o -> String.valueOf(o.getTotalSeconds() / 60)).orElse("")
        + ","
        + field(day.sourceId());
  }

  @Override
  public void label(Label label) throws IOException {
    tasks.add(label.task());
    counts.label();
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

  @Override
  public void close() throws IOException {
    minutes.close();
    labels.close();
    try (CsvDictionary d = new CsvDictionary(out.open("dictionary.csv"), columns)) {
      d.ofMinutes(MINUTES);
      if (isLong) {
        d.row(MINUTES, "channel", "what the value is: a row 'channel ...' below");
        d.row(MINUTES, "value", "in the unit of its channel");
      }
      for (int c : columns.positions()) {
        Channel channel = columns.channel(c);
        d.channel(MINUTES, isLong ? "channel " + channel.name() : channel.name(), channel);
      }
      d.ofLabels(LABELS, List.copyOf(tasks));
    }
  }

  /// A text as a CSV field. What a spreadsheet would take for a formula is left as it is: the file
  /// must say what the data say.
  static String field(String s) {
    return s.matches("(?s).*[\",\r\n].*") ? "\"" + s.replace("\"", "\"\"") + "\"" : s;
  }
}
