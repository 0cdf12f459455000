package org.diurnal.model.pretrain;

/// How far a run has come. Saved as `trainer_state.json`; with the weights, the optimiser's moments
/// and the settings it is all that a resumed run needs, since every draw is addressed by its step.
///
/// @param step steps done
/// @param daysSeen days learned from, with repetition
/// @param minutesSeen minutes of data in those days, channels times 1440 a day
/// @param seconds time spent in steps
/// @param bestStep the step whose weights did best on held-out people; 0 before the first look
/// @param bestHeldOutLoss their loss; 0 before the first look
/// @param unlogged the steps since the last line of `metrics.jsonl`
public record TrainerState(
    long step,
    long daysSeen,
    long minutesSeen,
    double seconds,
    long bestStep,
    double bestHeldOutLoss,
    Unlogged unlogged) {
  /// Steps that the next line of `metrics.jsonl` will sum up.
  ///
  /// @param steps how many
  /// @param loss their losses, added up
  /// @param seconds time spent in them
  public record Unlogged(int steps, double loss, double seconds) {
    static final Unlogged NONE = new Unlogged(0, 0, 0);
  }

  /// Before the first step.
  public static final TrainerState START = new TrainerState(0, 0, 0, 0, 0, 0, Unlogged.NONE);

  TrainerState after(int days, int channels, double loss, double stepSeconds) {
    return new TrainerState(
        step + 1,
        daysSeen + days,
        minutesSeen + (long) days * channels * org.diurnal.core.MinuteMask.MINUTES,
        seconds + stepSeconds,
        bestStep,
        bestHeldOutLoss,
        new Unlogged(
            unlogged.steps() + 1, unlogged.loss() + loss, unlogged.seconds() + stepSeconds));
  }

  TrainerState withBest(long atStep, double loss) {
    return new TrainerState(step, daysSeen, minutesSeen, seconds, atStep, loss, unlogged);
  }

  TrainerState withNothingUnlogged() {
    return new TrainerState(
        step, daysSeen, minutesSeen, seconds, bestStep, bestHeldOutLoss, Unlogged.NONE);
  }
}
