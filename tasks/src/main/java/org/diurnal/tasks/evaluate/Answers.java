package org.diurnal.tasks.evaluate;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Permutation;
import org.diurnal.core.Randomness;
import org.diurnal.data.simulate.Simulator;
import org.diurnal.data.store.Dataset;

/// The labels of a task, one value a person: of labels that days have, the mean over the days.
public final class Answers {
  private Answers() {}

  /// The value of each person who has one.
  public static Map<String, Double> of(Dataset dataset, String task) {
    Map<String, double[]> sums = new HashMap<>();
    dataset
        .labels(task)
        .forEach(l -> {
          double[] s = sums.computeIfAbsent(l.personId(), p -> new double[2]);
          s[0] += l.value();
          s[1]++;
        });
    Map<String, Double> means = new HashMap<>();
    sums.forEach((p, s) -> means.put(p, s[0] / s[1]));
    return means;
  }

  /// The value of each day that has one, by [#day].
  public static Map<String, Double> ofDays(Dataset dataset, String task) {
    Map<String, Double> values = new HashMap<>();
    dataset
        .labels(task)
        .forEach(l -> l.time().ifPresent(d -> values.put(day(l.personId(), d), l.value())));
    return values;
  }

  /// The name of a person's day.
  public static String day(String person, LocalDate date) {
    return person + " " + date;
  }

  /// The same values dealt to other people: a control, of which nothing can be told. What is told
  /// of it all the same was leaked.
  ///
  /// @param task whose they are: each is dealt for itself, so that one unlucky deal is not seen in
  ///   all of them
  public static Map<String, Double> shuffled(Map<String, Double> answers, String task, long seed) {
    List<String> who = answers.keySet().stream().sorted().toList();
    if (who.isEmpty()) {
      return Map.of();
    }
    Permutation order = new Permutation(who.size(), seed, Randomness.key("shuffled " + task));
    Map<String, Double> dealt = new HashMap<>();
    for (int i = 0; i < who.size(); i++) {
      dealt.put(who.get(i), answers.getOrDefault(who.get((int) order.at(i)), Double.NaN));
    }
    return dealt;
  }

  /// The best that can be said of simulated people; empty if the dataset does not say it of
  /// everybody who has the label (people made from a table have no ceiling of what it said).
  public static Optional<Map<String, Double>> ceiling(Dataset dataset, String task) {
    Map<String, Double> best = of(dataset, Simulator.BAYES + task);
    return !best.isEmpty() && best.keySet().containsAll(of(dataset, task).keySet())
        ? Optional.of(best)
        : Optional.empty();
  }
}
