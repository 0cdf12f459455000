package org.diurnal.model.engine;

import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;

/// The lifetime of native memory: every tensor made while a scope is open on this thread is freed
/// when it closes, except those [Tensor#keep] was called on. Scopes nest.
public final class Scope implements AutoCloseable {
  private final PointerScope pointers;
  private final AutoGradMode gradients;

  private Scope(boolean recordGradients) {
    Engine.start();
    gradients = new AutoGradMode(recordGradients); // before, so that it is not the scope's own
    pointers = new PointerScope();
  }

  /// A scope in which operations are recorded for [Tensor#backward].
  public static Scope training() {
    return new Scope(true);
  }

  /// A scope in which nothing is recorded.
  public static Scope inference() {
    return new Scope(false);
  }

  @Override
  public void close() {
    pointers.close();
    gradients.close();
  }
}
