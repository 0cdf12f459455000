package org.diurnal.core;

/// What went wrong, where, and what to do about it; each kind has its own exit code.
public abstract sealed class DiurnalException extends RuntimeException
    permits UsageException, BadDataException, RefusedException, FailedException {
  private static final long serialVersionUID = 1L;
  private final String cure;

  DiurnalException(String what, String cure, @org.jspecify.annotations.Nullable Throwable cause) {
    super(what, cause);
    this.cure = cure;
  }

  /// What the user can do, a sentence without a full stop.
  public String cure() {
    return cure;
  }

  /// The process's exit code: 1 failed, 2 usage, 3 bad data, 4 refused by policy.
  public abstract int exitCode();
}
