package org.diurnal.data.dictionary;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.Channel;
import org.diurnal.core.SensorSchema;

/// The columns that every dataset has, whatever it came from.
final class FileColumns {
  static final String DAYS = "days/part-*.parquet";
  static final String PEOPLE = "people.parquet";
  static final String LABELS = "labels.parquet";
  static final String SOURCES = "sources.parquet";

  private FileColumns() {}

  /// One column. Those of the days get their origins from the importers.
  record Column(String file, String name, String type, String unit, String code, String meaning) {}

  /// The columns of days beside those of channels.
  static List<Column> days() {
    return List.of(
        new Column(DAYS, "person_id", "text", "", "", "the person, as the source names them"),
        new Column(DAYS, "local_date", "date", "", "", "the calendar day where the person was"),
        new Column(
            DAYS,
            "utc_offset_minutes",
            "integer",
            "min",
            "",
            "local minus UTC at the day's first minute; NULL where the source does not say"),
        new Column(DAYS, "source_id", "text", "", "", "importer and device: a row of " + SOURCES));
  }

  /// The columns of a channel.
  static Column values(String file, Channel c) {
    return new Column(
        file,
        c.name(),
        "list of 1440 floats",
        c.unit(),
        ChannelCode.loinc(c.name()).map(code -> "LOINC " + code).orElse(""),
        c.description()
            + " Put together within a minute by "
            + c.aggregation()
            + "; plausible from "
            + plain(c.min())
            + " to "
            + plain(c.max())
            + "; NULL where missing, zero is a value.");
  }

  /// The observed bits of a channel.
  static Column observed(Channel c) {
    return new Column(
        DAYS,
        c.name() + "_observed",
        "180 bytes",
        "",
        "",
        "which minutes of " + c.name() + " have a value: minute i is bit i % 8 of byte i / 8");
  }

  /// The columns of the other files.
  static List<Column> others(SensorSchema schema) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column(PEOPLE, "person_id", "text", "", "", "the person"));
    columns.add(new Column(PEOPLE, "days", "integer", "d", "", "days with an observed minute"));
    columns.add(new Column(PEOPLE, "first_date", "date", "", "", "the earliest of them"));
    columns.add(new Column(PEOPLE, "last_date", "date", "", "", "the latest of them"));
    for (Channel c : schema.channels()) {
      columns.add(
          new Column(
              PEOPLE,
              c.name() + "_minutes",
              "integer",
              "min",
              "",
              "observed minutes of " + c.name() + "; those that two devices have count once"));
    }
    columns.add(new Column(LABELS, "person_id", "text", "", "", "the person"));
    columns.add(
        new Column(LABELS, "task", "text", "", "", "what the value is: a row 'task ...' below"));
    columns.add(
        new Column(
            LABELS, "time", "date", "", "", "the local day; NULL for what holds at all times"));
    columns.add(
        new Column(
            LABELS, "value", "double", "", "", "in the unit of its task; 0 or 1 for yes or no"));
    columns.add(new Column(SOURCES, "source_id", "text", "", "", "importer and device"));
    columns.add(new Column(SOURCES, "simulated", "boolean", "", "", "whether a simulator made it"));
    columns.add(new Column(SOURCES, "zones", "list of texts", "", "", "time zones said for it"));
    columns.add(new Column(SOURCES, "device", "text", "", "", "what the export calls the device"));
    columns.add(
        new Column(
            SOURCES,
            "placement",
            "text",
            "",
            "",
            "chest, wrist, finger, waist, phone, none or unknown"));
    columns.add(new Column(SOURCES, "people", "integer", "1", "", "people with days of it"));
    columns.add(new Column(SOURCES, "days", "integer", "d", "", "person-days of it"));
    columns.add(new Column(SOURCES, "first_date", "date", "", "", "the earliest of them"));
    columns.add(new Column(SOURCES, "last_date", "date", "", "", "the latest of them"));
    return columns;
  }

  private static String plain(double v) {
    return v == Math.rint(v) ? String.valueOf((long) v) : String.valueOf(v);
  }
}
