package org.diurnal.data.curation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PersonSummary;

/// Counts [ZeroRuns], whatever other sensors say.
final class ZeroSurvey implements Detector {
  private static final double[] HOURS = {0, 1.5, 4, 6, 8, 10, NotWorn.HOURS, 16, 24};

  private final SensorSchema schema;
  private final OptionalInt heartRate;
  private final Map<String, Boolean> owners = new TreeMap<>();
  private final long[][] counts = new long[HOURS.length][4]; // runs, minutes, owners', with
  private String person = "";
  private LocalDate expected = LocalDate.MIN;
  private long length;
  private long beats;

  ZeroSurvey(Dataset dataset) {
    this.schema = dataset.schema();
    this.heartRate = schema.indexOf("heart_rate");
    for (PersonSummary p : dataset.peopleTable()) {
      owners.put(p.personId(), heartRate.isPresent() && p.has(heartRate.getAsInt()));
    }
  }

  @Override
  public void day(DayWindow day) {
    if (!day.personId().equals(person) || !day.localDate().equals(expected)) {
      end();
    }
    person = day.personId();
    expected = day.localDate().plusDays(1);
    MinuteMask zero = new MinuteMask();
    MinuteMask moving = new MinuteMask();
    for (int c = 0; c < day.channels(); c++) {
      if (schema.channel(c).group().equals(NotWorn.MOTION)) {
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (day.observed(c).get(m)) {
            (day.values(c)[m] == 0 ? zero : moving).set(m);
          }
        }
      }
    }
    zero = zero.andNot(moving);
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (zero.get(m)) {
        length++;
        beats += heartRate.isPresent() && day.observed(heartRate.getAsInt()).get(m) ? 1 : 0;
      } else {
        end();
      }
    }
  }

  @Override
  public void end() {
    if (length > 0) {
      int c = HOURS.length - 1;
      while (length < 60 * HOURS[c]) {
        c--;
      }
      boolean owner = owners.getOrDefault(person, false);
      counts[c][0]++;
      counts[c][1] += length;
      counts[c][2] += owner ? length : 0;
      counts[c][3] += beats;
    }
    length = 0;
    beats = 0;
  }

  /// A row a class of length.
  List<ZeroRuns> rows() {
    List<ZeroRuns> rows = new ArrayList<>();
    for (int c = 0; c < HOURS.length; c++) {
      double to = c + 1 < HOURS.length ? HOURS[c + 1] : Double.POSITIVE_INFINITY;
      long[] n = counts[c];
      rows.add(new ZeroRuns(HOURS[c], to, n[0], n[1], n[2], n[3]));
    }
    return rows;
  }
}
