package org.diurnal.tasks.forecast;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.diurnal.tasks.forecast.Question.Seen;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Components;
import org.diurnal.tasks.heads.Line;
import org.diurnal.tasks.heads.LinearProbe;

/// A ridge for each step ahead, on the latest steps, the calendar and the person's seasonal mean.
/// With a model's view of the past it is a head on the frozen model: ten principal components of
/// the latest day's vector, and what the model fills the steps with, are looked at too.
///
/// The penalty is chosen by the people watched.
///
/// @param head whether a model's view is looked at; every question then has to have one
public record LinearForecaster(boolean head) implements Forecaster {
  private static final double[] PENALTIES = {1e-3, 1e-2, 1e-1, 1, 10};
  private static final int COMPONENTS = 10;

  @Override
  public String title() {
    return head ? "head on the model" : "linear";
  }

  @Override
  public String words() {
    return head
        ? "ridge on the same, the frozen model's vector of the latest day, and what it fills in"
        : "ridge on lags, calendar and the person's seasonal mean";
  }

  @Override
  public boolean needsModel() {
    return head;
  }

  @Override
  public Fitted fit(Training t) {
    Scaled scaled = Scaled.of(t.learn());
    double[][] raw = rows(scaled, questions(t.learn()));
    int direct = raw[0].length - (head ? seen(t.learn().getFirst().question()).vector().length : 0);
    Components components = Components.of(raw, COMPONENTS, direct, t.seed());
    double[][] x = components.of(raw);
    double[][] watched = components.of(rows(scaled, questions(t.watch())));
    Line[] lines = new Line[t.learn().getFirst().question().horizon()];
    for (int h = 0; h < lines.length; h++) {
      lines[h] = best(scaled, t, x, watched, h);
    }
    return new FittedLines(q -> components.of(rows(scaled, q)), scaled, lines);
  }

  private static Line best(Scaled scaled, Training t, double[][] x, double[][] watched, int h) {
    Line best = new Line(new double[x[0].length], 0);
    int[] known =
        IntStream.range(0, x.length)
            .filter(i -> !Double.isNaN(t.learn().get(i).truth()[h]))
            .toArray();
    if (known.length == 0) {
      return best; // nobody was measured so far ahead: the person's own mean
    }
    org.diurnal.tasks.heads.Training learn =
        org.diurnal.tasks.heads.Training.of(
            IntStream.of(known).mapToObj(i -> x[i]).toArray(double[][]::new),
            IntStream.of(known).mapToDouble(i -> scaled.answer(t.learn().get(i), h)).toArray(),
            Answer.QUANTITY);
    double least = Double.POSITIVE_INFINITY;
    for (double penalty : PENALTIES) {
      Line line = LinearProbe.plain(learn, penalty);
      double[] said = line.predict(watched);
      double loss = 0;
      for (int i = 0; i < said.length; i++) {
        double truth = scaled.answer(t.watch().get(i), h);
        loss += Double.isNaN(truth) ? 0 : (said[i] - truth) * (said[i] - truth);
      }
      if (loss < least) {
        least = loss;
        best = line;
      }
    }
    return best;
  }

  /// A model's vector first, of which components are taken; then what is kept as it is.
  private double[][] rows(Scaled scaled, List<Question> questions) {
    return questions.stream().map(q -> row(scaled, q)).toArray(double[][]::new);
  }

  private double[] row(Scaled scaled, Question q) {
    float[] steps = scaled.steps(q);
    float[] ahead = scaled.ahead(q);
    double[] vector = head ? seen(q).vector() : new double[0];
    double[] filled = head ? filled(scaled, q) : new double[0];
    int lags = q.grid().lags();
    double[] row = new double[vector.length + filled.length + 2 * lags + ahead.length];
    System.arraycopy(vector, 0, row, 0, vector.length);
    System.arraycopy(filled, 0, row, vector.length, filled.length);
    int at = vector.length + filled.length;
    for (int i = 0; i < lags; i++) {
      row[at++] = steps[i * Scaled.STEP];
      row[at++] = steps[i * Scaled.STEP + 1];
    }
    for (float a : ahead) {
      row[at++] = a;
    }
    return row;
  }

  private static double[] filled(Scaled scaled, Question q) {
    return switch (q.grid()) {
      case DAY -> new double[0]; // the model sees a day, and fills none that it does not see
      case HOUR -> {
        double[] none = new double[q.horizon()];
        Arrays.fill(none, Double.NaN);
        double level = q.level();
        yield seen(q)
            .filled()
            .map(f -> Arrays.stream(f).map(v -> (v - level) / scaled.scale()).toArray())
            .orElse(none);
      }
    };
  }

  private static Seen seen(Question q) {
    return q.seen()
        .orElseThrow(
            () -> new IllegalArgumentException("person " + q.person() + ": seen by no model"));
  }

  static List<Question> questions(List<Example> examples) {
    return examples.stream().map(Example::question).toList();
  }
}
