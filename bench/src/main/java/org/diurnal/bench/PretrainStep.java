package org.diurnal.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.model.engine.Engine;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.ModelSize;
import org.diurnal.model.network.TokenBatch;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.model.pretrain.Trainer;
import org.diurnal.model.pretrain.Workers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A training step beside all of its own matrix products alone, in the same library, on the same
/// workers, in the same run: steps and products take turns, so that a busy machine disturbs both.
///
/// GFLOP/s counts matrix products alone (see [Product]). The ceiling is what the library reaches on
/// exactly these products, each as often as the step makes it. The other parts are timed alone as
/// well; what is left (copies, casts, the autograd graph, waiting for the other worker) is the
/// difference.
@Command(name = "pretrain-step", sortOptions = false)
public final class PretrainStep implements Callable<Integer> {
  @Option(names = "--sizes", split = ",", description = "Network sizes.")
  List<ModelSize> sizes = List.of(ModelSize.XXS, ModelSize.XS, ModelSize.S);

  @Option(names = "--precisions", split = ",", description = "Formats of the step's products.")
  List<String> precisions = Engine.hasHardwareBf16() ? List.of("bf16", "fp32") : List.of("fp32");

  @Option(names = "--channels", description = "Channels of the schema; 72 tokens each.")
  int channels = 34;

  @Option(names = "--batch", description = "Days a step.")
  int batch = 4;

  @Option(names = "--micro", description = "Days a micro-batch.")
  int micro = 1;

  @Option(names = "--workers", description = "Threads.")
  int workers = Math.min(2, Runtime.getRuntime().availableProcessors());

  @Option(names = "--repetitions", description = "Measured steps.")
  int repetitions = 7;

  @Option(names = "--out", description = "Write the results here as JSON.")
  Optional<Path> out = Optional.empty();

  /// One row of the result. Seconds are medians over the repetitions; a rate is the median of each
  /// repetition's own rate, a ratio the median of each repetition's own ratio.
  ///
  /// @param ratioCpu the same ratio from the workers' processor time, which other programs on the
  ///   machine disturb less and which does not count waiting
  /// @param shares of the workers' processor time of a step
  record Row(
      String size,
      String precision,
      int tokens,
      double secondsPerStep,
      double samplesPerSecond,
      double tokensPerSecond,
      double gflopPerStep,
      double gflopPerSecond,
      double ceilingBf16,
      double ceilingFp32,
      double ratio,
      double ratioCpu,
      Map<String, Double> shares) {}

  record Result(String command, Map<String, String> machine, String loadAtEnd, List<Row> rows) {}

  public static void main(String[] args) {
    PretrainStep bench = new PretrainStep();
    bench.command = "./bench/pretrain-step " + String.join(" ", args);
    System.exit(new CommandLine(bench).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  private String command = "";

  @Override
  public Integer call() throws Exception {
    Map<String, String> machine = Machine.describe();
    machine.forEach((k, v) -> System.out.println(k + ": " + v));
    System.out.printf("batch %d, micro-batch %d, workers %d%n%n", batch, micro, workers);
    System.out.println(
        "size prec  s/step samples/s tokens/s GFLOP/step GFLOP/s ceiling(bf16/fp32) ratio ratio(cpu)");
    List<Row> rows = new ArrayList<>();
    for (ModelSize size : sizes) {
      for (String precision : precisions) {
        Row row = measure(size, Precision.valueOf(precision.toUpperCase(Locale.ROOT)));
        rows.add(row);
        print(row);
      }
    }
    if (out.isPresent()) {
      DurableFiles.write(
          out.get(), Json.text(new Result(command.trim(), machine, Machine.load(), rows)));
    }
    return 0;
  }

  private Row measure(ModelSize size, Precision precision) {
    ModelConfig config = size.config(channels);
    PretrainSettings settings =
        new PretrainSettings(
            1000,
            batch,
            micro,
            1e-4,
            1e-4,
            0.05,
            1,
            precision,
            workers,
            1,
            MaskSettings.DEFAULT,
            1,
            1000,
            1000);
    Medians seen = new Medians();
    try (Workers pool = new Workers(workers);
        Model model = Model.initialize(config, precision, 1);
        Trainer trainer = new Trainer(model, RandomDays.of(64, channels, 1), settings, pool)) {
      trainer.step(1);
      trainer.step(2);
      for (int step = 3; step < 3 + repetitions; step++) {
        once(trainer, pool, config, model.parameters().size(), precision, step, seen);
      }
    }
    double seconds = seen.of("seconds");
    return new Row(
        size.name(),
        precision.name(),
        config.tokens(),
        seconds,
        batch / seconds,
        batch / seconds * config.tokens(),
        seen.of("gflop"),
        seen.of("rate"),
        seen.of("ceiling BF16"),
        seen.of("ceiling FP32"),
        seen.of("ratio"),
        seen.of("ratioCpu"),
        seen.startingWith("share "));
  }

  private void once(
      Trainer trainer,
      Workers pool,
      ModelConfig config,
      long parameters,
      Precision precision,
      int step,
      Medians seen) {
    Watch assembly = new Watch();
    assembly.start();
    List<TokenBatch> batches = trainer.batches(step);
    assembly.stop();
    double gflop =
        batches.stream().mapToDouble(b -> Product.flop(Product.of(config, b))).sum() / 1e9;
    double cpuFrom = Watch.workersCpu();
    long from = System.nanoTime();
    Watch main = new Watch();
    main.start();
    Trainer.StepResult taken = trainer.step(step);
    main.stop();
    double serial = Watch.together(new Watch[] {main}).cpu();
    double seconds = (System.nanoTime() - from) / 1e9;
    double cpu = Watch.workersCpu() - cpuFrom + serial;
    seen.note("seconds", seconds);
    seen.note("gflop", gflop);
    seen.note("rate", gflop / seconds);
    EnumMap<Precision, Alone.Spent> alone = new EnumMap<>(Precision.class);
    for (Precision p : List.of(Precision.BF16, Precision.FP32)) {
      if (p == Precision.FP32 || p == precision || Engine.hasHardwareBf16()) {
        alone.put(p, Alone.products(pool, config, batches, p));
        seen.note("ceiling " + p, gflop / alone.get(p).wall());
      }
    }
    Alone.Spent products = alone.get(precision);
    if (products == null || !Double.isFinite(taken.loss())) {
      throw new IllegalStateException("step " + step + " was not measured");
    }
    seen.note("ratio", products.wall() / seconds);
    seen.note("ratioCpu", products.cpu() / cpu);
    seen.note("share matrix products", products.cpu() / cpu);
    double rest = 1 - products.cpu() / cpu;
    for (var e : Alone.parts(pool, config, batches, parameters, precision).entrySet()) {
      seen.note("share " + e.getKey().label(), e.getValue().cpu() / cpu);
      rest -= e.getValue().cpu() / cpu;
    }
    double java = Watch.together(new Watch[] {assembly}).cpu();
    seen.note("share optimiser, gradient sum and norm, drawing masks", serial / cpu);
    seen.note("share batch assembly (Java)", java / cpu);
    seen.note(
        "share copies, head layout, bias, graph, JNI (the rest)", rest - (java + serial) / cpu);
  }

  private static void print(Row r) {
    System.out.printf(
        Locale.ROOT,
        "%-4s %-4s %7.3f %9.2f %8.0f %10.1f %7.1f %9.1f /%7.1f %6.1f%% %8.1f%%%n",
        r.size(),
        r.precision().toLowerCase(Locale.ROOT),
        r.secondsPerStep(),
        r.samplesPerSecond(),
        r.tokensPerSecond(),
        r.gflopPerStep(),
        r.gflopPerSecond(),
        r.ceilingBf16(),
        r.ceilingFp32(),
        100 * r.ratio(),
        100 * r.ratioCpu());
    r.shares()
        .forEach((k, v) -> System.out.printf(Locale.ROOT, "          %5.1f %%  %s%n", 100 * v, k));
  }
}
