package org.diurnal.tasks.forecast;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;
import org.diurnal.tasks.forecast.Forecaster.Adaptable;
import org.diurnal.tasks.forecast.Forecaster.Fitted;

/// A forecaster that goes on learning on each person's own past: on what lies before the first of
/// the questions that are asked of the person, so that nothing of a forecast's future is seen.
///
/// How hard it tries is chosen by the people watched, each on their own past too.
final class Personal implements Fitted {
  private final Adaptable base;
  private final int effort;
  private final LongPredicate origins;

  private Personal(Adaptable base, int effort, LongPredicate origins) {
    this.base = base;
    this.effort = effort;
    this.origins = origins;
  }

  /// Chooses the effort.
  ///
  /// @param watched late examples of people not learned from
  /// @param origins which steps may be the first one asked
  static Personal choose(Adaptable base, List<Example> watched, LongPredicate origins) {
    int best = 0;
    double least = Double.POSITIVE_INFINITY;
    List<Question> questions = LinearForecaster.questions(watched);
    for (int e = 0; e < base.efforts(); e++) {
      double[][] said = new Personal(base, e, origins).forecast(questions);
      double loss = 0;
      for (int i = 0; i < said.length; i++) {
        for (int h = 0; h < said[i].length; h++) {
          double off = said[i][h] - watched.get(i).truth()[h];
          loss += Double.isNaN(off) ? 0 : off * off;
        }
      }
      if (loss < least) {
        least = loss;
        best = e;
      }
    }
    return new Personal(base, best, origins);
  }

  int effort() {
    return effort;
  }

  @Override
  public double[][] forecast(List<Question> questions) {
    Map<String, List<Integer>> byPerson = new LinkedHashMap<>();
    for (int i = 0; i < questions.size(); i++) {
      byPerson.computeIfAbsent(questions.get(i).person(), p -> new ArrayList<>()).add(i);
    }
    double[][] out = new double[questions.size()][];
    byPerson.values().forEach(of -> person(questions, of, out));
    return out;
  }

  private void person(List<Question> questions, List<Integer> of, double[][] out) {
    List<Question> asked = of.stream().map(questions::get).toList();
    Question earliest = asked.getFirst();
    for (Question q : asked) {
      earliest = q.first() < earliest.first() ? q : earliest;
    }
    List<Example> own = Example.within(earliest, origins);
    double[][] said = (own.isEmpty() ? base : base.adapt(own, effort)).forecast(asked);
    for (int i = 0; i < said.length; i++) {
      out[of.get(i)] = said[i];
    }
  }
}
