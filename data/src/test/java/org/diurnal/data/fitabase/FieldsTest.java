package org.diurnal.data.fitabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.FieldOrigin.Part;
import org.junit.jupiter.api.Test;

class FieldsTest {
  private final List<FieldOrigin> fields = new FitabaseImporter().fields();

  @Test
  void everyChannelAndEveryLabelSaysWhichFieldItIsOnce() {
    SensorSchema.builtIn("fitbit")
        .channels()
        .forEach(c -> assertThat(about(Part.CHANNEL, c.name())).as(c.name()).hasSize(1));
    for (FileKind kind : FileKind.values()) {
      for (LabelColumn c : LabelColumn.of(kind)) {
        assertThat(about(Part.LABEL, c.task())).as(c.task()).hasSize(1);
      }
    }
    for (String column : List.of("person_id", "local_date", "utc_offset_minutes", "source_id")) {
      assertThat(about(Part.DAY, column)).as(column).hasSize(1);
    }
  }

  @Test
  void whatIsSaidNamesTheFileAndTheColumn() {
    assertThat(about(Part.LABEL, "sleep_minutes_in_bed").getFirst())
        .isEqualTo(
            FieldOrigin.label(
                "sleep_minutes_in_bed",
                "min",
                "sleepDay: TotalTimeInBed at SleepDay",
                "as it is, within 0.0 to 1440.0; the first row of a day counts",
                "no row for the day, or the field is empty"));
    assertThat(about(Part.CHANNEL, "steps").getFirst().field())
        .isEqualTo(
            "minuteStepsWide: Steps00 to Steps59 at ActivityHour, or minuteStepsNarrow: Steps at"
                + " ActivityMinute");
  }

  @Test
  void aNameThatEndsInAStarStandsForAllThatBeginLikeThat() {
    FieldOrigin some = FieldOrigin.label("lab_*", "1", "file", "as it is", "");
    assertThat(some.isAbout(Part.LABEL, "lab_iron")).isTrue();
    assertThat(some.isAbout(Part.LABEL, "iron")).isFalse();
    assertThat(some.isAbout(Part.CHANNEL, "lab_iron")).isFalse();
  }

  private List<FieldOrigin> about(Part part, String name) {
    return fields.stream().filter(f -> f.isAbout(part, name)).toList();
  }
}
