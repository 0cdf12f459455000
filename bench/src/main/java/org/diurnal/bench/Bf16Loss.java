package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Progress;
import org.diurnal.data.curation.ChannelStatistics;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelSize;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.pretrain.DaySource;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.model.pretrain.Trainer;
import org.diurnal.model.pretrain.Workers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Do bf16 and fp32 learn alike? Loss curves from the same weights, days and masks, beside what
/// another seed changes: once of the first weights alone (same days, same masks: the stricter
/// yardstick), once of everything.
@Command(name = "bf16-loss", sortOptions = false)
public final class Bf16Loss implements Callable<Integer> {
  private static final int WINDOW = 25;

  @Option(names = "--export", description = "A Fitabase export; without it, simulated days.")
  Optional<Path> export = Optional.empty();

  @Option(names = "--size", description = "Network size.")
  ModelSize size = ModelSize.XXS;

  @Option(names = "--steps", description = "Training steps.")
  int steps = 500;

  @Option(names = "--batch", description = "Days a step.")
  int batch = 32;

  @Option(names = "--workers", description = "Threads.")
  int workers = Math.min(2, Runtime.getRuntime().availableProcessors());

  @Option(names = "--out", description = "Folder for bf16-loss.csv and bf16-loss.svg.")
  Optional<Path> out = Optional.empty();

  private String command = "";

  public static void main(String[] args) {
    Bf16Loss bench = new Bf16Loss();
    bench.command = "./bench/bf16-loss " + String.join(" ", args);
    System.exit(new CommandLine(bench).setCaseInsensitiveEnumValuesAllowed(true).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<NormalizedDay> days =
        export.isPresent() ? real(export.get()) : List.of(RandomDays.of(400, 3, 1).days());
    Map<String, double[]> curves = new LinkedHashMap<>();
    curves.put("fp32", smooth(losses(days, Precision.FP32, 1, 1)));
    curves.put("bf16", smooth(losses(days, Precision.BF16, 1, 1)));
    curves.put("fp32_other_weights", smooth(losses(days, Precision.FP32, 2, 1)));
    curves.put("fp32_other_seed", smooth(losses(days, Precision.FP32, 2, 2)));
    double[] base = curves.values().iterator().next();
    List<String> differences = new ArrayList<>();
    curves.forEach((name, curve) -> {
      if (curve != base) {
        differences.add(String.format(Locale.ROOT, "%s %.5f", name, difference(base, curve)));
      }
    });
    String summary =
        "mean absolute difference from fp32 of the loss smoothed over "
            + WINDOW
            + " steps: "
            + String.join(", ", differences)
            + String.format(Locale.ROOT, " (fp32 ends at %.4f)", base[base.length - 1]);
    System.out.println(summary);
    if (out.isPresent()) {
      Files.createDirectories(out.get());
      String head = "# " + command.trim() + "\n# " + days.size() + " days\n# " + summary + "\n";
      DurableFiles.write(out.get().resolve("bf16-loss.csv"), head + csv(curves));
      DurableFiles.write(
          out.get().resolve("bf16-loss.svg"), CurvePlot.svg(curves, summary, WINDOW));
    }
    return 0;
  }

  private double[] losses(
      List<NormalizedDay> days, Precision precision, long weightSeed, long seed) {
    PretrainSettings settings =
        new PretrainSettings(
            steps,
            batch,
            Math.ceilDiv(batch, workers),
            3e-3,
            1e-4,
            0.05,
            1,
            precision,
            workers,
            seed,
            MaskSettings.DEFAULT,
            1,
            steps,
            steps);
    double[] losses = new double[steps];
    int channels = days.getFirst().observed().length;
    try (Workers pool = new Workers(workers);
        Model model = Model.initialize(size.config(channels), precision, weightSeed);
        Trainer trainer = new Trainer(model, new Listed(days), settings, pool)) {
      for (int s = 0; s < steps; s++) {
        losses[s] = trainer.step(s + 1).loss();
      }
    }
    return losses;
  }

  private record Listed(List<NormalizedDay> days) implements DaySource {
    @Override
    public int size() {
      return days.size();
    }

    @Override
    public NormalizedDay day(int index) {
      return days.get(index);
    }
  }

  private List<NormalizedDay> real(Path folder) throws IOException {
    Path work = Files.createTempDirectory("diurnal-bf16-loss");
    try {
      DatasetImport.run(
          new FitabaseImporter(),
          folder,
          ImportOptions.defaults(),
          work.resolve("dataset"),
          command,
          Progress.SILENT);
      Dataset dataset = Dataset.open(work.resolve("dataset"));
      Preprocessor preprocessor =
          new Preprocessor(
              ChannelStatistics.estimate(dataset, dataset.people()).applyTo(dataset.schema()),
              Preprocessor.CLIP);
      List<NormalizedDay> days = new ArrayList<>();
      dataset.forEachDay(d -> {
        if (d.missingShare() <= 0.8) {
          days.add(preprocessor.normalize(d));
        }
      });
      return days;
    } finally {
      try (Stream<Path> all = Files.walk(work)) {
        for (Path p : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    }
  }

  /// The mean over a window that ends at each step; the curve begins at the first full one.
  private static double[] smooth(double[] losses) {
    double[] smoothed = new double[Math.max(1, losses.length - WINDOW + 1)];
    for (int i = 0; i < smoothed.length; i++) {
      int n = Math.min(WINDOW, losses.length);
      for (int j = 0; j < n; j++) {
        smoothed[i] += losses[i + j] / n;
      }
    }
    return smoothed;
  }

  private static double difference(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    return sum / a.length;
  }

  private static String csv(Map<String, double[]> curves) {
    StringBuilder csv = new StringBuilder("step," + String.join(",", curves.keySet()) + "\n");
    int n = curves.values().iterator().next().length;
    for (int i = 0; i < n; i++) {
      csv.append(i + WINDOW);
      for (double[] curve : curves.values()) {
        csv.append(String.format(Locale.ROOT, ",%.5f", curve[i]));
      }
      csv.append('\n');
    }
    return csv.toString();
  }
}
