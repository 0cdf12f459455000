package org.diurnal.bench;

/// How much a model has taken in of a canary (Carlini et al. 2019, "The Secret Sharer"): log2 of
/// the size of the space that the canary was drawn from, less log2 of its rank in it by loss,
/// lowest first.
///
/// The space is sampled: the rank is that among references drawn from it as the canary was, and the
/// canary itself. So the highest exposure that can be seen is log2(references + 1), and a model
/// that never met the canary gives 1 / ln 2 = 1.44 bits on average, whatever it knows.
final class Exposure {
  /// Of a canary that no model has met, in bits.
  static final double BY_CHANCE = 1 / Math.log(2);

  private Exposure() {}

  /// The exposure in bits; a reference of the same loss counts in the canary's favour.
  ///
  /// @param loss of the canary
  /// @param references losses of the references
  static double of(double loss, double[] references) {
    long rank = 1;
    for (double r : references) {
      rank += r < loss ? 1 : 0;
    }
    return (Math.log(references.length + 1.0) - Math.log(rank)) / Math.log(2);
  }
}
