package org.diurnal.cli.architecture.broken.cli;

import org.diurnal.cli.architecture.broken.data.store.Dataset;

/// Opens a dataset and says nothing of whose it is.
public final class SilentVerb {
  private SilentVerb() {}

  /// Opens it.
  public static Dataset run() {
    return Dataset.open();
  }
}
