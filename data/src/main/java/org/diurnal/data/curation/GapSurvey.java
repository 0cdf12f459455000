package org.diurnal.data.curation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// Counts the gaps of every channel, for each person and for all. Memory: a count for every length
/// that occurs, and a row a person and channel.
final class GapSurvey implements Detector {
  /// Gaps of one person or of all, in one channel.
  private static final class Count {
    private final Map<Integer, Long> byLength = new TreeMap<>();
    private Optional<ChannelGaps.Gap> longest = Optional.empty();

    void add(ChannelGaps.Gap gap) {
      byLength.merge(gap.minutes(), 1L, Long::sum);
      if (longest.isEmpty() || gap.minutes() > longest.get().minutes()) {
        longest = Optional.of(gap);
      }
    }

    ChannelGaps toGaps(String channel, String person, int people) {
      long gaps = byLength.values().stream().mapToLong(n -> n).sum();
      Long[] classes = new Long[ChannelGaps.UP_TO.length];
      Arrays.fill(classes, 0L);
      long minutes = 0;
      for (Map.Entry<Integer, Long> e : byLength.entrySet()) {
        minutes += e.getKey() * e.getValue();
        int c = 0;
        while (e.getKey() > ChannelGaps.UP_TO[c]) {
          c++;
        }
        classes[c] += e.getValue();
      }
      return new ChannelGaps(
          channel,
          person,
          people,
          gaps,
          minutes,
          quantile(gaps, 0.5),
          quantile(gaps, 0.9),
          List.of(classes),
          longest);
    }

    private int quantile(long gaps, double q) {
      long seen = 0;
      for (Map.Entry<Integer, Long> e : byLength.entrySet()) {
        seen += e.getValue();
        if (seen >= q * gaps) {
          return e.getKey();
        }
      }
      return 0;
    }
  }

  /// Where a channel stands, in the life of the person at hand.
  private static final class Channel {
    private final Count all = new Count();
    private Count mine = new Count();
    private int people;
    private long lastValue = -1; // minutes since the person's first day; -1 before any
  }

  private final SensorSchema schema;
  private final List<Channel> channels = new ArrayList<>();
  private final List<ChannelGaps> persons = new ArrayList<>();
  private String person = "";
  private LocalDate first = LocalDate.MIN;

  GapSurvey(SensorSchema schema) {
    this.schema = schema;
    schema.channels().forEach(c -> channels.add(new Channel()));
  }

  @Override
  public void day(DayWindow day) {
    if (!day.personId().equals(person)) {
      end();
      person = day.personId();
      first = day.localDate();
    }
    long begin = DayWindow.MINUTES * ChronoUnit.DAYS.between(first, day.localDate());
    for (int c = 0; c < day.channels(); c++) {
      values(channels.get(c), begin, day.observed(c));
    }
  }

  private void values(Channel c, long begin, MinuteMask observed) {
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      if (observed.get(m)) {
        long now = begin + m;
        if (c.lastValue >= 0 && now > c.lastValue + 1) {
          long from = c.lastValue + 1;
          ChannelGaps.Gap gap =
              new ChannelGaps.Gap(
                  person,
                  first.plusDays(from / DayWindow.MINUTES),
                  (int) (from % DayWindow.MINUTES),
                  (int) Math.min(Integer.MAX_VALUE, now - from));
          c.mine.add(gap);
          c.all.add(gap);
        }
        c.lastValue = now;
      }
    }
  }

  @Override
  public void end() {
    for (int i = 0; i < channels.size(); i++) {
      Channel c = channels.get(i);
      if (c.lastValue >= 0) {
        c.people++;
        persons.add(c.mine.toGaps(schema.channel(i).name(), person, 1));
      }
      c.mine = new Count();
      c.lastValue = -1;
    }
  }

  /// A row a channel, over all people.
  List<ChannelGaps> channels() {
    List<ChannelGaps> rows = new ArrayList<>();
    for (int i = 0; i < channels.size(); i++) {
      Channel c = channels.get(i);
      rows.add(c.all.toGaps(schema.channel(i).name(), "", c.people));
    }
    return rows;
  }

  /// A row a person and channel that they have.
  List<ChannelGaps> persons() {
    return persons;
  }
}
