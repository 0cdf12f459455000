package org.diurnal.tasks.evaluate;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.Dataset;

/// Who is evaluated, by one of their labels: `good_days>=3`.
///
/// Of a label that days have, a person's mean counts. Nobody whose label is not known is included.
///
/// @param label its name
/// @param comparison how it is compared
/// @param value with what
public record Inclusion(String label, Comparison comparison, double value) {
  private static final Pattern FORM = Pattern.compile("(\\w+)(>=|<=|=)(-?\\d+(?:\\.\\d+)?)");

  /// How a label is compared.
  public enum Comparison {
    /// Not below.
    AT_LEAST,
    /// Not above.
    AT_MOST,
    /// The same.
    EQUAL;

    boolean holds(double a, double b) {
      return switch (this) {
        case AT_LEAST -> a >= b;
        case AT_MOST -> a <= b;
        case EQUAL -> a == b;
      };
    }
  }

  /// Reads one.
  ///
  /// @throws UsageException if it is not `LABEL>=NUMBER`, `LABEL<=NUMBER` or `LABEL=NUMBER`
  public static Inclusion parse(String text) {
    Matcher m = FORM.matcher(text.replace(" ", ""));
    if (!m.matches()) {
      throw new UsageException(
          "'" + text + "' does not say who is included",
          "as good_days>=3, age_years<=65, female=1");
    }
    Comparison comparison =
        switch (m.group(2)) {
          case ">=" -> Comparison.AT_LEAST;
          case "<=" -> Comparison.AT_MOST;
          default -> Comparison.EQUAL;
        };
    return new Inclusion(m.group(1), comparison, Double.parseDouble(m.group(3)));
  }

  /// The values of those who are included, by person.
  ///
  /// @throws UsageException if nobody has the label
  public Map<String, Double> of(Dataset dataset) {
    Map<String, Double> values = Answers.of(dataset, label);
    if (values.isEmpty()) {
      throw new UsageException(
          dataset.folder() + " has no label " + label, "data show lists its labels");
    }
    values.values().removeIf(v -> !comparison.holds(v, value));
    return values;
  }
}
