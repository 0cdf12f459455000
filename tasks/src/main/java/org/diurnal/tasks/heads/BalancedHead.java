package org.diurnal.tasks.heads;

/// Another kind of head, fitted so that yeses together count as much as noes ([Weights#balanced]).
/// What it says of yes or no is then too sure of the rarer one: it ranks, but is not calibrated.
/// Quantities are told as by the other kind.
///
/// @param of the other kind
public record BalancedHead(HeadKind of) implements HeadKind {
  @Override
  public String name() {
    return of.name();
  }

  @Override
  public String words() {
    return of.words() + "; yeses together count as much as noes";
  }

  @Override
  public Input input() {
    return of.input();
  }

  @Override
  public Head fit(Training training, long seed) {
    return of.fit(
        switch (training.answer()) {
          case QUANTITY -> training;
          case YES_OR_NO -> training.balanced();
        },
        seed);
  }
}
