package org.diurnal.data.curation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diurnal.core.DayWindow;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PersonSummary;

/// What a dataset holds: `diurnal data show`.
///
/// @param schema the schema's name
/// @param simulated whether a simulator made it
/// @param people people with days
/// @param days person-days: one where several devices have it
/// @param firstDate the earliest day as text; empty if there are none
/// @param lastDate the latest day as text; empty if there are none
/// @param channels in schema order
/// @param labels how many labels of each task
/// @param persons one row a person, ascending by id; minutes by channel in schema order
public record DataSummary(
    String schema,
    boolean simulated,
    int people,
    long days,
    String firstDate,
    String lastDate,
    List<ChannelSummary> channels,
    Map<String, Long> labels,
    List<PersonSummary> persons) {
  /// What it holds of a channel.
  ///
  /// @param channel its name
  /// @param unit its unit
  /// @param people people who have it
  /// @param days days with at least one minute of it
  /// @param observedMinutes minutes with a value
  /// @param observedShare of all minutes of all days
  /// @param observedShareOfOwners of the minutes of the days of people who have it
  /// @param gaps in the days of people who have it
  public record ChannelSummary(
      String channel,
      String unit,
      int people,
      long days,
      long observedMinutes,
      double observedShare,
      double observedShareOfOwners,
      GapLengths gaps) {}

  /// Reads the dataset once.
  public static DataSummary of(Dataset dataset) {
    List<PersonSummary> persons = dataset.peopleTable();
    Map<String, PersonSummary> byId = new HashMap<>();
    persons.forEach(p -> byId.put(p.personId(), p));
    int n = dataset.schema().size();
    long[] days = new long[n];
    long[] minutes = new long[n];
    long[] ownerDays = new long[n];
    List<GapLengths.Counter> gaps = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      gaps.add(new GapLengths.Counter());
    }
    long[] personDays = new long[1];
    dataset.forEachDay(day -> {
      personDays[0]++;
      PersonSummary person = byId.get(day.personId());
      for (int c = 0; c < n; c++) {
        int observed = day.observed(c).count();
        days[c] += observed > 0 ? 1 : 0;
        minutes[c] += observed;
        if (person != null && person.has(c)) {
          ownerDays[c]++;
          gaps.get(c).add(day.observed(c));
        }
      }
    });
    List<ChannelSummary> channels = new ArrayList<>();
    for (int c = 0; c < n; c++) {
      int channel = c;
      channels.add(
          new ChannelSummary(
              dataset.schema().channel(c).name(),
              dataset.schema().channel(c).unit(),
              (int) persons.stream().filter(p -> p.has(channel)).count(),
              days[c],
              minutes[c],
              share(minutes[c], personDays[0]),
              share(minutes[c], ownerDays[c]),
              gaps.get(c).toLengths()));
    }
    return new DataSummary(
        dataset.schema().name(),
        dataset.manifest().provenance().simulated(),
        persons.size(),
        personDays[0],
        persons.stream().map(p -> p.firstDate().toString()).min(String::compareTo).orElse(""),
        persons.stream().map(p -> p.lastDate().toString()).max(String::compareTo).orElse(""),
        channels,
        dataset.labelCounts(),
        persons);
  }

  /// As plain text for a terminal, ending in a newline.
  public String toText() {
    StringBuilder out = new StringBuilder();
    out.append(
        String.format(
            Locale.ROOT,
            "%,d people, %,d days, %s to %s, schema %s%s\n\n",
            people,
            days,
            firstDate,
            lastDate,
            schema,
            simulated ? ", SIMULATED" : ""));
    out.append(
        String.format(
            Locale.ROOT,
            "%-24s %-8s %8s %8s %14s %9s %9s %10s %8s %8s\n",
            "channel",
            "unit",
            "people",
            "days",
            "minutes",
            "of all",
            "of owners",
            "gaps",
            "median",
            "p90"));
    for (ChannelSummary c : channels) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-24s %-8s %,8d %,8d %,14d %8.1f%% %8.1f%% %,10d %7d' %7d'\n",
              c.channel(),
              c.unit(),
              c.people(),
              c.days(),
              c.observedMinutes(),
              100 * c.observedShare(),
              100 * c.observedShareOfOwners(),
              c.gaps().gaps(),
              c.gaps().medianMinutes(),
              c.gaps().p90Minutes()));
    }
    out.append(String.format(Locale.ROOT, "\nlabels: %s\n\n", labels));
    out.append(
        String.format(Locale.ROOT, "%-24s %6s %-10s %-10s", "person", "days", "first", "last"));
    channels.forEach(c -> out.append(String.format(Locale.ROOT, " %14s", c.channel())));
    out.append('\n');
    for (PersonSummary p : persons) {
      out.append(
          String.format(
              Locale.ROOT,
              "%-24s %,6d %s %s",
              p.personId(),
              p.days(),
              p.firstDate(),
              p.lastDate()));
      p.observedMinutes().forEach(m -> out.append(String.format(Locale.ROOT, " %,14d", m)));
      out.append('\n');
    }
    return out.toString();
  }

  private static double share(long minutes, long days) {
    return days == 0 ? 0 : minutes / (double) (days * DayWindow.MINUTES);
  }
}
