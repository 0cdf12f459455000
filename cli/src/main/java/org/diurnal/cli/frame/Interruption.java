package org.diurnal.cli.frame;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C as a wish instead of a cut: the work is asked to stop, saves its state, and returns
/// [ExitCode#INTERRUPTED].
///
/// A virtual machine that got SIGINT or SIGTERM runs its shutdown hooks while the other threads go
/// on. The hook here raises the flag and holds the shutdown until the verb has returned, for at
/// most a minute. Only for verbs that look ([Context#interruption()]); the others stop at once,
/// which is safe because finished files only appear whole.
public final class Interruption {
  private static final long PATIENCE_SECONDS = 60;
  private final CountDownLatch finished = new CountDownLatch(1);
  private volatile boolean requested;
  private volatile boolean watched;
  private volatile int code = ExitCode.FAILED;

  /// Whether the work should save and stop. Cheap: ask at every step.
  public boolean requested() {
    return requested;
  }

  /// Asks the work to stop, as the signal does.
  public void request() {
    requested = true;
  }

  /// To be called once by a process's main, before the work.
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "diurnal-interruption"));
  }

  /// The running verb promises to look.
  void watched() {
    watched = true;
  }

  /// The work has returned with this exit code, and its output is flushed.
  void finished(int exitCode) {
    code = exitCode;
    finished.countDown();
  }

  private void onShutdown() {
    if (finished.getCount() == 0) {
      return; // an ordinary exit
    }
    if (!watched) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
    }
    request();
    System.err.println("\ninterrupted: saving the state; kill -9 would lose it");
    try {
      if (!finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        System.err.println("error: the state could not be saved within " + PATIENCE_SECONDS + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(code);
  }
}
