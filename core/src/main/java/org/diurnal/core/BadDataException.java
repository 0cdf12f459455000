package org.diurnal.core;

/// A file or value is not what it should be; the message says which file and line. Exit code 3.
public final class BadDataException extends DiurnalException {
  private static final long serialVersionUID = 1L;

  /// @param what what is wrong and where
  /// @param cure what the user can do
  public BadDataException(String what, String cure) {
    super(what, cure, null);
  }

  /// @param what what is wrong and where
  /// @param cure what the user can do
  /// @param cause what brought it to light
  public BadDataException(String what, String cure, Throwable cause) {
    super(what, cure, cause);
  }

  @Override
  public int exitCode() {
    return 3;
  }
}
