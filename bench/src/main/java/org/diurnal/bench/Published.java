package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.diurnal.bench.LerouxStudy.Step;

/// Published results, computed anew beside what was printed: whether heads, metrics and intervals
/// can be trusted with anything else.
public final class Published {
  private Published() {}

  /// @param args the folder of the real data
  public static void main(String[] args) throws IOException {
    Path reference = Path.of(args[0], "nhanes_2003_2006", "reference");
    leroux(reference);
  }

  private static void leroux(Path reference) {
    LerouxTable table = LerouxTable.read(reference.resolve("leroux2019_analysis.parquet"));
    System.out.printf(
        "Leroux et al. 2019: death within five years, %d people, %.0f died; logistic regression%n"
            + "weighted by the survey, ten folds; area under the curve of people not fitted on%n%n",
        table.people(), java.util.Arrays.stream(table.died()).sum());
    LerouxStudy study = new LerouxStudy(table);
    Map<String, Step> ours = study.singles();
    List<Step> singles = steps(reference.resolve("leroux2019_single_predictor_auc.csv"), 1, 2, 3);
    compare(
        "one predictor alone",
        singles,
        singles.stream().map(s -> ours.getOrDefault(s.variable(), s)).toList());
    List<Step> published = steps(reference.resolve("leroux2019_auc_mat_adj.csv"), 0, 1, 2);
    compare("forward selection", published, study.forward(published.size()));
  }

  private static void compare(String what, List<Step> published, List<Step> ours) {
    System.out.printf(
        "%-18s  %-17s  %9s  %9s  %s%n", what, "chosen here", "published", "here", "difference");
    double most = 0;
    int same = 0;
    for (int i = 0; i < published.size(); i++) {
      Step p = published.get(i);
      Step o = ours.get(i);
      double by = o.crossValidated() - p.crossValidated();
      most = Math.max(most, Math.abs(by));
      same += p.variable().equals(o.variable()) ? 1 : 0;
      System.out.printf(
          Locale.ROOT,
          "%-18s  %-17s  %9.6f  %9.6f  %+.1e%n",
          p.variable(),
          o.variable(),
          p.crossValidated(),
          o.crossValidated(),
          by);
    }
    System.out.printf(
        Locale.ROOT,
        "%d of %d in the published order; greatest difference %.1e (allowed: 0.002)%n%n",
        same,
        published.size(),
        most);
  }

  /// Published areas under the curve of a CSV file.
  ///
  /// @param variable the column of the name, from 0; then those of the two areas
  static List<Step> steps(Path csv, int variable, int crossValidated, int inSample) {
    try {
      return Files.readAllLines(csv).stream()
          .skip(1)
          .map(l -> l.replace("\"", "").split(",", -1))
          .map(f ->
              new Step(
                  f[variable],
                  Double.parseDouble(f[crossValidated]),
                  Double.parseDouble(f[inSample])))
          .toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
