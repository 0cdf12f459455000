package org.diurnal.data.fitabase;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.data.importing.FieldOrigin;

/// Where the columns of a dataset come from in a Fitabase export, for the dictionary.
final class Fields {
  static final List<FieldOrigin> ALL = all();

  private Fields() {}

  private static List<FieldOrigin> all() {
    List<FieldOrigin> fields = new ArrayList<>();
    fields.add(FieldOrigin.day("person_id", "Id of every file", "as it is"));
    fields.add(
        FieldOrigin.day(
            "local_date",
            "the date of ActivityHour, ActivityMinute or Time",
            "the local clock's date; US order, 12 or 24 hours"));
    fields.add(
        FieldOrigin.day(
            "utc_offset_minutes",
            "not in the export",
            "of --timezone at the day's first minute; missing where no zone was given"));
    fields.add(FieldOrigin.day("source_id", "not in the export", "always fitabase"));
    fields.add(minutes("steps", FileKind.STEPS_WIDE, FileKind.STEPS_NARROW, "Steps", "added up"));
    fields.add(
        minutes(
            "intensity",
            FileKind.INTENSITIES_WIDE,
            FileKind.INTENSITIES_NARROW,
            "Intensity",
            "the second pass counts"));
    fields.add(
        FieldOrigin.channel(
            "heart_rate",
            FileKind.HEART_RATE.word() + ": Value at Time (whole beats/min, every 5 to 15 s)",
            "arithmetic mean of the minute's samples",
            "no sample in the minute"));
    for (FileKind kind : FileKind.values()) {
      for (LabelColumn c : LabelColumn.of(kind)) {
        fields.add(
            FieldOrigin.label(
                c.task(),
                c.unit(),
                kind.word() + ": " + c.column() + " at " + kind.columns().get(1),
                "as it is, within "
                    + c.min()
                    + " to "
                    + c.max()
                    + "; the first row of a day counts",
                "no row for the day, or the field is empty"));
      }
    }
    return List.copyOf(fields);
  }

  private static FieldOrigin minutes(
      String channel, FileKind wide, FileKind narrow, String column, String repeated) {
    return FieldOrigin.channel(
        channel,
        wide.word()
            + ": "
            + column
            + "00 to "
            + column
            + "59 at ActivityHour, or "
            + narrow.word()
            + ": "
            + column
            + " at ActivityMinute",
        "as it is; in an hour that the clock repeats, " + repeated,
        "no row for the minute; a device that is not worn sends 0, which is kept as 0");
  }
}
