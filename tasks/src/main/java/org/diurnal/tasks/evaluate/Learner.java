package org.diurnal.tasks.evaluate;

import java.util.List;
import org.diurnal.tasks.heads.Weights;

/// Something that is trained on some people's labels and asked of others, as heads of descriptions
/// are, but not made of features: a network that is trained itself.
public interface Learner {
  /// For tables.
  String name();

  /// Whether it can be asked of a person.
  boolean knows(String person);

  /// Trains and asks. Never given somebody on both sides.
  ///
  /// @param train people
  /// @param y a value each; 1 or 0, both at least once, where `binary`
  /// @param asked people
  Said learn(List<String> train, double[] y, boolean binary, List<String> asked);

  /// What it says.
  ///
  /// @param values the probability of yes, or the quantity, of each person asked about
  /// @param threshold from which probability a person counts as a yes, by training people alone
  @SuppressWarnings("ArrayRecordComponent") // made once and read
  record Said(double[] values, double threshold) {}

  /// The threshold of the best F1 on some training people.
  static double bestThreshold(double[] probabilities, double[] truth) {
    return F1Score.bestThreshold(probabilities, truth, Weights.equal(truth.length));
  }
}
