package org.diurnal.data.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Channel;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.dictionary.DictionaryEntry;
import org.diurnal.data.dictionary.DictionaryEntry.Origin;

/// The channels that are exported, and what the dataset's dictionary says of them and of labels.
final class ExportColumns {
  private final SensorSchema schema;
  private final List<Integer> channels;
  private final Map<String, DictionaryEntry> byName = new LinkedHashMap<>();

  /// @param channels positions in the schema, in the order in which they are to be written
  ExportColumns(SensorSchema schema, List<Integer> channels, List<DictionaryEntry> dictionary) {
    this.schema = schema;
    this.channels = channels;
    // The first entry of a name is that of the days.
    dictionary.forEach(e -> byName.putIfAbsent(e.column(), e));
  }

  /// Positions in the schema.
  List<Integer> positions() {
    return channels;
  }

  /// A channel by its position in the schema.
  Channel channel(int position) {
    return schema.channel(position);
  }

  /// The unit of a label, in UCUM; empty if nobody says.
  String unitOfLabel(String task) {
    return entry("task " + task).map(DictionaryEntry::unit).orElse("");
  }

  /// Which fields of which exports a channel, a label (`task NAME`) or a column of the days was.
  String source(String column) {
    return String.join(
        "; ", origins(column).stream().map(o -> o.source() + ": " + o.field()).toList());
  }

  /// What was done to it.
  String transformation(String column) {
    return String.join(
        "; ", origins(column).stream().map(Origin::transformation).distinct().toList());
  }

  private List<Origin> origins(String column) {
    return entry(column).map(DictionaryEntry::origins).orElse(List.of());
  }

  private Optional<DictionaryEntry> entry(String column) {
    return Optional.ofNullable(byName.get(column));
  }
}
