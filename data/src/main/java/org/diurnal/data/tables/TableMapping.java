package org.diurnal.data.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Channel;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// What the columns of a table mean: the mapping file, YAML or JSON. See
/// `docs/reference/mapping-file.md`.
///
/// @param person whose row it is; without it, the user's `--person`
/// @param time when
/// @param seconds how long a row lasts, 0 for a reading at a moment; 60 if not said
/// @param end the column with the row's end, instead of `seconds`; in the time's format
/// @param zone the zone of times that have no offset of their own; without it, `--timezone`
/// @param device which device
/// @param placement where the devices are worn
/// @param missing texts that stand for no value, beside the empty one
/// @param schema the built-in schema in which channels are looked up by name; `wearable` if not
///   said
/// @param declare channels that no schema has
/// @param channels columns of values, by channel
/// @param longForm channel and value in columns of their own, instead of `channels`
/// @param labels columns of labels, by task
public record TableMapping(
    Optional<TextFrom> person,
    TimeFrom time,
    Optional<Double> seconds,
    Optional<String> end,
    Optional<TextFrom> zone,
    Optional<TextFrom> device,
    Optional<Placement> placement,
    Optional<List<String>> missing,
    Optional<String> schema,
    Optional<List<Channel>> declare,
    Optional<Map<String, ValueFrom>> channels,
    Optional<LongForm> longForm,
    Optional<Map<String, LabelFrom>> labels) {
  /// A text that is in a column or the same everywhere.
  ///
  /// @param column the column's name
  /// @param constant the text
  public record TextFrom(Optional<String> column, Optional<String> constant) {
    /// @throws IllegalArgumentException unless exactly one is given
    public TextFrom {
      if (column.isPresent() == constant.isPresent()) {
        throw new IllegalArgumentException("give either a column or a constant");
      }
    }
  }

  /// A time.
  ///
  /// @param column the column of the time, or of the date if `minute` is given
  /// @param format `iso` (with or without offset; the default), `epoch_seconds`, `epoch_millis`, or
  ///   a pattern such as `dd.MM.yyyy HH:mm`
  /// @param minute the column with the minute of the local day, 0 to 1439
  public record TimeFrom(String column, Optional<String> format, Optional<String> minute) {}

  /// A number.
  ///
  /// @param column the column's name
  /// @param factor times this, 1 if not said
  /// @param offset and plus this, 0 if not said
  public record ValueFrom(String column, Optional<Double> factor, Optional<Double> offset) {
    double convert(double raw) {
      return raw * factor.orElse(1.0) + offset.orElse(0.0);
    }
  }

  /// Channel and value in columns of their own.
  ///
  /// @param channelColumn the column with the name of what is measured
  /// @param valueColumn the column with the number
  /// @param names which name is which channel; names not given are rows that are not needed
  public record LongForm(
      String channelColumn, String valueColumn, Map<String, LongChannel> names) {}

  /// What a name in the long form means.
  ///
  /// @param channel the channel
  /// @param factor times this, 1 if not said
  /// @param offset and plus this, 0 if not said
  public record LongChannel(String channel, Optional<Double> factor, Optional<Double> offset) {
    double convert(double raw) {
      return raw * factor.orElse(1.0) + offset.orElse(0.0);
    }
  }

  /// A label.
  ///
  /// @param column the column's name
  /// @param daily whether it belongs to the row's local day; otherwise to the person
  public record LabelFrom(String column, boolean daily) {}

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /// Reads a mapping file.
  ///
  /// @throws BadDataException if it is missing, or no YAML
  /// @throws UsageException if a key is unknown (the nearest known one is named), or it does not
  ///   say enough
  public static TableMapping read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new BadDataException(
          file + ": cannot be read: " + e.getMessage(), "check the name of the mapping file", e);
    }
  }

  static TableMapping parse(String name, String text) {
    try {
      TableMapping m = MAPPER.readValue(text, TableMapping.class);
      return m.checked(name);
    } catch (UnrecognizedPropertyException e) {
      String key = e.getPropertyName();
      List<String> known = new ArrayList<>();
      if (e.getKnownPropertyIds() != null) {
        e.getKnownPropertyIds().forEach(k -> known.add(String.valueOf(k)));
      }
      known.sort(Comparator.comparingInt((String k) -> distance(k, key)).thenComparing(k -> k));
      throw new UsageException(
          place(name, e) + ": unknown key '" + key + "'",
          known.isEmpty()
              ? "see docs/reference/mapping-file.md"
              : "did you mean '" + known.getFirst() + "'? known here: " + String.join(", ", known),
          e);
    } catch (JacksonException e) {
      throw new UsageException(
          place(name, e) + ": not a mapping: " + e.getOriginalMessage(),
          "see docs/reference/mapping-file.md for one that works",
          e);
    }
  }

  private static String place(String name, JacksonException e) {
    return name + ":" + (e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr()));
  }

  @SuppressWarnings("NullAway") // Jackson leaves out what a record's component needs
  private TableMapping checked(String name) {
    if (time == null || time.column() == null) {
      throw new UsageException(
          name + ":1: the mapping does not say where the time is",
          "add a key 'time' with the name of its column: {column: timestamp}");
    }
    if (channels.isEmpty() && longForm.isEmpty() && labels.isEmpty()) {
      throw new UsageException(
          name + ":1: the mapping names no channel", "add 'channels', 'longForm' or 'labels'");
    }
    if (channels.isPresent() && longForm.isPresent()) {
      throw new UsageException(
          name + ":1: both 'channels' and 'longForm'", "a table has one form; leave one out");
    }
    if (seconds.isPresent() && end.isPresent()) {
      throw new UsageException(
          name + ":1: both 'seconds' and 'end'", "rows end in one way; leave one out");
    }
    if (seconds.orElse(0.0) < 0 || seconds.orElse(0.0) > 86_400) {
      throw new UsageException(
          name + ":1: rows of " + seconds.orElse(0.0) + " seconds", "give 0 to 86400");
    }
    tableSchema(name);
    return this;
  }

  /// The channels that a table read by this has, in the order in which the mapping names them.
  SensorSchema tableSchema() {
    return tableSchema("the mapping");
  }

  private SensorSchema tableSchema(String name) {
    SensorSchema base = SensorSchema.builtIn(schema.orElse("wearable"));
    List<String> wanted = new ArrayList<>();
    channels.ifPresent(c -> wanted.addAll(c.keySet()));
    longForm.ifPresent(
        l -> l.names().values().stream().map(LongChannel::channel).distinct().forEach(wanted::add));
    List<Channel> found = new ArrayList<>();
    for (String channel : wanted) {
      found.add(
          declare.orElse(List.of()).stream()
              .filter(c -> c.name().equals(channel))
              .findFirst()
              .or(() -> base.channels().stream().filter(c -> c.name().equals(channel)).findFirst())
              .orElseThrow(() ->
                  new UsageException(
                      name + ": schema " + base.name() + " has no channel '" + channel + "'",
                      "declare it in the mapping, or use one of "
                          + String.join(
                              ", ", base.channels().stream().map(Channel::name).toList()))));
    }
    return found.isEmpty() ? base : new SensorSchema("table", "Columns of a table.", found);
  }

  /// Levenshtein's distance.
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int above = row[j];
        int same = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(same, 1 + Math.min(above, row[j - 1]));
        diagonal = above;
      }
    }
    return row[b.length()];
  }
}
