package org.diurnal.data.curation;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;

/// Finds the same value for longer than the kind of channel can show it.
final class StuckDetector implements Detector {
  private static final int QUICK = 120; // minutes
  private static final int SLOW = 720; // minutes
  private static final Set<String> SLOW_GROUPS = Set.of("oxygen", "skin");

  private final SensorSchema schema;
  private final Findings findings;

  StuckDetector(SensorSchema schema, Findings findings) {
    this.schema = schema;
    this.findings = findings;
  }

  /// What a long run of one value means for a channel, and from how many minutes on.
  private record Rule(Finding.Kind kind, int minutes) {}

  /// Empty for a yes or no, which may well last.
  private static Optional<Rule> rule(Channel c) {
    if (c.kind() == ChannelKind.BINARY) {
      return Optional.empty();
    }
    return Optional.of(
        switch (c.aggregation()) {
          case LAST -> new Rule(Finding.Kind.LONG_STATE, QUICK);
          case SUM -> new Rule(Finding.Kind.STUCK_SENSOR, QUICK);
          case MEAN -> new Rule(Finding.Kind.STUCK_SENSOR, isSlow(c) ? SLOW : QUICK);
        });
  }

  /// Whether a sensor may show one value for hours: a vendor's figure of the night, whole percents.
  private static boolean isSlow(Channel c) {
    boolean beats = c.group().equals("cardio") && !c.name().equals("heart_rate");
    return beats || SLOW_GROUPS.contains(c.group());
  }

  @Override
  public void day(DayWindow day) {
    for (int c = 0; c < day.channels(); c++) {
      Optional<Rule> rule = rule(schema.channel(c));
      if (rule.isPresent()) {
        look(day, c, rule.get());
      }
    }
  }

  private void look(DayWindow day, int c, Rule rule) {
    float[] values = day.values(c);
    int longest = 0;
    int longestFrom = 0;
    int from = 0;
    for (int m = 1; m <= DayWindow.MINUTES; m++) {
      // NaN equals nothing: a gap ends a run.
      if (m == DayWindow.MINUTES || values[m] != values[from]) {
        if (m - from > longest && values[from] != 0 && !Float.isNaN(values[from])) {
          longest = m - from;
          longestFrom = from;
        }
        from = m;
      }
    }
    if (longest > rule.minutes()) {
      Channel channel = schema.channel(c);
      boolean state = rule.kind() == Finding.Kind.LONG_STATE;
      findings.add(
          rule.kind(),
          day,
          longestFrom,
          channel.name(),
          String.format(
              Locale.ROOT,
              "%s for %d minutes from %s",
              state
                  ? channel.name() + " " + (int) values[longestFrom]
                  : values[longestFrom] + " " + channel.unit(),
              longest,
              Findings.clock(longestFrom)));
    }
  }
}
