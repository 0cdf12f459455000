package org.diurnal.model.pretrain;

/// How far a run has come. Saved as `trainer_state.json`; with the weights, the optimiser's moments
/// and the settings it is all that a resumed run needs, since every draw is addressed by its step.
///
/// @param step steps done
/// @param daysSeen days learned from, with repetition
/// @param minutesSeen minutes of data in those days, channels times 1440 a day
/// @param seconds time spent in steps
public record TrainerState(long step, long daysSeen, long minutesSeen, double seconds) {
  /// Before the first step.
  public static final TrainerState START = new TrainerState(0, 0, 0, 0);
}
