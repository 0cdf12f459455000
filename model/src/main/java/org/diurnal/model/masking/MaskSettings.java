package org.diurnal.model.masking;

/// How much each mode hides, how often each is drawn, and how much the encoder never sees.
///
/// @param randomShare share of patches hidden by [MaskMode#RANDOM]
/// @param temporalShare share of the day hidden by [MaskMode#TEMPORAL]
/// @param modalityShare share of the channels present hidden by [MaskMode#MODALITY]
/// @param randomProbability how often random is drawn
/// @param temporalProbability how often temporal is drawn; modality takes what is left
/// @param dropShare share of all tokens that is dropped from the encoder in training
public record MaskSettings(
    double randomShare,
    double temporalShare,
    double modalityShare,
    double randomProbability,
    double temporalProbability,
    double dropShare) {
  /// The published shares (0.80, 0.50, 0.50); the modes' probabilities are not published, a third
  /// each.
  public static final MaskSettings DEFAULT =
      new MaskSettings(0.80, 0.50, 0.50, 1 / 3.0, 1 / 3.0, 0.50);

  public MaskSettings {
    share("randomShare", randomShare);
    share("temporalShare", temporalShare);
    share("modalityShare", modalityShare);
    share("dropShare", dropShare);
    if (!(randomProbability >= 0
        && temporalProbability >= 0
        && randomProbability + temporalProbability <= 1 + 1e-9)) {
      throw new IllegalArgumentException(
          "mode probabilities "
              + randomProbability
              + " and "
              + temporalProbability
              + " must not be negative nor add up to more than 1");
    }
  }

  private static void share(String name, double value) {
    if (!(value > 0 && value < 1)) {
      throw new IllegalArgumentException(name + " " + value + " is not between 0 and 1");
    }
  }
}
