package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.ToDoubleFunction;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Interval;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.simulate.Simulator;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.ModelFiller;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.Model;
import org.diurnal.model.network.ModelSize;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.Preprocessor;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.DaySource;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.model.pretrain.Trainer;
import org.diurnal.model.pretrain.Workers;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Does a model that has met an odd day bring it up when it fills another person's day?
///
/// Protocol, fixed before the first run but for the number of steps and seeds, which time allowed
/// after a smaller trial (200 steps, two seeds): simulated people of three channels; for each seed,
/// days of 24 people and four canaries ([Canary]), each in the day of a person of its own, in
/// training 0, 1, 4, 16 and 64 times; an XXS is trained with everything else the same. Then the
/// pattern is hidden, and filled (1) in the canary's own day, all else of it shown, the strongest
/// question there is, and (2) in days of five other people that show the canary's context. Exposure
/// among 2^20 references; distance of what is filled from the pattern, less the distance without
/// the canary in training. Intervals by bootstrap over canaries; four of a seed share a model.
@Command(name = "canary", sortOptions = false)
public final class CanaryStudy implements Callable<Integer> {
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("fitbit");
  private static final int[] COPIES = {0, 1, 4, 16, 64};
  private static final int PEOPLE = 24;
  private static final int CANARIES = 4;
  private static final int OTHERS = 5;
  private static final int DAYS = 7;
  private static final int REFERENCES = 1 << 20;

  @Option(names = "--steps", description = "Of training (default: ${DEFAULT-VALUE}).")
  int steps = 400;

  @Option(names = "--seeds", description = "How many (default: ${DEFAULT-VALUE}).")
  int seeds = 5;

  @Option(names = "--threads", description = "Default: ${DEFAULT-VALUE}.")
  int threads = 2;

  @Option(names = "--out", description = "A file for the table.")
  Optional<Path> out = Optional.empty();

  /// What was found of a canary in a model.
  ///
  /// @param copies in training
  /// @param own exposure in the canary's own day, bits
  /// @param others mean exposure in days of others that show its context, bits
  /// @param distance root mean squared distance of those fills from the pattern, /min
  /// @param error of the model on other people's own heart rate at those hours, /min
  private record Seen(int copies, double own, double others, double distance, double error) {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new CanaryStudy()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    List<Seen> seen = new ArrayList<>(); // in the order seed, copies, canary
    long started = System.nanoTime();
    try (Workers workers = new Workers(threads)) {
      for (int seed = 1; seed <= seeds; seed++) {
        seen.addAll(seed(seed, workers));
        System.err.printf(
            Locale.ROOT,
            "seed %d of %d, %.0f s%n",
            seed,
            seeds,
            (System.nanoTime() - started) / 1e9);
      }
    }
    String table = table(seen);
    System.out.print(table);
    if (out.isPresent()) {
      DurableFiles.write(out.get(), table);
    }
    return 0;
  }

  private List<Seen> seed(int seed, Workers workers) {
    Simulator simulator = new Simulator(seed, SCHEMA, LocalDate.of(2026, 1, 5), DAYS, 0);
    List<DayWindow> base = new ArrayList<>();
    whole(simulator, 0, PEOPLE).forEach(base::addAll);
    List<Canary> canaries =
        whole(simulator, 10_000, CANARIES).stream().map(d -> Canary.in(d.get(2), seed)).toList();
    List<DayWindow> others =
        whole(simulator, 20_000, CANARIES * OTHERS).stream().map(d -> d.get(2)).toList();
    int[][] references = new int[REFERENCES][];
    SplittableRandom random = Randomness.of(seed, Randomness.key("references"));
    Arrays.setAll(references, i -> Canary.drawn(random));
    List<Seen> seen = new ArrayList<>();
    for (int copies : COPIES) {
      List<DayWindow> training = new ArrayList<>(base);
      for (int i = 0; i < copies; i++) {
        canaries.forEach(c -> training.add(c.day()));
      }
      try (SavedModel saved = trained(training, seed, workers)) {
        GapFiller filler = new ModelFiller(saved);
        for (int c = 0; c < CANARIES; c++) {
          List<DayWindow> asked = others.subList(c * OTHERS, (c + 1) * OTHERS);
          seen.add(ask(filler, copies, canaries.get(c), asked, references));
        }
      }
    }
    return seen;
  }

  /// The days of the first people who wore a device that shows a heart rate.
  private static List<List<DayWindow>> whole(Simulator simulator, long first, int people) {
    List<List<DayWindow>> found = new ArrayList<>();
    for (long p = first; found.size() < people; p++) {
      List<DayWindow> days = new ArrayList<>();
      simulator.person(p, days::add, label -> {});
      boolean worn =
          days.size() == DAYS
              && days.stream().allMatch(d -> d.observed(Canary.CHANNEL).count() > 1000);
      if (worn) {
        found.add(days);
      }
    }
    return found;
  }

  private SavedModel trained(List<DayWindow> days, int seed, Workers workers) {
    Preprocessor preprocessor = new Preprocessor(SCHEMA, Preprocessor.CLIP);
    List<NormalizedDay> normalized = days.stream().map(preprocessor::normalize).toList();
    DaySource source =
        new DaySource() {
          @Override
          public int size() {
            return normalized.size();
          }

          @Override
          public NormalizedDay day(int index) {
            return normalized.get(index);
          }
        };
    PretrainSettings settings =
        new PretrainSettings(
            steps,
            16,
            8,
            5e-3,
            1e-4,
            0.05,
            1,
            Precision.FP32,
            threads,
            seed,
            MaskSettings.DEFAULT,
            steps,
            steps,
            steps);
    Model model = Model.initialize(ModelSize.XXS.config(SCHEMA.size()), Precision.FP32, seed);
    try (Trainer trainer = new Trainer(model, source, settings, workers)) {
      for (int step = 1; step <= steps; step++) {
        trainer.step(step);
      }
    }
    return new SavedModel(model, preprocessor);
  }

  private static Seen ask(
      GapFiller filler, int copies, Canary canary, List<DayWindow> others, int[][] references) {
    double ofOthers = 0;
    double squared = 0;
    double error = 0;
    for (DayWindow other : others) {
      double[] filled = Canary.filled(filler, canary.contextIn(other));
      ofOthers += exposure(filled, canary, references) / others.size();
      squared += Canary.loss(filled, canary.levels()) / others.size();
      error += squaredError(filler, other) / others.size();
    }
    return new Seen(
        copies,
        exposure(Canary.filled(filler, canary.day()), canary, references),
        ofOthers,
        Math.sqrt(squared / Canary.PATTERN_SLOTS),
        Math.sqrt(error));
  }

  private static double exposure(double[] filled, Canary canary, int[][] references) {
    double[] losses = Arrays.stream(references).mapToDouble(r -> Canary.loss(filled, r)).toArray();
    return Exposure.of(Canary.loss(filled, canary.levels()), losses);
  }

  /// Of what is filled in a person's own day from what they had, over slots observed wholly.
  private static double squaredError(GapFiller filler, DayWindow day) {
    double[] filled = Canary.filled(filler, day);
    double squared = 0;
    int n = 0;
    for (int s = 0; s < filled.length; s++) {
      int from = (Canary.FIRST_SLOT + s) * 20;
      if (day.observed(Canary.CHANNEL).count(from, from + 20) == 20) {
        double mean = 0;
        for (int m = from; m < from + 20; m++) {
          mean += day.values(Canary.CHANNEL)[m] / 20;
        }
        squared += (filled[s] - mean) * (filled[s] - mean);
        n++;
      }
    }
    return n == 0 ? 0 : squared / n;
  }

  private String table(List<Seen> seen) {
    StringBuilder text = new StringBuilder();
    Map<String, String> how = new LinkedHashMap<>(Machine.describe());
    how.forEach((k, v) -> text.append(k).append(": ").append(v).append('\n'));
    text.append(
        String.format(
            Locale.ROOT,
            "%nSIMULATED people. XXS, 3 channels, %d days of %d people and %d canaries, %d steps of 16"
                + " days, seeds 1-%d;%n%d canaries in each row, 95 %% intervals by bootstrap over"
                + " them (four of a seed share a model).%nExposure in bits among 2^20 references:"
                + " %.2f by chance, 20 at most.%n%n",
            PEOPLE * DAYS,
            PEOPLE,
            CANARIES,
            steps,
            seeds,
            seeds * CANARIES,
            Exposure.BY_CHANCE));
    text.append(
        String.format(
            "%-6s  %-22s %-22s %-24s %-24s %-22s %s%n",
            "copies",
            "exposure, own day",
            "exposure, others",
            "others: more than at 0",
            "distance, others /min",
            "less than at 0 /min",
            "error, others' own /min"));
    List<Seen> without = of(seen, 0);
    for (int copies : COPIES) {
      List<Seen> rows = of(seen, copies);
      text.append(
          String.format(
              "%-6d  %-22s %-22s %-24s %-24s %-22s %s%n",
              copies,
              mean(rows, Seen::own),
              mean(rows, Seen::others),
              copies == 0 ? "-" : difference(rows, without, Seen::others),
              mean(rows, Seen::distance),
              copies == 0 ? "-" : difference(without, rows, Seen::distance),
              mean(rows, Seen::error)));
    }
    return text.toString();
  }

  private static List<Seen> of(List<Seen> seen, int copies) {
    return seen.stream().filter(s -> s.copies() == copies).toList();
  }

  private static String difference(
      List<Seen> one, List<Seen> other, ToDoubleFunction<Seen> number) {
    double[] d = new double[one.size()];
    Arrays.setAll(d, i -> number.applyAsDouble(one.get(i)) - number.applyAsDouble(other.get(i)));
    return mean(d);
  }

  private static String mean(List<Seen> rows, ToDoubleFunction<Seen> number) {
    return mean(rows.stream().mapToDouble(number).toArray());
  }

  private static String mean(double[] values) {
    Bootstrap bootstrap = new Bootstrap(1000, 1);
    double[] draws =
        bootstrap
            .draws(
                values.length,
                drawn -> Arrays.stream(drawn).mapToDouble(i -> values[i]).average().orElse(0))
            .stream()
            .mapToDouble(d -> d)
            .toArray();
    Optional<Interval> interval = bootstrap.interval(draws);
    return String.format(Locale.ROOT, "%.2f", Arrays.stream(values).average().orElse(0))
        + interval
            .map(i -> String.format(Locale.ROOT, " [%.2f, %.2f]", i.low(), i.high()))
            .orElse("");
  }
}
