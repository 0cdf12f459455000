package org.diurnal.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/// The analysis file of felizzi 2026: 1,381 people of NHANES 2003-2004, with a summary of their
/// movement, what they ate, and what their blood said.
///
/// Prepared as the authors do, before the split: a missing quantity is the median of all people, a
/// missing category the most frequent one; categories are numbered by the order of their names;
/// answers are natural logarithms of at least 0.01.
///
/// @param features [people][18], the last three being numbers of categories
/// @param answers by outcome
record FelizziTable(double[][] features, Map<String, double[]> answers) {
  private static final List<String> QUANTITIES =
      List.of(
          "TAC",
          "TLAC",
          "ST",
          "MVPA",
          "LIPA",
          "WC",
          "RIDAGEYR",
          "BMXBMI",
          "INDFMPIR",
          "BPXSY1",
          "DR1TKCAL",
          "DR1TCARB",
          "DR1TTFAT",
          "DR1TPROT",
          "DR1TFIBE");
  private static final List<String> CATEGORIES = List.of("RIAGENDR", "RIDRETH1", "SMQ020");

  /// Outcomes, by their names in the published table.
  static final Map<String, String> OUTCOMES = outcomes();

  private static Map<String, String> outcomes() {
    Map<String, String> o = new LinkedHashMap<>();
    o.put("HbA1c", "LBXGH");
    o.put("Triglycerides", "LBXTR");
    o.put("CRP", "LBXCRP");
    return o;
  }

  static int quantities() {
    return QUANTITIES.size();
  }

  static FelizziTable read(Path csvGz) {
    List<Map<String, String>> rows = rows(csvGz);
    double[][] columns = new double[QUANTITIES.size() + CATEGORIES.size()][];
    for (int c = 0; c < QUANTITIES.size(); c++) {
      columns[c] = withMedian(numbers(rows, QUANTITIES.get(c)));
    }
    for (int c = 0; c < CATEGORIES.size(); c++) {
      columns[QUANTITIES.size() + c] = codes(rows, CATEGORIES.get(c));
    }
    double[][] features = new double[rows.size()][columns.length];
    for (int i = 0; i < features.length; i++) {
      for (int c = 0; c < columns.length; c++) {
        features[i][c] = columns[c][i];
      }
    }
    Map<String, double[]> answers = new LinkedHashMap<>();
    OUTCOMES.forEach((name, column) ->
        answers.put(
            name,
            Arrays.stream(numbers(rows, column)).map(v -> Math.log(Math.max(v, 0.01))).toArray()));
    return new FelizziTable(features, answers);
  }

  private static List<Map<String, String>> rows(Path csvGz) {
    try (InputStream in = new GZIPInputStream(Files.newInputStream(csvGz));
        de.siegmar.fastcsv.reader.CsvReader<de.siegmar.fastcsv.reader.NamedCsvRecord> csv =
            de.siegmar.fastcsv.reader.CsvReader.builder()
                .ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return csv.stream().map(r -> r.getFieldsAsMap()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static double[] numbers(List<Map<String, String>> rows, String column) {
    return rows.stream()
        .map(r -> r.getOrDefault(column, ""))
        .mapToDouble(v -> v.isEmpty() || v.equals("NA") ? Double.NaN : Double.parseDouble(v))
        .toArray();
  }

  private static double[] withMedian(double[] x) {
    double[] known = Arrays.stream(x).filter(v -> !Double.isNaN(v)).sorted().toArray();
    int n = known.length;
    double median = (known[(n - 1) / 2] + known[n / 2]) / 2;
    return Arrays.stream(x).map(v -> Double.isNaN(v) ? median : v).toArray();
  }

  private static double[] codes(List<Map<String, String>> rows, String column) {
    List<String> x = rows.stream().map(r -> r.getOrDefault(column, "")).toList();
    Map<String, Long> counts =
        x.stream()
            .filter(v -> !v.isEmpty() && !v.equals("NA"))
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    String most =
        counts.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    List<String> levels = List.copyOf(new TreeSet<>(counts.keySet()));
    return x.stream().mapToDouble(v -> levels.indexOf(counts.containsKey(v) ? v : most)).toArray();
  }
}
