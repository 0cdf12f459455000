package org.diurnal.data.tables;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
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
  private static final int OTHERS_NAMED = 30;

  private record ValueColumn(int at, Target target) {}

  /// Where a number goes, and how its unit is converted.
  private record Target(int channel, DoubleUnaryOperator conversion) {}

  private record LabelColumn(int at, String task, boolean daily) {}

  private final ImportOptions options;
  private final Recording recording;
  private final FileAccount account;
  private final RowTime times;
  private final boolean decimalComma;
  private final Set<String> missing = new HashSet<>(Set.of(""));
  private final List<ValueColumn> columns = new ArrayList<>();
  private final Map<String, Target> names = new HashMap<>(); // of the long form
  private final List<LabelColumn> labels = new ArrayList<>();
  private final Set<String> others = new HashSet<>();
  private final Optional<TableMapping.TextFrom> personFrom;
  private final Optional<TableMapping.TextFrom> deviceFrom;
  private final Placement placement;
  private final int person;
  private final int device;
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
    Columns at = new Columns(account.name(), header);
    this.options = options;
    this.recording = recording;
    this.account = account;
    this.times = new RowTime(mapping, options, at);
    this.decimalComma = mapping.decimal().orElse(".").equals(",");
    mapping.missing().ifPresent(missing::addAll);
    this.personFrom = mapping.person();
    this.deviceFrom = mapping.device();
    this.placement = mapping.placement().orElse(Placement.UNKNOWN);
    this.person = at.at(personFrom.flatMap(TableMapping.TextFrom::column));
    this.device = at.at(deviceFrom.flatMap(TableMapping.TextFrom::column));
    this.longChannel = at.at(mapping.longForm().map(TableMapping.LongForm::channelColumn));
    this.longValue = at.at(mapping.longForm().map(TableMapping.LongForm::valueColumn));
    mapping
        .longForm()
        .ifPresent(l ->
            l.names()
                .forEach((name, c) ->
                    names.put(
                        name, new Target(schema.indexOf(c.channel()).orElseThrow(), c::convert))));
    mapping
        .channels()
        .ifPresent(c ->
            c.forEach((name, from) ->
                columns.add(
                    new ValueColumn(
                        at.at(from.column()),
                        new Target(schema.indexOf(name).orElseThrow(), from::convert)))));
    mapping
        .labels()
        .ifPresent(l ->
            l.forEach((task, from) ->
                labels.add(new LabelColumn(at.at(from.column()), task, from.daily()))));
  }

  /// Takes a row.
  ///
  /// @param fields as many as the header has, trimmed; empty where there is nothing
  void row(long line, List<String> fields) {
    String who = text(fields, person, personFrom, options.personOrNobody());
    if (who.isEmpty() || who.indexOf('\uFFFD') >= 0) {
      account.unreadableRow(Reasons.PERSON, line);
      return;
    }
    switch (times.of(fields)) {
      case RowTime.Unreadable no -> account.unreadableRow(no.reason(), line);
      case RowTime.When when -> row(line, fields, who, when);
    }
  }

  private void row(long line, List<String> fields, String who, RowTime.When when) {
    if (longChannel >= 0 && !names.containsKey(fields.get(longChannel))) {
      account.dropRow(notNeeded(fields.get(longChannel)), line);
      return;
    }
    account.keepRow();
    Track track = recording.track(who, text(fields, device, deviceFrom, ""), placement);
    if (longChannel >= 0) {
      Target target = names.get(fields.get(longChannel));
      if (target != null) {
        value(line, fields.get(longValue), target, track, when);
      }
    }
    for (ValueColumn c : columns) {
      value(line, fields.get(c.at()), c.target(), track, when);
    }
    for (LabelColumn l : labels) {
      number(fields.get(l.at()), line).ifPresent(v -> label(line, l, who, when, v));
    }
  }

  private void value(long line, String text, Target target, Track track, RowTime.When when) {
    OptionalDouble number = number(text, line);
    if (number.isEmpty()) {
      return;
    }
    double value = target.conversion().applyAsDouble(number.getAsDouble());
    switch (when.begin()) {
      case RowClock.Fixed f -> {
        OffsetDateTime from = f.time();
        account.sample(line, track, target.channel(), from, from.plus(when.length()), value);
      }
      case RowClock.Moment m -> {
        Instant from = m.time();
        account.sample(
            line, track, target.channel(), from, from.plus(when.length()), zone(line, when), value);
      }
      case RowClock.Local l ->
          account.sampleOnLocalClock(
              line, track, target.channel(), l.time(), when.length(), when.zone(), value);
    }
  }

  private void label(long line, LabelColumn l, String who, RowTime.When when, double value) {
    Optional<LocalDate> day = l.daily() ? Optional.of(date(line, when)) : Optional.empty();
    account.label(line, new Label(who, l.task(), day, value));
  }

  private LocalDate date(long line, RowTime.When when) {
    return switch (when.begin()) {
      case RowClock.Fixed f -> f.time().toLocalDate();
      case RowClock.Moment m -> m.time().atZone(zone(line, when)).toLocalDate();
      case RowClock.Local l -> l.time().toLocalDate();
    };
  }

  private ZoneId zone(long line, RowTime.When when) {
    return when.zone()
        .orElseThrow(() ->
            new UsageException(
                account.name()
                    + ":"
                    + line
                    + ": the times are moments in world time, which say nothing of the person's"
                    + " clock",
                "say where the people were: --timezone, or 'zone' in the mapping"));
  }

  /// A number, or empty if there is none or it makes no sense, which is counted.
  private OptionalDouble number(String text, long line) {
    if (missing.contains(text)) {
      return OptionalDouble.empty();
    }
    try {
      if (!decimalComma || text.indexOf('.') < 0) {
        double v = Double.parseDouble(decimalComma ? text.replace(',', '.') : text);
        if (Double.isFinite(v)) {
          return OptionalDouble.of(v);
        }
      }
    } catch (NumberFormatException e) {
      // counted below
    }
    account.dropValue(Reasons.NUMBER, line);
    return OptionalDouble.empty();
  }

  private static String text(
      List<String> fields, int column, Optional<TableMapping.TextFrom> from, String otherwise) {
    return column >= 0
        ? fields.get(column)
        : from.flatMap(TableMapping.TextFrom::constant).orElse(otherwise);
  }

  /// Names the first few that the mapping does not, and counts the others together.
  private String notNeeded(String name) {
    if (others.size() < OTHERS_NAMED) {
      others.add(name.length() > 40 ? name.substring(0, 40) + "..." : name);
    }
    return others.contains(name)
        ? "not in the mapping: " + name
        : "not in the mapping: other names";
  }
}
