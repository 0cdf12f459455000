package org.diurnal.data.nhanes.labels;

import java.util.List;
import java.util.Map;
import org.diurnal.data.importing.FieldOrigin;

/// What the dictionary says of the labels.
public final class LabelFields {
  private static final Map<String, String> UCUM =
      Map.ofEntries(
          Map.entry("", "1"),
          Map.entry("1-5", "1"),
          Map.entry("ratio", "1"),
          Map.entry("years", "a"),
          Map.entry("months", "mo"),
          Map.entry("days", "d"),
          Map.entry("hours", "h"),
          Map.entry("minutes", "min"),
          Map.entry("persons", "{persons}"),
          Map.entry("mmHg", "mm[Hg]"),
          Map.entry("1/min", "/min"),
          Map.entry("min/week", "min/wk"),
          Map.entry("cigarettes/day", "{cigarettes}/d"),
          Map.entry("drinks/week", "{drinks}/wk"),
          Map.entry("1000/uL", "10*3/uL"),
          Map.entry("million/uL", "10*6/uL"),
          Map.entry("mL/min/1.73 m2", "mL/min/{1.73_m2}"));

  private LabelFields() {}

  /// An entry a label.
  public static List<FieldOrigin> all() {
    return LabelRegistry.all().stream().map(LabelFields::of).toList();
  }

  private static FieldOrigin of(LabelDefinition label) {
    String missing = label.isDerived() ? "not asked or measured, refused, not known" : "";
    return FieldOrigin.label(
        label.name(), ucum(label.unit()), label.source(), label.definition(), missing);
  }

  /// A unit in UCUM, the way in which the dictionary has units.
  static String ucum(String unit) {
    return UCUM.getOrDefault(unit, unit);
  }
}
