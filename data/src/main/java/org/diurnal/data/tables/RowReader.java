package org.diurnal.data.tables;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.recording.FileAccount;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.Track;

/// Makes samples and labels of the rows of one table.
final class RowReader {
  private static final String ZONE = "time zone that is not known";

  private record Column(int at, int channel, TableMapping.ValueFrom value) {}

  private record LabelColumn(int at, String task, boolean daily) {}

  private final TableMapping mapping;
  private final SensorSchema schema;
  private final ImportOptions options;
  private final Recording recording;
  private final FileAccount account;
  private final RowClock clock;
  private final Set<String> missing = new HashSet<>();
  private final List<Column> columns = new ArrayList<>();
  private final List<LabelColumn> labels = new ArrayList<>();
  private final Map<String, ZoneId> zones = new HashMap<>();
  private final Set<String> others = new HashSet<>();
  private final int time;
  private final int minute;
  private final int end;
  private final int person;
  private final int device;
  private final int zone;
  private final int longChannel;
  private final int longValue;

  /// @param header the table's columns
  /// @throws BadDataException if it lacks one that the mapping names
  RowReader(
      TableMapping mapping,
      SensorSchema schema,
      ImportOptions options,
      Recording recording,
      FileAccount account,
      List<String> header) {
    this.mapping = mapping;
    this.schema = schema;
    this.options = options;
    this.recording = recording;
    this.account = account;
    this.clock = new RowClock(mapping.time());
    missing.add("");
    mapping.missing().ifPresent(missing::addAll);
    this.time = position(header, Optional.of(mapping.time().column()));
    this.minute = position(header, mapping.time().minute());
    this.end = position(header, mapping.end());
    this.person = position(header, mapping.person().flatMap(TableMapping.TextFrom::column));
    this.device = position(header, mapping.device().flatMap(TableMapping.TextFrom::column));
    this.zone = position(header, mapping.zone().flatMap(TableMapping.TextFrom::column));
    this.longChannel = position(header, mapping.longForm().map(l -> l.channelColumn()));
    this.longValue = position(header, mapping.longForm().map(l -> l.valueColumn()));
    mapping
        .channels()
        .ifPresent(c ->
            c.forEach((name, from) ->
                columns.add(
                    new Column(
                        position(header, Optional.of(from.column())),
                        schema.indexOf(name).orElseThrow(),
                        from))));
    mapping
        .labels()
        .ifPresent(l ->
            l.forEach((task, from) ->
                labels.add(
                    new LabelColumn(
                        position(header, Optional.of(from.column())), task, from.daily()))));
  }

  private int position(List<String> header, Optional<String> column) {
    if (column.isEmpty()) {
      return -1;
    }
    int at = header.indexOf(column.get());
    if (at < 0) {
      throw new BadDataException(
          account.name()
              + ":1: no column '"
              + column.get()
              + "'; there are "
              + String.join(", ", header.subList(0, Math.min(30, header.size()))),
          "correct the column's name in the mapping");
    }
    return at;
  }

  /// Takes a row.
  ///
  /// @param fields as many as the header has, trimmed; empty where there is nothing
  void row(long line, List<String> fields) {
    String who = text(fields, person, mapping.person(), options.personOrNobody());
    if (who.isEmpty() || who.indexOf('\uFFFD') >= 0) {
      account.unreadableRow(Reasons.PERSON, line);
      return;
    }
    Optional<RowClock.Time> from =
        minute >= 0
            ? clock.read(fields.get(time), fields.get(minute))
            : clock.read(fields.get(time));
    if (from.isEmpty()) {
      account.unreadableRow(Reasons.TIME, line);
      return;
    }
    Optional<ZoneId> rowZone = Optional.empty();
    String zoneName = text(fields, zone, mapping.zone(), "");
    if (!zoneName.isEmpty()) {
      rowZone = zone(zoneName);
      if (rowZone.isEmpty()) {
        account.unreadableRow(ZONE, line);
        return;
      }
    }
    Optional<Duration> length = length(fields, from.get());
    if (length.isEmpty()) {
      account.unreadableRow(Reasons.TIME, line);
      return;
    }
    if (longChannel >= 0 && !isNeeded(fields)) {
      account.dropRow(notNeeded(fields.get(longChannel)), line);
      return;
    }
    account.keepRow();
    Track track =
        recording.track(
            who,
            text(fields, device, mapping.device(), ""),
            mapping.placement().orElse(Placement.UNKNOWN));
    Place place = new Place(line, track, from.get(), length.get(), rowZone.or(options::zone));
    values(fields, place);
    for (LabelColumn l : labels) {
      label(fields, l, who, place);
    }
  }

  /// Where a row's values go.
  private record Place(
      long line, Track track, RowClock.Time time, Duration length, Optional<ZoneId> zone) {}

  private boolean isNeeded(List<String> fields) {
    return mapping.longForm().orElseThrow().names().containsKey(fields.get(longChannel));
  }

  private void values(List<String> fields, Place place) {
    if (longChannel >= 0) {
      TableMapping.LongChannel c =
          mapping.longForm().orElseThrow().names().get(fields.get(longChannel));
      if (c != null) {
        number(fields.get(longValue), place.line())
            .ifPresent(v -> sample(place, schema.indexOf(c.channel()).orElseThrow(), c.convert(v)));
      }
      return;
    }
    for (Column c : columns) {
      number(fields.get(c.at()), place.line())
          .ifPresent(v -> sample(place, c.channel(), c.value().convert(v)));
    }
  }

  private void sample(Place p, int channel, double value) {
    switch (p.time()) {
      case RowClock.Fixed f ->
          account.sample(p.line(), p.track(), channel, f.time(), f.time().plus(p.length()), value);
      case RowClock.Moment m -> {
        ZoneId there =
            p.zone()
                .orElseThrow(() ->
                    new UsageException(
                        account.name() + ":" + p.line() + ": the times are moments without a zone",
                        "say where the people were: --timezone, or 'zone' in the mapping"));
        account.sample(
            p.line(), p.track(), channel, m.time(), m.time().plus(p.length()), there, value);
      }
      case RowClock.Local l -> local(p, channel, l.time(), value);
    }
  }

  private void local(Place p, int channel, LocalDateTime time, double value) {
    if (p.zone().isEmpty() || p.zone().equals(options.zone())) {
      account.sampleOnLocalClock(p.line(), p.track(), channel, time, p.length().toSeconds(), value);
      return;
    }
    ZoneId there = p.zone().get();
    if (there.getRules().getValidOffsets(time).isEmpty()) {
      account.dropValue(Reasons.NO_SUCH_TIME, p.line());
      return;
    }
    Instant from = time.atZone(there).toInstant();
    account.sample(p.line(), p.track(), channel, from, from.plus(p.length()), there, value);
  }

  private void label(List<String> fields, LabelColumn l, String who, Place p) {
    number(fields.get(l.at()), p.line())
        .ifPresent(v -> {
          Optional<LocalDate> day = l.daily() ? Optional.of(date(p)) : Optional.empty();
          account.label(p.line(), new Label(who, l.task(), day, v));
        });
  }

  private static LocalDate date(Place p) {
    return switch (p.time()) {
      case RowClock.Fixed f -> f.time().toLocalDate();
      case RowClock.Moment m -> m.time().atZone(p.zone().orElse(ZoneOffset.UTC)).toLocalDate();
      case RowClock.Local l -> l.time().toLocalDate();
    };
  }

  /// A number, or empty if there is none or it makes no sense, which is counted.
  private Optional<Double> number(String text, long line) {
    if (missing.contains(text)) {
      return Optional.empty();
    }
    try {
      double v = Double.parseDouble(text);
      if (Double.isFinite(v)) {
        return Optional.of(v);
      }
    } catch (NumberFormatException e) {
      // counted below
    }
    account.dropValue(Reasons.NUMBER, line);
    return Optional.empty();
  }

  private Optional<Duration> length(List<String> fields, RowClock.Time from) {
    if (end < 0) {
      return Optional.of(Duration.ofMillis(Math.round(1000 * mapping.seconds().orElse(60.0))));
    }
    return clock
        .read(fields.get(end))
        .flatMap(to ->
            switch (from) {
              case RowClock.Fixed f ->
                  to instanceof RowClock.Fixed t
                      ? Optional.of(Duration.between(f.time(), t.time()))
                      : Optional.empty();
              case RowClock.Moment m ->
                  to instanceof RowClock.Moment t
                      ? Optional.of(Duration.between(m.time(), t.time()))
                      : Optional.empty();
              case RowClock.Local l ->
                  to instanceof RowClock.Local t
                      ? Optional.of(Duration.between(l.time(), t.time()))
                      : Optional.empty();
            });
  }

  private Optional<ZoneId> zone(String name) {
    ZoneId known = zones.get(name);
    if (known == null) {
      try {
        known = ZoneId.of(name);
        zones.put(name, known);
      } catch (java.time.DateTimeException e) {
        return Optional.empty();
      }
    }
    return Optional.of(known);
  }

  private static String text(
      List<String> fields, int column, Optional<TableMapping.TextFrom> from, String otherwise) {
    return column >= 0
        ? fields.get(column)
        : from.flatMap(TableMapping.TextFrom::constant).orElse(otherwise);
  }

  /// Names the first few that the mapping does not, and counts the others together.
  private String notNeeded(String name) {
    if (others.size() < 30) {
      others.add(name.length() > 40 ? name.substring(0, 40) + "..." : name);
    }
    return others.contains(name)
        ? "not in the mapping: " + name
        : "not in the mapping: other names";
  }
}
