package org.diurnal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.diurnal.data.store.ParquetRows;

/// The analysis file of Leroux et al. 2019: 2,978 people of NHANES 2003-2006, 50 to 84 years old,
/// with what their five-year mortality was predicted from.
///
/// @param columns by variable, the columns of a regression: a quantity in standard deviations, a
///   category as one 0 or 1 for each level but the first; [columns][people]
/// @param died 1 or 0, within five years
/// @param weights of the survey, normalised
/// @param fold 1 to 10
record LerouxTable(
    Map<String, double[][]> columns, double[] died, double[] weights, double[] fold) {
  private static final List<String> CATEGORIES =
      List.of(
          "Gender",
          "Race",
          "EducationAdult",
          "SmokeCigs",
          "DrinkStatus",
          "BMI_cat",
          "Diabetes",
          "CHF",
          "CHD",
          "Stroke",
          "Cancer",
          "MobilityProblem");

  /// The 33, in the order in which the authors list them.
  static final List<String> VARIABLES = variables();

  private static List<String> variables() {
    List<String> v = new ArrayList<>(List.of("Age"));
    v.addAll(CATEGORIES);
    v.addAll(List.of("sPC6", "ST", "WT", "MVPA", "TAC", "TLAC", "SATP", "ASTP"));
    for (int i = 1; i <= 12; i++) {
      v.add("TLAC_" + i);
    }
    return List.copyOf(v);
  }

  static LerouxTable read(Path file) {
    List<String> wanted = new ArrayList<>(VARIABLES);
    wanted.addAll(List.of("yr5_mort", "wtmec4yr_adj_norm", "fold_seed1244_rounding"));
    List<List<String>> texts = new ArrayList<>();
    ParquetRows.of(file)
        .forEach(
            wanted,
            (number, row) -> {
              List<String> r = new ArrayList<>();
              for (int c = 0; c < wanted.size(); c++) {
                r.add(row.text(c));
              }
              texts.add(r);
            });
    Map<String, double[][]> columns = new LinkedHashMap<>();
    for (int c = 0; c < VARIABLES.size(); c++) {
      int at = c;
      columns.put(
          VARIABLES.get(c),
          CATEGORIES.contains(VARIABLES.get(c))
              ? levels(texts.stream().map(r -> r.get(at)).toList())
              : new double[][] {inDeviations(numbers(texts, at))});
    }
    return new LerouxTable(
        columns,
        numbers(texts, wanted.size() - 3),
        numbers(texts, wanted.size() - 2),
        numbers(texts, wanted.size() - 1));
  }

  int people() {
    return died.length;
  }

  private static double[] numbers(List<List<String>> rows, int column) {
    return rows.stream().mapToDouble(r -> Double.parseDouble(r.get(column))).toArray();
  }

  private static double[] inDeviations(double[] x) {
    double mean = Arrays.stream(x).average().orElse(0);
    double sd = Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElse(1));
    return Arrays.stream(x).map(v -> (v - mean) / sd).toArray();
  }

  private static double[][] levels(List<String> x) {
    return new TreeSet<>(x)
        .stream()
            .skip(1)
            .map(level -> x.stream().mapToDouble(v -> v.equals(level) ? 1 : 0).toArray())
            .toArray(double[][]::new);
  }
}
