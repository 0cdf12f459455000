package org.diurnal.tasks.pat;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/// Generic names of medicines as the survey writes them (RXDDRUG), those of combinations divided by
/// semicolons.
///
/// The paper does not list its names. These are the substances of the two classes that are or were
/// sold in the United States (ATC N05BA, N05CD and clonazepam, clobazam; ATC N06AB). Vilazodone and
/// vortioxetine, which ATC does not class as SSRI, are left out.
public final class DrugNames {
  /// Benzodiazepines.
  public static final Set<String> BENZODIAZEPINES =
      Set.of(
          "alprazolam",
          "chlordiazepoxide",
          "clobazam",
          "clonazepam",
          "clorazepate",
          "diazepam",
          "estazolam",
          "flurazepam",
          "halazepam",
          "lorazepam",
          "midazolam",
          "oxazepam",
          "prazepam",
          "quazepam",
          "temazepam",
          "triazolam");

  /// Selective serotonin reuptake inhibitors.
  public static final Set<String> SSRIS =
      Set.of("citalopram", "escitalopram", "fluoxetine", "fluvoxamine", "paroxetine", "sertraline");

  private DrugNames() {}

  /// Whether a medicine has a substance of a class.
  static boolean has(String drug, Set<String> names) {
    return Arrays.stream(drug.toLowerCase(Locale.ROOT).split("[^a-z]+", -1))
        .anyMatch(names::contains);
  }
}
