package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Line;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.heads.Training;

/// A line for each step ahead.
///
/// A person's own past adds to each line a ridge on what it was off by there, fitted together with
/// ten rows at the training people's mean that it was not off by: a few days move a line little.
final class FittedLines implements Forecaster.Adaptable {
  private static final double[] PENALTIES = {10, 1, 0.1}; // from the gentlest on
  private static final int PRIOR = 10;

  private final Function<List<Question>, double[][]> rows; // standardised
  private final Scaled scaled;
  private final Line[] lines;

  FittedLines(Function<List<Question>, double[][]> rows, Scaled scaled, Line[] lines) {
    this.rows = rows;
    this.scaled = scaled;
    this.lines = lines;
  }

  @Override
  public double[][] forecast(List<Question> questions) {
    if (questions.isEmpty()) {
      return new double[0][];
    }
    double[][] x = rows.apply(questions);
    double[][] out = new double[x.length][lines.length];
    for (int h = 0; h < lines.length; h++) {
      double[] said = lines[h].predict(x);
      for (int i = 0; i < x.length; i++) {
        out[i][h] = said[i];
      }
    }
    for (int i = 0; i < x.length; i++) {
      out[i] = scaled.back(questions.get(i), out[i]);
    }
    return out;
  }

  @Override
  public int efforts() {
    return PENALTIES.length;
  }

  @Override
  public Forecaster.Fitted adapt(List<Example> own, int effort) {
    double[][] x = rows.apply(LinearForecaster.questions(own));
    Line[] moved = lines.clone();
    for (int h = 0; h < lines.length; h++) {
      double[] said = lines[h].predict(x);
      List<double[]> at = new ArrayList<>();
      List<Double> off = new ArrayList<>();
      for (int i = 0; i < x.length; i++) {
        double truth = scaled.answer(own.get(i), h);
        if (!Double.isNaN(truth)) {
          at.add(x[i]);
          off.add(truth - said[i]);
        }
      }
      if (at.isEmpty()) {
        continue;
      }
      for (int i = 0; i < PRIOR; i++) {
        at.add(new double[x[0].length]);
        off.add(0.0);
      }
      Line by =
          LinearProbe.plain(
              Training.of(
                  at.toArray(double[][]::new),
                  off.stream().mapToDouble(v -> v).toArray(),
                  Answer.QUANTITY),
              PENALTIES[effort]);
      double[] slopes = lines[h].slopes().clone();
      Arrays.setAll(slopes, j -> slopes[j] + by.slopes()[j]);
      moved[h] = new Line(slopes, lines[h].intercept() + by.intercept());
    }
    return new FittedLines(rows, scaled, moved);
  }
}
