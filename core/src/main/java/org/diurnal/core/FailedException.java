package org.diurnal.core;

/// Something went wrong that neither the command nor the data is to blame for. Exit code 1.
public final class FailedException extends DiurnalException {
  private static final long serialVersionUID = 1L;

  /// @param what what is wrong and where
  /// @param cure what the user can do
  public FailedException(String what, String cure) {
    super(what, cure, null);
  }

  /// @param what what is wrong and where
  /// @param cure what the user can do
  /// @param cause what brought it to light
  public FailedException(String what, String cure, Throwable cause) {
    super(what, cure, cause);
  }

  @Override
  public int exitCode() {
    return 1;
  }
}
