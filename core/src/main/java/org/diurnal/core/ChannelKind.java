package org.diurnal.core;

/// What values a channel takes.
public enum ChannelKind {
  /// A real number.
  CONTINUOUS,
  /// 0 or 1.
  BINARY
}
