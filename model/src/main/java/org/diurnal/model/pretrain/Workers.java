package org.diurnal.model.pretrain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.diurnal.core.FailedException;
import org.diurnal.model.engine.Engine;

/// Threads that each compute with one native thread.
///
/// Jobs are dealt out in a fixed way (job i to worker i mod n), so that what each worker adds up,
/// and in which order, does not depend on timing.
public final class Workers implements AutoCloseable {
  private final List<ExecutorService> threads = new ArrayList<>();

  public Workers(int count) {
    for (int w = 0; w < count; w++) {
      ExecutorService thread =
          Executors.newSingleThreadExecutor(
              Thread.ofPlatform().name("diurnal-worker-" + w).daemon().factory());
      thread.execute(Engine::useOneThread);
      threads.add(thread);
    }
  }

  /// How many there are.
  public int count() {
    return threads.size();
  }

  /// Runs one job on every worker and waits for all, even when interrupted: a job may be using
  /// native memory that the caller frees next.
  ///
  /// @throws FailedException if the caller was interrupted; or whatever a job threw, the others'
  ///   failures suppressed in it. After all have ended in any case
  public void onEach(IntConsumer job) {
    List<Future<?>> running = new ArrayList<>();
    for (int w = 0; w < threads.size(); w++) {
      int worker = w;
      running.add(threads.get(w).submit(() -> job.accept(worker)));
    }
    List<RuntimeException> failures = new ArrayList<>();
    boolean interrupted = false;
    for (Future<?> f : running) {
      boolean ended = false;
      while (!ended) {
        try {
          f.get();
          ended = true;
        } catch (ExecutionException e) {
          failures.add(
              e.getCause() instanceof RuntimeException r
                  ? r
                  : new FailedException("a worker failed: " + e.getCause(), "see the log", e));
          ended = true;
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
      failures.add(new FailedException("interrupted while computing", "start again"));
    }
    if (!failures.isEmpty()) {
      RuntimeException first = failures.removeFirst();
      failures.forEach(first::addSuppressed);
      throw first;
    }
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdownNow);
  }
}
