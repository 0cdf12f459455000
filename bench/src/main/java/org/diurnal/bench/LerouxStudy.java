package org.diurnal.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Auroc;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.heads.Training;

/// Five-year mortality by Leroux et al., Stat Biosci 2019;11:262-287: logistic regression without a
/// penalty, weighted by the survey; ten folds; the survey-weighted area under the ROC curve of
/// each, averaged by the number of its people. Variables are taken in one after the other, always
/// the one with which that average becomes greatest.
final class LerouxStudy {
  /// A variable, taken in or tried.
  ///
  /// @param crossValidated area under the curve of people not fitted on
  /// @param inSample the same of those fitted on
  record Step(String variable, double crossValidated, double inSample) {}

  private static final int FOLDS = 10;

  private final LerouxTable table;

  LerouxStudy(LerouxTable table) {
    this.table = table;
  }

  /// Every variable alone.
  Map<String, Step> singles() {
    Map<String, Step> steps = new LinkedHashMap<>();
    LerouxTable.VARIABLES.parallelStream()
        .map(v -> step(List.of(), v))
        .toList()
        .forEach(s -> steps.put(s.variable(), s));
    return steps;
  }

  /// Forward selection.
  ///
  /// @param most variables
  List<Step> forward(int most) {
    List<Step> taken = new ArrayList<>();
    while (taken.size() < most) {
      List<String> in = taken.stream().map(Step::variable).toList();
      List<Step> tried =
          LerouxTable.VARIABLES.parallelStream()
              .filter(v -> !in.contains(v))
              .map(v -> step(in, v))
              .toList();
      Step best = tried.getFirst();
      for (Step s : tried) {
        best = s.crossValidated() > best.crossValidated() ? s : best;
      }
      taken.add(best);
    }
    return taken;
  }

  private Step step(List<String> in, String variable) {
    double[][] columns =
        Stream.concat(in.stream(), Stream.of(variable))
            .flatMap(v -> Arrays.stream(table.columns().getOrDefault(v, new double[0][])))
            .toArray(double[][]::new);
    double[][] rows = new double[table.people()][columns.length];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < columns.length; j++) {
        rows[i][j] = columns[j][i];
      }
    }
    Training all = new Training(rows, table.died(), table.weights(), Answer.YES_OR_NO);
    double average = 0;
    for (int f = 1; f <= FOLDS; f++) {
      int fold = f;
      Training test = all.only(those(i -> table.fold()[i] == fold));
      average +=
          (double) test.size()
              / all.size()
              * area(all.only(those(i -> table.fold()[i] != fold)), test);
    }
    return new Step(variable, average, area(all, all));
  }

  private int[] those(IntPredicate which) {
    return IntStream.range(0, table.people()).filter(which).toArray();
  }

  private static double area(Training fitted, Training asked) {
    return Auroc.of(
        LinearProbe.plain(fitted, 0).predict(asked.rows()), asked.values(), asked.weights());
  }
}
