package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diurnal.core.DurableFiles;
import org.diurnal.model.engine.Engine;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelSize;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.model.pretrain.Trainer;
import org.diurnal.model.pretrain.Workers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Memory over many training steps: is it flat?
///
/// Resident memory is what the system counts for the whole process; native is what is in use by
/// glibc's own books, tensors and everything else that was allocated and not freed; the heap is
/// taken as it is, garbage included. The slope is a least-squares line over the second half of the
/// samples, so that start-up, the just-in-time compiler and malloc's first growth stay out of it.
@Command(name = "memory", sortOptions = false)
public final class MemoryBench implements Callable<Integer> {
  @Option(names = "--size", description = "Network size.")
  ModelSize size = ModelSize.XXS;

  @Option(names = "--channels", description = "Channels of the schema.")
  int channels = 3;

  @Option(names = "--steps", description = "Training steps.")
  int steps = 2000;

  @Option(names = "--every", description = "Steps between samples.")
  int every = 50;

  @Option(names = "--batch", description = "Days a step.")
  int batch = 2;

  @Option(names = "--workers", description = "Threads.")
  int workers = Math.min(2, Runtime.getRuntime().availableProcessors());

  @Option(names = "--out", description = "Write the samples here as CSV.")
  Optional<Path> out = Optional.empty();

  private String command = "";

  private record Sample(long step, double residentMb, double nativeMb, double heapMb) {}

  public static void main(String[] args) {
    MemoryBench bench = new MemoryBench();
    bench.command = "./bench/memory " + String.join(" ", args);
    System.exit(new CommandLine(bench).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    StringBuilder csv = new StringBuilder("# " + command.trim() + "\n");
    Machine.describe()
        .forEach((k, v) -> csv.append("# ").append(k).append(": ").append(v).append('\n'));
    csv.append("step,resident_mb,native_mb,heap_mb\n");
    List<Sample> samples = run();
    for (Sample s : samples) {
      csv.append(
          String.format(
              Locale.ROOT, "%d,%.1f,%.1f,%.1f%n", s.step, s.residentMb, s.nativeMb, s.heapMb));
    }
    List<Sample> half = samples.subList(samples.size() / 2, samples.size());
    String summary =
        String.format(
            Locale.ROOT,
            "steps %d to %d: resident %.1f to %.1f MB, slope %+.4f MB a step; native %.1f to %.1f MB,"
                + " slope %+.4f MB a step",
            half.getFirst().step,
            half.getLast().step,
            half.getFirst().residentMb,
            half.getLast().residentMb,
            slope(half, true),
            half.getFirst().nativeMb,
            half.getLast().nativeMb,
            slope(half, false));
    csv.append("# ").append(summary).append('\n');
    System.out.print(csv);
    if (out.isPresent()) {
      DurableFiles.write(out.get(), csv.toString());
    }
    return 0;
  }

  private List<Sample> run() throws IOException {
    Precision precision = Engine.hasHardwareBf16() ? Precision.BF16 : Precision.FP32;
    PretrainSettings settings =
        new PretrainSettings(
            steps,
            batch,
            Math.ceilDiv(batch, workers),
            1e-3,
            1e-4,
            0.05,
            1,
            precision,
            workers,
            1,
            MaskSettings.DEFAULT,
            1,
            steps,
            steps);
    List<Sample> samples = new ArrayList<>();
    try (Workers pool = new Workers(workers);
        Model model = Model.initialize(size.config(channels), precision, 1);
        Trainer trainer = new Trainer(model, RandomDays.of(256, channels, 1), settings, pool)) {
      for (int step = 1; step <= steps; step++) {
        trainer.step(step);
        if (step % every == 0) {
          samples.add(sample(step));
        }
      }
    }
    return samples;
  }

  private static Sample sample(long step) throws IOException {
    Runtime r = Runtime.getRuntime();
    return new Sample(
        step,
        resident() / 1e6,
        MallocBook.bytesInUse() / 1e6,
        (r.totalMemory() - r.freeMemory()) / 1e6);
  }

  private static double resident() throws IOException {
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(l -> l.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow(() -> new IOException("/proc/self/status has no VmRSS line"));
    return 1024.0 * Long.parseLong(line.replaceAll("[^0-9]", ""));
  }

  private static double slope(List<Sample> samples, boolean resident) {
    double n = samples.size();
    double sx = 0;
    double sy = 0;
    double sxx = 0;
    double sxy = 0;
    for (Sample s : samples) {
      double y = resident ? s.residentMb : s.nativeMb;
      sx += s.step;
      sy += y;
      sxx += (double) s.step * s.step;
      sxy += s.step * y;
    }
    return (n * sxy - sx * sy) / (n * sxx - sx * sx);
  }
}
