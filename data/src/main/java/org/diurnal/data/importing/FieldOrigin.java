package org.diurnal.data.importing;

/// Where a column of a dataset comes from in the exports of one source: what `data dictionary` says
/// of it.
///
/// @param part which kind of column
/// @param name the channel, the label's task, or the column of the days. A name that ends in `*`
///   stands for all that begin like that and have no entry of their own
/// @param unit a label's unit in UCUM; empty for channels, whose unit the schema has, and for
///   columns that have none
/// @param field the file and the field of the export, in the vendor's words
/// @param transformation what is done to the field: aggregation, conversion, rule
/// @param missing when there is no value
public record FieldOrigin(
    Part part, String name, String unit, String field, String transformation, String missing) {
  /// What a dataset is made of.
  public enum Part {
    /// A column of the days beside the channels: `person_id`, `local_date`, `utc_offset_minutes`,
    /// `source_id`.
    DAY,
    /// A channel.
    CHANNEL,
    /// A label.
    LABEL
  }

  public FieldOrigin {
    if (name.isEmpty() || field.isEmpty() || transformation.isEmpty()) {
      throw new IllegalArgumentException(
          "the origin of '" + name + "' needs a name, a field and what is done to it");
    }
  }

  /// Where `person_id`, `local_date`, `utc_offset_minutes` or `source_id` come from.
  public static FieldOrigin day(String column, String field, String transformation) {
    return new FieldOrigin(Part.DAY, column, "", field, transformation, "");
  }

  /// Where a channel comes from.
  public static FieldOrigin channel(
      String channel, String field, String transformation, String missing) {
    return new FieldOrigin(Part.CHANNEL, channel, "", field, transformation, missing);
  }

  /// Where a label comes from.
  ///
  /// @param unit in UCUM; `1` for numbers without one, and for yes or no
  public static FieldOrigin label(
      String task, String unit, String field, String transformation, String missing) {
    return new FieldOrigin(Part.LABEL, task, unit, field, transformation, missing);
  }

  /// Whether this is about a column.
  public boolean isAbout(Part what, String column) {
    return part == what
        && (name.endsWith("*")
            ? column.startsWith(name.substring(0, name.length() - 1))
            : column.equals(name));
  }
}
