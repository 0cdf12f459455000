package org.diurnal.data.store;

import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.Provenance;
import org.diurnal.core.SensorSchema;

/// `dataset.json`: the complete set of a dataset's files, and what they mean.
///
/// @param format always `diurnal-dataset`
/// @param formatVersion 1
/// @param schema the channels with their units, in column order
/// @param times how time is treated
/// @param people how many people have days
/// @param days how many days there are
/// @param parts the files of days, in order
/// @param tables people, labels, sources
/// @param receipts one for each import
/// @param provenance which inputs it came from
public record DatasetManifest(
    String format,
    int formatVersion,
    SensorSchema schema,
    TimeRules times,
    long people,
    long days,
    List<DayPart> parts,
    List<DataFile> tables,
    List<DataFile> receipts,
    Provenance provenance) {
  static final String FORMAT = "diurnal-dataset";
  static final int VERSION = 1;
  public static final String FILE = "dataset.json";
  static final String PEOPLE = "people.parquet";
  static final String LABELS = "labels.parquet";
  static final String SOURCES = "sources.parquet";

  public DatasetManifest {
    parts = List.copyOf(parts);
    tables = List.copyOf(tables);
    receipts = List.copyOf(receipts);
  }

  /// Every file but the manifest itself.
  Stream<DataFile> files() {
    return Stream.of(parts.stream().map(DayPart::content), tables.stream(), receipts.stream())
        .flatMap(s -> s);
  }
}
