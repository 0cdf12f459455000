package org.diurnal.model.pretrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.diurnal.core.FailedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WorkersTest {
  private final Workers workers = new Workers(3);

  @AfterEach
  void close() {
    workers.close();
  }

  @Test
  void everyWorkerHasItsNumberAndAlwaysTheSameThread() {
    String[] first = new String[3];
    String[] second = new String[3];
    workers.onEach(w -> first[w] = Thread.currentThread().getName());
    workers.onEach(w -> second[w] = Thread.currentThread().getName());
    assertThat(workers.count()).isEqualTo(3);
    assertThat(first).doesNotContainNull().doesNotHaveDuplicates();
    assertThat(second).isEqualTo(first);
  }

  @Test
  void whatAJobThrowsComesOutWhenAllHaveEnded() {
    AtomicInteger ended = new AtomicInteger();
    IllegalStateException fault = new IllegalStateException("of worker 0");
    assertThatThrownBy(() ->
            workers.onEach(w -> {
              if (w == 0) {
                throw fault;
              }
              sleep(50);
              ended.incrementAndGet();
            }))
        .isSameAs(fault);
    assertThat(ended).hasValue(2);
  }

  @Test
  void noFailureIsLost() {
    Throwable thrown =
        catchThrowable(() ->
            workers.onEach(w -> {
              throw new IllegalStateException("worker " + w);
            }));
    assertThat(thrown).hasMessage("worker 0");
    assertThat(Arrays.stream(thrown.getSuppressed()).map(Throwable::getMessage))
        .containsExactly("worker 1", "worker 2");
  }

  @Test
  void anErrorBecomesAFailureWithItsCause() {
    assertThatThrownBy(() ->
            workers.onEach(w -> {
              if (w == 2) {
                throw new OutOfMemoryError("for a test");
              }
            }))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("for a test")
        .hasRootCauseInstanceOf(OutOfMemoryError.class);
  }

  @Test
  void workersGoOnAfterAFailure() {
    assertThatThrownBy(() ->
            workers.onEach(w -> {
              throw new IllegalStateException();
            }))
        .isInstanceOf(IllegalStateException.class);
    AtomicInteger done = new AtomicInteger();
    workers.onEach(w -> done.incrementAndGet());
    assertThat(done).hasValue(3);
  }

  @Test
  void anInterruptedCallerStillWaitsForJobsThatUseItsMemory() throws InterruptedException {
    CountDownLatch started = new CountDownLatch(3);
    CountDownLatch mayEnd = new CountDownLatch(1);
    AtomicInteger ended = new AtomicInteger();
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    AtomicInteger endedWhenThrown = new AtomicInteger(-1);
    AtomicReference<Boolean> flag = new AtomicReference<>(false);
    Thread caller =
        new Thread(() -> {
          thrown.set(
              catchThrowable(() ->
                  workers.onEach(w -> {
                    started.countDown();
                    await(mayEnd);
                    ended.incrementAndGet();
                  })));
          endedWhenThrown.set(ended.get());
          flag.set(Thread.currentThread().isInterrupted());
        });
    caller.start();
    started.await();
    caller.interrupt();
    caller.join(200);
    assertThat(caller.isAlive()).as("still waiting").isTrue();
    mayEnd.countDown();
    caller.join();
    assertThat(endedWhenThrown).hasValue(3);
    assertThat(thrown.get()).isInstanceOf(FailedException.class).hasMessageContaining("interrupt");
    assertThat(flag.get()).as("the thread's flag is set again").isTrue();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
