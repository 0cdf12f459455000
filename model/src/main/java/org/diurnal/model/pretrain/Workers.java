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

  /// Runs one job on every worker and waits for all.
  ///
  /// @throws FailedException or whatever a job threw, after all have ended
  public void onEach(IntConsumer job) {
    List<Future<?>> running = new ArrayList<>();
    for (int w = 0; w < threads.size(); w++) {
      int worker = w;
      running.add(threads.get(w).submit(() -> job.accept(worker)));
    }
    RuntimeException failure = null;
    for (Future<?> f : running) {
      try {
        f.get();
      } catch (ExecutionException e) {
        failure =
            e.getCause() instanceof RuntimeException r
                ? r
                : new FailedException("a worker failed: " + e.getCause(), "see the log", e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failure = new FailedException("interrupted while computing", "start again", e);
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void close() {
    threads.forEach(ExecutorService::shutdownNow);
  }
}
