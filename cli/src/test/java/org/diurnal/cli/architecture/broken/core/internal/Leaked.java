package org.diurnal.cli.architecture.broken.core.internal;

/// Public although internal.
public final class Leaked {
  private Leaked() {}
}
