package org.diurnal.tasks.heads;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.diurnal.core.Nearest;
import org.diurnal.core.UsageException;

/// A kind of head that can be asked for by name. All of it is fitted on the training rows alone;
/// what has to be chosen is chosen on some of them, held back for it.
public sealed interface HeadKind
    permits LinearHead, MlpHead, BoostedHead, NeighbourHead, BalancedHead, CalibratedHead {
  /// What rows a kind wants.
  enum Input {
    /// [Components] of features: on one scale, without gaps.
    COMPONENTS,
    /// Features as they are, NaN where one is missing.
    FEATURES
  }

  /// What it is asked for by.
  String name();

  /// What it does, for those who read results.
  String words();

  /// What its rows are to be.
  Input input();

  /// Fits.
  ///
  /// @param seed of everything random in it; equal seeds give equal heads
  /// @throws IllegalArgumentException if the rows cannot be fitted on
  Head fit(Training training, long seed);

  /// All kinds, the published one first.
  static List<HeadKind> all() {
    return List.of(new LinearHead(), new MlpHead(), new BoostedHead(), new NeighbourHead());
  }

  /// The kind of a name.
  ///
  /// @throws UsageException if there is none, naming the nearest
  static HeadKind named(String name) {
    List<String> names = all().stream().map(HeadKind::name).toList();
    return all().stream()
        .filter(k -> k.name().equals(name.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(() ->
            new UsageException(
                "no head named '"
                    + name
                    + "'"
                    + Nearest.to(name, names).map(n -> "; did you mean " + n + "?").orElse(""),
                all().stream()
                    .map(k -> k.name() + ": " + k.words())
                    .collect(Collectors.joining("; ", "there are ", ""))));
  }
}
