package org.diurnal.data.simulate;

import java.util.List;

/// How one label depends on what a person is.
sealed interface LabelModel {
  /// The task's name.
  String task();

  /// What it depends on.
  List<Term> terms();

  /// One influence.
  ///
  /// @param trait what of the person
  /// @param effect log-odds, or units of the label, for one unit of the trait
  /// @param source whose effect size it follows, in short
  record Term(Facts trait, double effect, String source) {}

  /// Yes with a probability: logistic in the terms, its intercept such that adults have the
  /// prevalence.
  ///
  /// @param prevalence in the simulated population, 0 to 1
  record Binary(String task, double prevalence, List<Term> terms) implements LabelModel {
    public Binary {
      terms = List.copyOf(terms);
    }
  }

  /// A number: linear in the terms, plus normal noise.
  ///
  /// @param mean where all traits of the terms are zero
  /// @param noise standard deviation of what no trait explains
  /// @param min the least value there is
  record Continuous(String task, double mean, double noise, double min, List<Term> terms)
      implements LabelModel {
    public Continuous {
      terms = List.copyOf(terms);
    }

    /// The mean of the label for a person: of a normal distribution whose values below `min` count
    /// as `min`.
    double expected(Traits t) {
      double above = mean + sum(t) - min;
      double z = above / noise;
      return min + above * Normal.below(z) + noise * Normal.density(z);
    }
  }

  /// The terms added up.
  default double sum(Traits t) {
    double sum = 0;
    for (Term term : terms()) {
      sum += term.effect() * term.trait().applyAsDouble(t);
    }
    return sum;
  }
}
