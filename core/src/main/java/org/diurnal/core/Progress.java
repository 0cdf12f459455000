package org.diurnal.core;

/// Tells a waiting person how far a long task has come. Never part of the result.
public interface Progress {
  /// Says nothing.
  Progress SILENT = (done, total, detail) -> {};

  /// Reports the state; cheap to call often, the receiver decides how much to show.
  ///
  /// @param done units finished
  /// @param total units in all, or 0 if not known
  /// @param detail a few words, for example the loss
  void update(long done, long total, String detail);
}
