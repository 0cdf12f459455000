package org.diurnal.bench;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.diurnal.model.engine.Engine;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.engine.Tensor;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.Head;
import org.diurnal.tasks.heads.HeadKind;
import org.diurnal.tasks.heads.LinearProbe;
import org.diurnal.tasks.heads.Training;

/// Linear heads a second on 10,000 rows of 50 features, beside the time that the multiplications
/// they cannot do without would take at the speed of a large 64-bit matrix product of the same run.
///
/// What they cannot do without, for n rows of p features, c = p + 1 with the intercept: ridge, one
/// sum of products, n c (c + 1) / 2, whatever the number of penalties; logistic, one such sum and
/// five gradients of 2 n c; with the choice of a penalty, one of 4/5 of the rows and one of all,
/// and for each of seven penalties and the final fit three gradients.
public final class HeadsBench {
  private static final int ROWS = 10_000;
  private static final int FEATURES = 50;
  private static final int LARGE = 1024; // the product's rows and columns
  private static final int PRODUCTS = 10; // at a time
  private static final int ROUNDS = 5;
  private static final double SECONDS = 1;
  private static final double PENALTY = 0.01;

  /// A kind of fit.
  ///
  /// @param needed multiply-adds of one
  private record Case(String name, double needed, LongConsumer fit) {}

  /// What some threads did.
  private record Done(int heads, double seconds, double processorSeconds) {}

  private static final List<Training> TRAINING = trainings();

  private HeadsBench() {}

  /// @param args none
  public static void main(String[] args) throws InterruptedException, ExecutionException {
    Engine.start();
    List<Case> cases = cases();
    Medians medians = new Medians();
    for (int threads : new int[] {1, 2}) {
      run(threads, seed -> cases.forEach(c -> c.fit().accept(seed))); // compiles the code
      for (int r = 0; r < ROUNDS; r++) {
        Done product = run(threads, seed -> product());
        medians.note(
            "ceiling " + threads,
            PRODUCTS * Math.pow(LARGE, 3) * product.heads() / product.processorSeconds() / 1e9);
        for (Case c : cases) {
          Done done = run(threads, c.fit());
          medians.note("wall " + threads + c.name(), done.heads() / done.seconds());
          medians.note("processor " + threads + c.name(), done.processorSeconds() / done.heads());
        }
      }
    }
    Machine.describe().forEach((k, v) -> System.out.println(k + ": " + v));
    System.out.printf(
        Locale.ROOT,
        "%n%d rows, %d features; medians of %d rounds of %.0f s; a head's time is its thread's%n%n"
            + "%-28s %7s  %9s  %12s  %9s  %s%n",
        ROWS,
        FEATURES,
        ROUNDS,
        SECONDS,
        "head",
        "threads",
        "heads/s",
        "ms of a core",
        "needed ms",
        "ratio");
    for (int threads : new int[] {1, 2}) {
      double ceiling = medians.of("ceiling " + threads);
      for (Case c : cases) {
        double ms = 1e3 * medians.of("processor " + threads + c.name());
        double needed = c.needed() / ceiling / 1e6;
        System.out.printf(
            Locale.ROOT,
            "%-28s %7d  %9.1f  %12.2f  %9.2f  %.2f%n",
            c.name(),
            threads,
            medians.of("wall " + threads + c.name()),
            ms,
            needed,
            needed / ms);
      }
      System.out.printf(
          Locale.ROOT,
          "%-28s %7d  %.1f thousand million multiply-adds/s of a core%n",
          "ceiling: product of " + LARGE,
          threads,
          ceiling);
    }
    kinds();
  }

  /// Every kind that can be asked for by name, on one thread, the second time.
  private static void kinds() {
    Training t = yesOrNo();
    double[][] asked = Arrays.copyOf(t.rows(), ROWS / 5);
    System.out.printf("%n%-28s %9s  %s%n", "kind, yes or no", "fit ms", "ask a fifth, ms");
    for (HeadKind kind : HeadKind.all()) {
      kind.fit(t, 1).predict(asked); // compiles the code
      double begin = processorMs();
      Head head = kind.fit(t, 2);
      double fitted = processorMs();
      head.predict(asked);
      System.out.printf(
          Locale.ROOT, "%-28s %9.0f  %.0f%n", kind.name(), fitted - begin, processorMs() - fitted);
    }
  }

  private static double processorMs() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e6;
  }

  private static Training yesOrNo() {
    return TRAINING.get(1);
  }

  private static List<Training> trainings() {
    SplittableRandom random = new SplittableRandom(1);
    double[][] z = new double[ROWS][FEATURES];
    double[] amount = new double[ROWS];
    double[] yes = new double[ROWS];
    for (int i = 0; i < ROWS; i++) {
      for (int j = 0; j < FEATURES; j++) {
        z[i][j] = random.nextGaussian();
      }
      double s = z[i][0] - 0.5 * z[i][1];
      amount[i] = s + random.nextGaussian();
      yes[i] = random.nextDouble() < 1 / (1 + Math.exp(-s)) ? 1 : 0;
    }
    return List.of(Training.of(z, amount, Answer.QUANTITY), Training.of(z, yes, Answer.YES_OR_NO));
  }

  private static List<Case> cases() {
    Training quantity = TRAINING.getFirst();
    Training yesOrNo = yesOrNo();
    double c = FEATURES + 1;
    double products = ROWS * c * (c + 1) / 2;
    double gradient = 2 * ROWS * c;
    return List.of(
        new Case("ridge", products, seed -> LinearProbe.plain(quantity, PENALTY)),
        new Case("ridge, penalty chosen", products, seed -> new LinearProbe(seed).fit(quantity)),
        new Case("logistic", products + 5 * gradient, seed -> LinearProbe.plain(yesOrNo, PENALTY)),
        new Case(
            "logistic, penalty chosen",
            1.8 * products + 3 * (7 * 0.8 + 1) * gradient,
            seed -> new LinearProbe(seed).fit(yesOrNo)));
  }

  private static void product() {
    try (Scope s = Scope.inference()) {
      double[] values = new double[LARGE * LARGE];
      Arrays.fill(values, 0.5);
      Tensor m = Tensor.of(values, LARGE, LARGE);
      // Several, so that making the matrix counts for little.
      for (int k = 0; k < PRODUCTS; k++) {
        m.matmulWith(m);
      }
    }
  }

  private static Done run(int threads, LongConsumer work)
      throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      long begin = System.nanoTime();
      List<Future<Done>> running = new ArrayList<>();
      for (int t = 0; t < threads; t++) {
        long first = 1_000_000L * t;
        running.add(pool.submit(() -> alone(first, work)));
      }
      int heads = 0;
      double processor = 0;
      for (Future<Done> f : running) {
        heads += f.get().heads();
        processor += f.get().processorSeconds();
      }
      return new Done(heads, (System.nanoTime() - begin) / 1e9, processor);
    }
  }

  private static Done alone(long first, LongConsumer work) {
    Engine.useOneThread();
    long begin = System.nanoTime();
    long processor = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    int n = 0;
    while (n == 0 || System.nanoTime() - begin < SECONDS * 1e9) {
      work.accept(first + n++);
    }
    return new Done(
        n,
        (System.nanoTime() - begin) / 1e9,
        (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processor) / 1e9);
  }
}
