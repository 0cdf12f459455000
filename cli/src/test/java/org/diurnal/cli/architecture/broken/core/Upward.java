package org.diurnal.cli.architecture.broken.core;

import org.diurnal.cli.architecture.broken.model.Downward;

/// Core must not know the model; and the two make a cycle.
public final class Upward {
  private Upward() {}

  /// An arrow that runs up.
  public static int up() {
    return Downward.down(0);
  }
}
