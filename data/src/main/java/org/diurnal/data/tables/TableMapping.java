package org.diurnal.data.tables;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Aggregation;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
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
/// @param separator what stands between the fields of a CSV file: one character or `tab`; a comma
///   if not said
/// @param decimal the decimal mark of numbers in a CSV file, `.` or `,`; `.` if not said
/// @param skipLines lines above the header of a CSV file; none if not said
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
    Optional<String> separator,
    Optional<String> decimal,
    Optional<Integer> skipLines,
    Optional<String> schema,
    Optional<List<Declared>> declare,
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
  /// @param column the column of the time, or of the date if `minute` or `clock` is given
  /// @param format `iso` (with or without offset; the default), `epoch_seconds`, `epoch_millis`, or
  ///   a pattern such as `dd.MM.yyyy HH:mm`
  /// @param minute the column with the minute of the local day, 0 to 1439
  /// @param clock the column with the time of the day; the pattern is that of date, space and time
  public record TimeFrom(
      String column, Optional<String> format, Optional<String> minute, Optional<String> clock) {}

  /// A channel that no schema has.
  ///
  /// @param name lower snake case
  /// @param unit in UCUM
  /// @param aggregation how samples within a minute are put together
  /// @param min the least plausible value
  /// @param max the greatest plausible value
  /// @param mean for z-scores, until it is estimated from training people
  /// @param std the same
  /// @param group `other` if not said
  /// @param kind `CONTINUOUS` if not said
  /// @param description its name if not said
  public record Declared(
      String name,
      String unit,
      Aggregation aggregation,
      double min,
      double max,
      double mean,
      double std,
      Optional<String> group,
      Optional<ChannelKind> kind,
      Optional<String> description) {
    /// @throws IllegalArgumentException if the range or the name makes no sense
    public Declared {
      channel(name, unit, aggregation, min, max, mean, std, group, kind, description);
    }

    Channel channel() {
      return channel(name, unit, aggregation, min, max, mean, std, group, kind, description);
    }

    private static Channel channel(
        String name,
        String unit,
        Aggregation aggregation,
        double min,
        double max,
        double mean,
        double std,
        Optional<String> group,
        Optional<ChannelKind> kind,
        Optional<String> description) {
      return new Channel(
          name,
          unit,
          group.orElse("other"),
          aggregation,
          min,
          max,
          mean,
          std,
          kind.orElse(ChannelKind.CONTINUOUS),
          description.orElse(name));
    }
  }

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
  /// @param daily whether it belongs to the day of the row, or to the person
  public record LabelFrom(String column, boolean daily) {}

  private static final YAMLMapper MAPPER =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  /// Reads a mapping file.
  ///
  /// @throws BadDataException if it is missing
  /// @throws org.diurnal.core.UsageException if a key is unknown (the nearest known one is named),
  ///   or it says too little, too much, or what makes no sense; with the key
  public static TableMapping read(Path file) {
    try {
      return parse(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new BadDataException(
          file + ": cannot be read: " + e.getMessage(), "check the name of the mapping file", e);
    }
  }

  @SuppressWarnings("NullAway") // Jackson gives null for an empty document
  static TableMapping parse(String name, String text) {
    MappingErrors errors = new MappingErrors(name, text, MAPPER);
    TableMapping mapping;
    try {
      KnownKeys.check(errors, MAPPER.readTree(text));
      mapping = MAPPER.readValue(text, TableMapping.class);
    } catch (JacksonException e) {
      throw errors.unread(e);
    }
    if (mapping == null) {
      throw errors.whole("it is empty", "begin with person, time and channels");
    }
    MappingCheck.check(errors, mapping);
    return mapping;
  }

  /// The channels that a table read by this has, in the order in which the mapping names them.
  SensorSchema tableSchema() {
    SensorSchema base = SensorSchema.builtIn(schema.orElse("wearable"));
    List<Channel> found = wanted().stream().map(c -> channel(base, c).orElseThrow()).toList();
    return found.isEmpty() ? base : new SensorSchema("table", "Columns of a table.", found);
  }

  /// The names of the channels, each once.
  List<String> wanted() {
    List<String> wanted = new ArrayList<>();
    channels.ifPresent(c -> wanted.addAll(c.keySet()));
    longForm.ifPresent(
        l -> l.names().values().stream().map(LongChannel::channel).distinct().forEach(wanted::add));
    return wanted;
  }

  /// A channel by its name: declared here, or of the schema.
  Optional<Channel> channel(SensorSchema base, String name) {
    return declare.orElse(List.of()).stream()
        .filter(c -> c.name().equals(name))
        .map(Declared::channel)
        .findFirst()
        .or(() -> base.channels().stream().filter(c -> c.name().equals(name)).findFirst());
  }
}
