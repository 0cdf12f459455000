package org.diurnal.tasks.heads;

/// The published linear head: [LinearProbe].
public record LinearHead() implements HeadKind {
  @Override
  public String name() {
    return "linear";
  }

  @Override
  public String words() {
    return "ridge or logistic ridge, the penalty chosen on a fifth of the training rows";
  }

  @Override
  public Input input() {
    return Input.COMPONENTS;
  }

  @Override
  public Line fit(Training training, long seed) {
    return new LinearProbe(seed).fit(training);
  }
}
