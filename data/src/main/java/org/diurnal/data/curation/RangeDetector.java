package org.diurnal.data.curation;

import java.util.Locale;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// Finds values outside the plausible range.
final class RangeDetector implements Detector {
  private final SensorSchema schema;
  private final Findings findings;

  RangeDetector(SensorSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  @Override
  public void day(DayWindow day) {
    for (int c = 0; c < day.channels(); c++) {
      Channel channel = schema.channel(c);
      int n = 0;
      int first = 0;
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (day.observed(c).get(m) && !channel.isPlausible(day.values(c)[m])) {
          first = n == 0 ? m : first;
          n++;
        }
      }
      if (n > 0) {
        findings.add(
            Finding.Kind.IMPLAUSIBLE,
            day,
            first,
            channel.name(),
            String.format(
                Locale.ROOT,
                "%d minutes outside %s to %s %s, first %s at %s",
                n,
                channel.min(),
                channel.max(),
                channel.unit(),
                day.values(c)[first],
                Findings.clock(first)));
      }
    }
  }
}
