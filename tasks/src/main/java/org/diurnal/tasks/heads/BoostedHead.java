package org.diurnal.tasks.heads;

/// Gradient boosted trees; how many is chosen on a fifth of the training rows, then that many are
/// fitted on all of them.
public record BoostedHead() implements HeadKind {
  private static final Boosting TREES = new Boosting(400, 0.05, 4, 0.8, 0.8, 20);
  private static final int WITHOUT_CHOICE = 50; // rounds, where nothing can be held back

  @Override
  public String name() {
    return "boosted";
  }

  @Override
  public String words() {
    return "gradient boosted trees (XGBoost), their number chosen on a fifth of the training rows";
  }

  @Override
  public Input input() {
    return Input.FEATURES;
  }

  @Override
  public Trees fit(Training training, long seed) {
    HeldOut held = HeldOut.fifth(training, seed);
    int rounds = WITHOUT_CHOICE;
    if (held.isOfUse(training) && training.canBeFitted(held.out())) {
      rounds = TREES.fit(training.only(held.in()), training.only(held.out()), seed).rounds();
    }
    return TREES.fit(training, rounds, seed);
  }
}
