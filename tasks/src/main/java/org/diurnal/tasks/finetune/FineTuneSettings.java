package org.diurnal.tasks.finetune;

/// How a network is trained on labels.
///
/// @param epochs passes over the training people at most; the best one by held-out loss is kept
/// @param patience passes without a better held-out loss after which it ends
/// @param batch people a step
/// @param daysAPerson days of each person a step, drawn anew each time
/// @param learningRate the highest; half a cosine to zero over all passes
/// @param weightDecay AdamW's
/// @param heldOut share of the training people who choose the pass, at least one
/// @param seed of draws and fresh weights
public record FineTuneSettings(
    int epochs,
    int patience,
    int batch,
    int daysAPerson,
    double learningRate,
    double weightDecay,
    double heldOut,
    long seed) {
  /// Settings of an adaptation, fixed before any result was looked at.
  public static FineTuneSettings of(Adaptation adaptation, long seed) {
    double rate =
        switch (adaptation) {
          case Adaptation.Full f -> 3e-4;
          case Adaptation.LowRank l -> 3e-3;
          case Adaptation.Supervised s -> 1e-3;
        };
    return new FineTuneSettings(12, 3, 32, 2, rate, 1e-2, 0.15, seed);
  }
}
