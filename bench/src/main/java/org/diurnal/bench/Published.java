package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.diurnal.bench.LerouxStudy.Step;
import org.diurnal.core.Bootstrap;

/// Published results, computed anew beside what was printed: whether heads, metrics and intervals
/// can be trusted with anything else.
public final class Published {
  private static final int OTHER_SPLITS = 50;

  private Published() {}

  /// @param args the folder of the real data
  public static void main(String[] args) throws IOException {
    Path reference = Path.of(args[0], "nhanes_2003_2006", "reference");
    leroux(reference);
    felizzi(reference);
    new SurvivalStudy(Path.of(args[0], "nhanes_2003_2006", "labels.parquet")).print();
  }

  private static void felizzi(Path reference) throws IOException {
    FelizziTable table = FelizziTable.read(reference.resolve("felizzi2026_analytic.csv.gz"));
    System.out.printf(
        "felizzi 2026: logarithms of blood values, %d people; R2, mean absolute error and coverage of%n"
            + "the 90 %% conformal interval of 277 people not fitted on; the authors' split; behind it%n"
            + "the median and the middle 90 %% of R2 and coverage over %d other splits (seeds 1 to %d)%n%n"
            + "%-13s  %-7s  %-23s  %-23s  %-23s  %-22s%n",
        table.features().length,
        OTHER_SPLITS,
        OTHER_SPLITS,
        "",
        "",
        "published",
        "here",
        "R2 of other splits",
        "their coverage");
    FelizziStudy study = new FelizziStudy(table);
    for (FelizziStudy.Outcome p :
        FelizziStudy.published(reference.resolve("felizzi2026_results.csv"))) {
      FelizziStudy.Result o = study.published(p.outcome(), p.kind());
      List<FelizziStudy.Result> others =
          IntStream.rangeClosed(1, OTHER_SPLITS)
              .parallel()
              .mapToObj(seed -> study.another(p.outcome(), p.kind(), seed))
              .toList();
      System.out.printf(
          Locale.ROOT,
          "%-13s  %-7s  %6.3f  %5.3f  %5.3f    %6.3f  %5.3f  %5.3f    %s  %s%n",
          p.outcome(),
          p.kind().published,
          p.result().r2(),
          p.result().mae(),
          p.result().coverage(),
          o.r2(),
          o.mae(),
          o.coverage(),
          spread(others.stream().mapToDouble(FelizziStudy.Result::r2)),
          spread(others.stream().mapToDouble(FelizziStudy.Result::coverage)));
    }
    System.out.println();
  }

  private static String spread(DoubleStream of) {
    double[] x = of.sorted().toArray();
    return String.format(
        Locale.ROOT,
        "%6.3f [%6.3f, %.3f]",
        Bootstrap.quantile(x, 0.5),
        Bootstrap.quantile(x, 0.05),
        Bootstrap.quantile(x, 0.95));
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
        ours.values().stream()
            .sorted(Comparator.comparingDouble(Step::crossValidated).reversed())
            .toList());
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
