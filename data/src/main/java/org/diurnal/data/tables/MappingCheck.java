package org.diurnal.data.tables;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diurnal.core.Channel;
import org.diurnal.core.SensorSchema;

/// Whether the keys of a mapping go together, each with the key that does not.
final class MappingCheck {
  private static final double DAY = 86_400;

  private final MappingErrors errors;
  private final TableMapping m;

  private MappingCheck(MappingErrors errors, TableMapping mapping) {
    this.errors = errors;
    this.m = mapping;
  }

  /// @throws org.diurnal.core.UsageException if something is missing, too much, or makes no sense
  static void check(MappingErrors errors, TableMapping mapping) {
    MappingCheck c = new MappingCheck(errors, mapping);
    c.time();
    c.text();
    c.values();
    c.channels();
  }

  @SuppressWarnings("NullAway") // Jackson leaves out what a record's component needs
  private void time() {
    if (m.time() == null) {
      throw errors.whole("it does not say where the time is", "add a key time: {column: NAME}");
    }
    if (m.time().column() == null) {
      throw errors.key(List.of("time", "column"), "it is missing", "name the column");
    }
    try {
      RowClock.of(m.time());
    } catch (IllegalArgumentException e) {
      throw errors.key(
          List.of("time", "format"),
          e.getMessage() + "",
          "use iso, epoch_seconds, epoch_millis, or a pattern such as dd.MM.yyyy HH:mm");
    }
    String format = m.time().format().orElse("iso");
    if (m.time().minute().isPresent() && m.time().clock().isPresent()) {
      throw errors.key(
          List.of("time", "clock"), "there is time.minute already", "leave one of them out");
    }
    if (format.startsWith("epoch_")
        && (m.time().minute().isPresent() || m.time().clock().isPresent())) {
      throw errors.key(
          List.of("time", "format"),
          format + " is a whole time",
          "leave out time.minute and time.clock");
    }
    if (m.seconds().isPresent() && m.end().isPresent()) {
      throw errors.key(
          List.of("end"), "there is 'seconds' already", "rows end in one way; leave one out");
    }
    if (m.end().isPresent() && (m.time().minute().isPresent() || m.time().clock().isPresent())) {
      throw errors.key(
          List.of("end"), "the time is in two columns", "say with 'seconds' how long a row lasts");
    }
    double seconds = m.seconds().orElse(0.0);
    if (!(seconds >= 0 && seconds <= DAY)) {
      throw errors.key(List.of("seconds"), "it is " + seconds, "give 0 to 86400");
    }
    m.zone()
        .flatMap(TableMapping.TextFrom::constant)
        .ifPresent(zone -> {
          try {
            ZoneId.of(zone);
          } catch (DateTimeException e) {
            throw errors.key(
                List.of("zone", "constant"),
                "'" + zone + "' is not known",
                "use a name like Europe/Berlin, or an offset like +02:00");
          }
        });
  }

  private void text() {
    String separator = m.separator().orElse(",");
    if (!separator.equals("tab") && separator.length() != 1) {
      throw errors.key(
          List.of("separator"), "it is '" + separator + "'", "give one character, or tab");
    }
    String decimal = m.decimal().orElse(".");
    if (!decimal.equals(".") && !decimal.equals(",")) {
      throw errors.key(List.of("decimal"), "it is '" + decimal + "'", "give '.' or ','");
    }
    if ("\"\r\n".contains(separator) || decimal.equals(separator)) {
      throw errors.key(
          List.of("separator"), "it is the decimal mark, a quote or a line end", "give another");
    }
    if (m.skipLines().orElse(0) < 0) {
      throw errors.key(List.of("skipLines"), "it is below 0", "count the lines");
    }
    for (Optional<TableMapping.TextFrom> t : List.of(m.person(), m.device(), m.zone())) {
      if (t.flatMap(TableMapping.TextFrom::constant).map(String::isBlank).orElse(false)) {
        throw errors.whole("a constant is empty", "leave the key out, or give a text");
      }
    }
  }

  private void values() {
    m.channels()
        .ifPresent(
            c -> c.forEach((k, v) -> finite(List.of("channels", k), v.factor(), v.offset())));
    m.longForm()
        .ifPresent(l ->
            l.names()
                .forEach(
                    (k, v) -> finite(List.of("longForm", "names", k), v.factor(), v.offset())));
  }

  private void finite(List<String> key, Optional<Double> factor, Optional<Double> offset) {
    if (!Double.isFinite(factor.orElse(1.0)) || factor.orElse(1.0) == 0) {
      throw errors.key(
          with(key, "factor"), "it is " + factor.orElse(1.0), "give a number other than 0");
    }
    if (!Double.isFinite(offset.orElse(0.0))) {
      throw errors.key(with(key, "offset"), "it is " + offset.orElse(0.0), "give a number");
    }
  }

  private void channels() {
    if (m.channels().isPresent() && m.longForm().isPresent()) {
      throw errors.key(
          List.of("longForm"),
          "there is 'channels' already",
          "a table has one form; leave one out");
    }
    boolean noLabel = m.labels().isEmpty() || m.labels().get().isEmpty();
    if (m.wanted().isEmpty() && noLabel) {
      throw errors.whole("it names no channel", "add 'channels', 'longForm' or 'labels'");
    }
    String schema = m.schema().orElse("wearable");
    if (!SensorSchema.BUILT_IN.contains(schema)) {
      throw errors.key(
          List.of("schema"),
          "there is no schema '" + schema + "'",
          "it must be one of " + String.join(", ", SensorSchema.BUILT_IN));
    }
    Set<String> declared = new HashSet<>();
    for (TableMapping.Declared d : m.declare().orElse(List.of())) {
      if (!declared.add(d.name())) {
        throw errors.key(List.of("declare"), d.name() + " is there twice", "declare it once");
      }
    }
    SensorSchema base = SensorSchema.builtIn(schema);
    List<String> known = base.channels().stream().map(Channel::name).toList();
    for (String channel : m.wanted()) {
      if (m.channel(base, channel).isEmpty()) {
        throw errors.key(
            m.channels().isPresent() ? List.of("channels", channel) : List.of("longForm", "names"),
            "schema " + schema + " has no channel '" + channel + "'",
            "did you mean '"
                + MappingErrors.nearest(channel, known)
                + "'? Else declare it ('declare'), or use one of "
                + String.join(", ", known));
      }
    }
  }

  private static List<String> with(List<String> path, String last) {
    List<String> all = new ArrayList<>(path);
    all.add(last);
    return all;
  }
}
