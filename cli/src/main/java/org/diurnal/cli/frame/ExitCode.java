package org.diurnal.cli.frame;

/// What the process's exit code says; scripts rely on it.
public final class ExitCode {
  /// Done.
  public static final int OK = 0;

  /// Something failed: a full disk, a machine that lacks what is needed, a bug.
  public static final int FAILED = 1;

  /// The command, the environment or the configuration file asks for something that does not exist.
  public static final int USAGE = 2;

  /// A file or value is not what it should be.
  public static final int BAD_DATA = 3;

  /// A policy forbids it.
  public static final int REFUSED = 4;

  /// Ctrl-C or a termination signal, and the state was saved.
  public static final int INTERRUPTED = 130;

  private ExitCode() {}
}
