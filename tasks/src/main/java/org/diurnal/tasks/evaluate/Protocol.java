package org.diurnal.tasks.evaluate;

import java.util.Locale;
import java.util.Optional;
import org.diurnal.tasks.heads.HeadKind;
import org.diurnal.tasks.heads.LinearHead;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.survival.SurvivalKind;

/// How tasks are evaluated.
///
/// @param probe the head, in words
/// @param weights the label that people are weighed by; empty if all count the same
/// @param shots training people per class; `all`, or the sizes of the few-shot curves
/// @param folds person-disjoint folds
/// @param split how folds are drawn
/// @param resamples of the bootstrap over people
/// @param seed of folds, penalties, bootstrap and few-shot draws
public record Protocol(
    String probe,
    Optional<String> weights,
    String shots,
    int folds,
    String split,
    int resamples,
    long seed) {
  /// The published one.
  public static Protocol published(int folds, long seed) {
    return of(new LinearHead(), folds, seed);
  }

  /// With a head of any kind.
  public static Protocol of(HeadKind kind, int folds, long seed) {
    String input =
        switch (kind.input()) {
          case COMPONENTS ->
              "standardised, %d principal components".formatted(LinearProbe.PUBLISHED_COMPONENTS);
          case FEATURES -> "features as they are";
        };
    return new Protocol(
        String.format(Locale.ROOT, "%s: %s, %s", kind.name(), input, kind.words()),
        Optional.empty(),
        "all",
        folds,
        "by person, the same folds for all tasks",
        1000,
        seed);
  }

  /// Of labels dealt to other people.
  public Protocol ofShuffledLabels() {
    return new Protocol(
        probe, weights, shots, folds, split + "; LABELS SHUFFLED among people", resamples, seed);
  }

  /// With other shots.
  public Protocol withShots(String shots) {
    return new Protocol(probe, weights, shots, folds, split, resamples, seed);
  }

  /// With people weighed by a label, in heads and metrics.
  public Protocol withWeights(String label) {
    return new Protocol(probe, Optional.of(label), shots, folds, split, resamples, seed);
  }

  /// With heads for event times.
  Protocol withEventTimesBy(SurvivalKind kind) {
    return new Protocol(
        String.format(
            Locale.ROOT,
            "standardised, %d principal components, %s",
            LinearProbe.PUBLISHED_COMPONENTS,
            kind.words()),
        weights,
        shots,
        folds,
        split,
        resamples,
        seed);
  }
}
