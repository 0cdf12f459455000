package org.diurnal.tasks.forecast;

import java.util.List;

/// A way to tell what comes next. All rivals are one of these: learned on some people, asked about
/// others.
public interface Forecaster {
  /// For tables, unique in a study.
  String title();

  /// What it does, in a few words.
  String words();

  /// Whether every question has to be seen by a pretrained model.
  default boolean needsModel() {
    return false;
  }

  /// Learns from people who are not asked about.
  Fitted fit(Training training);

  /// What is learned from.
  ///
  /// @param learn examples of people learned from
  /// @param watch examples of other people, who choose penalties and when to end
  /// @param seed of everything random
  record Training(List<Example> learn, List<Example> watch, long seed) {
    public Training {
      learn = List.copyOf(learn);
      watch = List.copyOf(watch);
    }
  }

  /// A forecaster that has learned.
  interface Fitted {
    /// Answers questions of one grid.
    ///
    /// @return `[questions][horizon]`, finite wherever something of the past is known
    double[][] forecast(List<Question> questions);
  }

  /// One that can go on learning on a person's own past.
  interface Adaptable extends Fitted {
    /// How many efforts there are to choose from, from the gentlest on.
    int efforts();

    /// Another forecaster, which went on to learn; this one stays as it is.
    ///
    /// @param own at least one
    /// @param effort 0 to [#efforts] - 1
    Fitted adapt(List<Example> own, int effort);
  }
}
