package org.diurnal.core;

/// The command was given something it cannot take. Exit code 2.
public final class UsageException extends DiurnalException {
  private static final long serialVersionUID = 1L;

  /// @param what what is wrong and where
  /// @param cure what the user can do
  public UsageException(String what, String cure) {
    super(what, cure, null);
  }

  /// @param what what is wrong and where
  /// @param cure what the user can do
  /// @param cause what brought it to light
  public UsageException(String what, String cure, Throwable cause) {
    super(what, cure, cause);
  }

  @Override
  public int exitCode() {
    return 2;
  }
}
