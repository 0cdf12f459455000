package org.diurnal.data.dictionary;

import java.util.List;

/// What a column is. A label is a task in the column `value` of `labels.parquet` and has an entry
/// of its own.
///
/// @param file which file of the dataset folder, or which schema where no dataset was named
/// @param column its name; `task NAME` for a label
/// @param type what the file holds
/// @param unit in UCUM, or the type's own; empty where there is none to speak of
/// @param code `LOINC` and its code; empty where LOINC has no term that says the same
/// @param meaning in words
/// @param origins where each source has it from; empty for columns that the program computes
public record DictionaryEntry(
    String file,
    String column,
    String type,
    String unit,
    String code,
    String meaning,
    List<Origin> origins) {
  /// Where a source has a column from.
  ///
  /// @param source the importer's name
  /// @param field file and field of the export
  /// @param transformation what was done to it
  /// @param missing when there is no value
  public record Origin(String source, String field, String transformation, String missing) {}

  public DictionaryEntry {
    origins = List.copyOf(origins);
  }
}
