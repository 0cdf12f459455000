package org.diurnal.core;

/// Something that a policy forbids. Exit code 4.
public final class RefusedException extends DiurnalException {
  private static final long serialVersionUID = 1L;

  /// @param what what is wrong and where
  /// @param cure what the user can do
  public RefusedException(String what, String cure) {
    super(what, cure, null);
  }

  /// @param what what is wrong and where
  /// @param cure what the user can do
  /// @param cause what brought it to light
  public RefusedException(String what, String cure, Throwable cause) {
    super(what, cure, cause);
  }

  @Override
  public int exitCode() {
    return 4;
  }
}
