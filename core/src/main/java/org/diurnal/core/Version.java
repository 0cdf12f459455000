package org.diurnal.core;

/// The program's version.
public final class Version {
  private Version() {}

  /// For example `0.1.0-SNAPSHOT`.
  public static String current() {
    return "0.1.0-SNAPSHOT";
  }
}
