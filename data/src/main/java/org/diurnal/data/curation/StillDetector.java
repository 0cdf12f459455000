package org.diurnal.data.curation;

import java.time.LocalDate;
import java.util.Locale;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// Finds runs of zeros that were not worn, by the rule of [NotWorn], each once, whatever the number
/// of days it lasts.
final class StillDetector implements Detector {
  private final SensorSchema schema;
  private final Findings findings;
  private String person = "";
  private LocalDate expected = LocalDate.MIN;
  private LocalDate from = LocalDate.MIN;
  private int fromMinute;
  private long length;
  private long minutes;

  StillDetector(SensorSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  /// Minutes in all such runs.
  long minutes() {
    return minutes;
  }

  @Override
  public void day(DayWindow day) {
    if (!day.personId().equals(person) || !day.localDate().equals(expected)) {
      end();
    }
    person = day.personId();
    expected = day.localDate().plusDays(1);
    MinuteMask still = NotWorn.still(schema, day);
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (!still.get(m)) {
        end();
      } else if (length++ == 0) {
        from = day.localDate();
        fromMinute = m;
      }
    }
  }

  @Override
  public void end() {
    if (length >= NotWorn.MINUTES) {
      minutes += length;
      findings.add(
          Finding.Kind.NOT_WORN,
          person,
          from,
          OptionalInt.of(fromMinute),
          "",
          String.format(
              Locale.ROOT,
              "nothing but zeros for %d h %02d min from %s",
              length / 60,
              length % 60,
              Findings.clock(fromMinute)));
    }
    length = 0;
  }
}
