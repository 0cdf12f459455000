package org.diurnal.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.data.curation.ChannelGaps;
import org.diurnal.data.curation.DataCheck;
import org.diurnal.data.curation.Finding;
import org.diurnal.data.curation.WearRule;
import org.diurnal.data.curation.WearSummary;
import org.diurnal.data.curation.ZeroRuns;

/// The tables of `data check`.
final class CheckTables {
  private CheckTables() {}

  /// How many findings of each kind, and by which rule.
  ///
  /// @param whole with causes and cures in columns of their own; else below, of what was found
  static Table overview(DataCheck check, boolean whole) {
    List<List<Object>> rows = new ArrayList<>();
    for (Finding.Kind kind : Finding.Kind.values()) {
      List<Object> row = new ArrayList<>(List.of(word(kind), check.count(kind), kind.rule()));
      if (whole) {
        row.addAll(List.of(kind.cause(), kind.cure()));
      }
      rows.add(row);
    }
    List<Column> columns =
        new ArrayList<>(List.of(Column.of("finding"), Column.of("number"), Column.of("rule")));
    if (whole) {
      columns.addAll(List.of(Column.of("likely cause"), Column.of("what to do")));
    }
    return new Table(
        "checked " + check.days() + " days of " + check.people() + " people",
        columns,
        rows,
        List.of(
            "every file is as the manifest says",
            String.format(
                Locale.ROOT,
                "missing: %.1f %% of the cells of channels that people have, %.1f %% of all channels",
                100 * check.missingShare(),
                100 * check.missingShareOfAllChannels()),
            check.rule()
                + ": "
                + check.daysDropped()
                + " days (over all channels of the schema it would be "
                + check.daysDroppedOverAllChannels()
                + ")",
            "steps of the minutes equal the vendor's total on "
                + check.totalsEqual()
                + " of "
                + check.totalsCompared()
                + " days",
            String.format(
                Locale.ROOT, "minutes of zeros that were not worn: %,d", check.notWornMinutes())));
  }

  /// The first of each kind.
  ///
  /// @param whole with causes and cures in columns of their own; else below
  static Table findings(DataCheck check, int most, boolean whole) {
    List<List<Object>> rows = new ArrayList<>();
    Map<Finding.Kind, Integer> listed = new EnumMap<>(Finding.Kind.class);
    for (Finding f : check.findings()) {
      if (listed.merge(f.kind(), 1, Integer::sum) > most) {
        continue;
      }
      List<Object> row =
          new ArrayList<>(
              List.of(
                  word(f.kind()),
                  f.personId(),
                  f.date().toString(),
                  f.minute().isPresent() ? (Object) f.minute().getAsInt() : Optional.empty(),
                  f.channel(),
                  f.detail()));
      if (whole) {
        row.addAll(List.of(f.kind().cause(), f.kind().cure()));
      }
      rows.add(row);
    }
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("finding"),
                Column.of("person"),
                Column.of("date"),
                Column.of("minute"),
                Column.of("channel"),
                Column.of("detail")));
    List<String> notes = new ArrayList<>();
    if (whole) {
      columns.addAll(List.of(Column.of("likely cause"), Column.of("what to do")));
    } else {
      listed
          .keySet()
          .forEach(k -> notes.add(word(k) + ": likely " + k.cause() + "; what to do: " + k.cure()));
    }
    return new Table("the first " + most + " of each kind", columns, rows, notes);
  }

  /// Gaps of channels, or of people.
  static Table gaps(String title, List<ChannelGaps> gaps) {
    boolean byPerson = gaps.stream().anyMatch(g -> !g.personId().isEmpty());
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("channel"));
    columns.add(Column.of(byPerson ? "person" : "people"));
    columns.add(Column.of("gaps"));
    columns.add(Column.of("minutes missing", "min", 0));
    columns.add(Column.of("median", "min", 0));
    columns.add(Column.of("90 % up to", "min", 0));
    ChannelGaps.CLASSES.forEach(c -> columns.add(Column.of(c)));
    columns.add(Column.of("longest", "min", 0));
    columns.add(Column.of("longest begins"));
    if (!byPerson) {
      columns.add(Column.of("longest of"));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (ChannelGaps g : gaps) {
      List<Object> row = new ArrayList<>();
      row.add(g.channel());
      row.add(byPerson ? g.personId() : (Object) g.people());
      row.addAll(List.of(g.gaps(), g.minutes(), g.medianMinutes(), g.p90Minutes()));
      row.addAll(g.byLength());
      row.add(g.longest().isPresent() ? (Object) g.longest().get().minutes() : Optional.empty());
      row.add(
          g.longest().isPresent()
              ? (Object)
                  g.longest()
                      .get()
                      .date()
                      .atTime(g.longest().get().minute() / 60, g.longest().get().minute() % 60)
                      .toString()
              : Optional.empty());
      if (!byPerson) {
        row.add(g.longest().isPresent() ? (Object) g.longest().get().personId() : Optional.empty());
      }
      rows.add(row);
    }
    return new Table(
        title,
        columns,
        rows,
        List.of(
            "a gap: minutes without a value between a person's first and last of the channel, across"
                + " midnights and days that are not there"));
  }

  /// Wear by rule, or by rule and person.
  static Table wear(String title, List<WearSummary> wear) {
    boolean byPerson = wear.stream().anyMatch(w -> !w.personId().isEmpty());
    List<Column> columns = new ArrayList<>();
    columns.add(Column.of("rule"));
    columns.add(Column.of(byPerson ? "person" : "people"));
    columns.add(Column.of("days"));
    columns.add(Column.of("mean", "min", 0));
    columns.add(Column.of("days of 10 h"));
    columns.add(Column.of("10 h", "% of days", 1));
    columns.add(Column.of("weekdays", "min", 0));
    columns.add(Column.of("weekends", "min", 0));
    if (!byPerson) {
      columns.add(Column.of("quartile of people", "min", 0));
      columns.add(Column.of("median of people", "min", 0));
      columns.add(Column.of("3rd quartile", "min", 0));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (WearSummary w : wear) {
      List<Object> row = new ArrayList<>();
      row.add(w.rule());
      row.add(byPerson ? w.personId() : (Object) w.people());
      row.addAll(
          List.of(
              w.days(),
              w.meanMinutes(),
              w.tenHourDays(),
              100.0 * w.tenHourDays() / w.days(),
              w.weekdayMinutes(),
              w.weekendMinutes()));
      if (!byPerson) {
        row.addAll(List.of(w.lowerQuartile(), w.median(), w.upperQuartile()));
      }
      rows.add(row);
    }
    List<String> notes =
        Arrays.stream(WearRule.values()).map(r -> r.id() + ": " + r.words()).toList();
    return new Table(title, columns, rows, notes);
  }

  /// Runs of zeros by length.
  static Table zeros(List<ZeroRuns> zeros) {
    List<List<Object>> rows = new ArrayList<>();
    for (ZeroRuns z : zeros) {
      rows.add(
          List.of(
              z.fromHours(),
              z.toHours(),
              z.runs(),
              z.minutes(),
              z.heartOwnersMinutes(),
              100.0 * z.withHeartRate() / z.heartOwnersMinutes()));
    }
    return new Table(
        "runs of zeros of motion channels",
        List.of(
            Column.of("from", "h", 1),
            Column.of("to", "h", 1),
            Column.of("runs"),
            Column.of("minutes", "min", 0),
            Column.of("of people with a heart rate", "min", 0),
            Column.of("of these with a heart rate", "%", 1)),
        rows,
        List.of(
            "where few minutes of a length have a heart rate, zeros of that length were not worn"));
  }

  private static String word(Finding.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }
}
