package org.diurnal.cli.architecture.broken.data.store;

/// What a verb must not open by itself.
public final class Dataset {
  private Dataset() {}

  /// Opens nothing.
  public static Dataset open() {
    return new Dataset();
  }
}
