package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Interval;
import org.diurnal.data.simulate.DeviceType;
import org.diurnal.data.simulate.Simulator;
import org.diurnal.data.store.DayVector;
import org.diurnal.model.embed.Embedder;
import org.diurnal.model.embed.Pooling;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.network.SavedModel;
import org.diurnal.tasks.features.Engineered;
import org.diurnal.tasks.truth.RobustnessIndex;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Do vectors know the person or the device? Simulated people whom the model has not seen, each
/// living the same days with every type of device.
///
/// Protocol, fixed before the first run: people numbered from 20,000 of the model's seed, 7 days,
/// no planted events; a person's vector as in `embed` (mean and standard deviation over days),
/// beside the engineered statistics made the same way. For each pair of device types
/// [RobustnessIndex], with a 95 % interval by bootstrap over people (1,000) of the mean over them.
@Command(name = "robustness", sortOptions = false)
public final class RobustnessStudy implements Callable<Integer> {
  @Option(names = "--model", required = true, description = "A model of simulated days.")
  Path model = Path.of("");

  @Option(names = "--people", description = "How many (default: ${DEFAULT-VALUE}).")
  int people = 150;

  @Option(names = "--first-person", description = "Default: ${DEFAULT-VALUE}.")
  long first = 20_000;

  @Option(names = "--days", description = "Days of each (default: ${DEFAULT-VALUE}).")
  int days = 7;

  @Option(names = "--seed", description = "Of the people (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(names = "--out", description = "A file for the table.")
  Optional<Path> out = Optional.empty();

  public static void main(String[] args) {
    System.exit(new CommandLine(new RobustnessStudy()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Map<DeviceType, double[][]> embedded = new EnumMap<>(DeviceType.class);
    Map<DeviceType, double[][]> engineered = new EnumMap<>(DeviceType.class);
    List<Long> whole = new ArrayList<>();
    try (SavedModel saved = SavedModel.open(model, Precision.FP32)) {
      Embedder embedder = new Embedder(saved, Pooling.MEAN);
      Simulator simulator =
          new Simulator(seed, saved.preprocessor().schema(), LocalDate.of(2026, 1, 5), days, 0);
      for (DeviceType d : DeviceType.values()) {
        embedded.put(d, new double[people][]);
        engineered.put(d, new double[people][]);
      }
      for (int p = 0; p < people; p++) {
        if (see(simulator, first + p, embedder, embedded, engineered, p)) {
          whole.add((long) p);
        }
      }
    }
    String table = table(whole, embedded, engineered);
    System.out.print(table);
    if (out.isPresent()) {
      DurableFiles.write(out.get(), table);
    }
    return 0;
  }

  /// Whether the person has a vector with every device.
  private static boolean see(
      Simulator simulator,
      long number,
      Embedder embedder,
      Map<DeviceType, double[][]> embedded,
      Map<DeviceType, double[][]> engineered,
      int at) {
    boolean all = true;
    for (DeviceType d : DeviceType.values()) {
      List<DayWindow> seen = new ArrayList<>();
      simulator.person(number, d, seen::add, label -> {});
      List<double[]> vectors =
          embedder.embed(seen).stream()
              .flatMap(Optional::stream)
              .map(DayVector::vector)
              .map(RobustnessStudy::doubles)
              .toList();
      all &= !vectors.isEmpty();
      if (!vectors.isEmpty()) {
        put(embedded, d, at, Engineered.overDays(vectors));
        put(engineered, d, at, Engineered.overDays(seen.stream().map(Engineered::of).toList()));
      }
    }
    return all;
  }

  private static void put(Map<DeviceType, double[][]> to, DeviceType d, int at, double[] x) {
    to.getOrDefault(d, new double[0][])[at] = x;
  }

  private static double[] doubles(float[] v) {
    double[] x = new double[v.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = v[i];
    }
    return x;
  }

  private static String table(
      List<Long> whole,
      Map<DeviceType, double[][]> embedded,
      Map<DeviceType, double[][]> engineered) {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%-11s %-11s %-12s %6s %6s %6s %6s  %s%n",
                "device",
                "device",
                "vectors",
                "people",
                "index",
                "low",
                "high",
                "partner nearest"));
    DeviceType[] types = DeviceType.values();
    for (int a = 0; a < types.length; a++) {
      for (int b = a + 1; b < types.length; b++) {
        text.append(line(types[a], types[b], "embedding", whole, embedded));
        text.append(line(types[a], types[b], Engineered.NAME, whole, engineered));
      }
    }
    return text.toString();
  }

  private static String line(
      DeviceType a, DeviceType b, String name, List<Long> whole, Map<DeviceType, double[][]> of) {
    RobustnessIndex r =
        RobustnessIndex.of(
            rows(whole, of, a),
            rows(whole, of, b),
            Collections.nCopies(whole.size(), a.name()),
            Collections.nCopies(whole.size(), b.name()));
    Bootstrap bootstrap = new Bootstrap(1000, 1);
    double[] each = r.perPerson();
    Optional<Interval> ci =
        bootstrap.interval(
            bootstrap
                .draws(
                    each.length,
                    drawn -> {
                      double sum = 0;
                      for (int i : drawn) {
                        sum += each[i];
                      }
                      return sum / each.length;
                    })
                .stream()
                .mapToDouble(v -> v)
                .toArray());
    return String.format(
        Locale.ROOT,
        "%-11s %-11s %-12s %6d %6.3f %6.3f %6.3f  %.3f%n",
        a.name().toLowerCase(Locale.ROOT),
        b.name().toLowerCase(Locale.ROOT),
        name,
        whole.size(),
        r.index(),
        ci.map(Interval::low).orElse(Double.NaN),
        ci.map(Interval::high).orElse(Double.NaN),
        r.first());
  }

  private static double[][] rows(
      List<Long> whole, Map<DeviceType, double[][]> of, DeviceType device) {
    double[][] all = of.getOrDefault(device, new double[0][]);
    return whole.stream().map(i -> all[Math.toIntExact(i)]).toArray(double[][]::new);
  }
}
