package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetWriter;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.ModelFiller;
import org.diurnal.model.generation.SimpleBaselines;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.ModelConfig;
import org.diurnal.model.network.ModelSize;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.Extension;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.tasks.features.PersonDays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// A channel attached to a trained model, its body frozen, beside models trained anew with it.
///
/// Protocol, fixed before the first run: an XXS is pretrained without one channel for `--steps`
/// steps; then it takes that channel on ([Extension]) for a few steps. Beside it: trained anew with
/// all channels for those few steps, and for as many as both together. Same people, seed and batch.
/// Scored on test people: of the channel, half of the hours are hidden, the same for all; squared
/// error in z-units of the training people; the other channels' too, hidden likewise. The straight
/// line stands beside. Bootstrap over people (1,000).
@Command(name = "extend", sortOptions = false)
public final class ExtendStudy implements Callable<Integer> {
  private static final int HOUR = 60;

  @Option(names = "--data", required = true, description = "A dataset.")
  Path data = Path.of("");

  @Option(names = "--without", description = "The channel (default: ${DEFAULT-VALUE}).")
  String without = "heart_rate";

  @Option(names = "--steps", description = "Default: ${DEFAULT-VALUE}.")
  int steps = 600;

  @Option(names = "--few", description = "Steps with the channel (default: ${DEFAULT-VALUE}).")
  List<Integer> few = List.of(50, 200);

  @Option(names = "--seed", description = "Default: ${DEFAULT-VALUE}.")
  long seed = 1;

  @Option(names = "--threads", description = "Default: ${DEFAULT-VALUE}.")
  int threads = 2;

  @Option(names = "--out", description = "A file for the table.")
  Optional<Path> out = Optional.empty();

  /// Squared errors of a person.
  private record Person(double ofChannel, double minutes, double ofOthers, double otherMinutes) {}

  private record Row(String name, List<Person> people) {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new ExtendStudy()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Path work = Files.createTempDirectory("diurnal-extend-");
    List<Row> rows = new ArrayList<>();
    try {
      Dataset whole = Dataset.open(data);
      PersonSplit split = PersonSplit.of(whole, 0.2, 0.2, seed);
      int channel = whole.schema().indexOf(without).orElseThrow();
      Dataset part = part(whole, channel, work.resolve("part"));
      Path base = work.resolve("base");
      job(part, base, ModelSize.XXS.config(part.schema().size()), steps, 1e-4, split)
          .run(false, "bench/extend", Progress.SILENT, () -> false);
      ModelConfig all = ModelSize.XXS.config(whole.schema().size());
      try (SavedModel saved = SavedModel.open(base, Precision.FP32)) {
        String sha = Sha256.of(base.resolve(ModelFolder.WEIGHTS));
        for (int n : few) {
          Path extended = work.resolve("extended-" + n);
          job(whole, extended, Extension.config(saved, whole.schema()), n, 0, split)
              .extending(saved, sha)
              .run(false, "bench/extend", Progress.SILENT, () -> false);
          rows.add(new Row("attached, " + n + " steps", score(whole, extended, split, channel)));
          Path anew = work.resolve("anew-" + n);
          job(whole, anew, all, n, 1e-4, split)
              .run(false, "bench/extend", Progress.SILENT, () -> false);
          rows.add(new Row("anew, " + n + " steps", score(whole, anew, split, channel)));
        }
      }
      int full = steps + few.getLast();
      Path anew = work.resolve("anew-full");
      job(whole, anew, all, full, 1e-4, split)
          .run(false, "bench/extend", Progress.SILENT, () -> false);
      rows.add(new Row("anew, " + full + " steps", score(whole, anew, split, channel)));
      rows.add(new Row("straight line", line(whole, anew, split, channel)));
      String table = table(whole, rows, split);
      System.out.print(table);
      if (out.isPresent()) {
        DurableFiles.write(out.get(), table);
      }
    } finally {
      try (Stream<Path> walk = Files.walk(work)) {
        for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    }
    return 0;
  }

  /// The dataset without a channel.
  private static Dataset part(Dataset whole, int channel, Path folder) {
    List<Channel> kept = new ArrayList<>(whole.schema().channels());
    kept.remove(channel);
    SensorSchema schema = new SensorSchema("part", "all but one channel", kept);
    int[] from = IntStream.range(0, whole.schema().size()).filter(c -> c != channel).toArray();
    try (DatasetWriter writer = DatasetWriter.open(folder, schema)) {
      whole.forEachDay(day -> {
        float[][] values = new float[from.length][];
        MinuteMask[] observed = new MinuteMask[from.length];
        for (int c = 0; c < from.length; c++) {
          values[c] = day.values(from[c]).clone();
          observed[c] = day.observed(from[c]).copy();
        }
        DayWindow seen =
            new DayWindow(
                day.personId(),
                day.localDate(),
                day.utcOffsetMinutes(),
                day.sourceId(),
                values,
                observed);
        if (seen.observedCells() > 0) {
          writer.day(seen);
        }
      });
      writer.commit(whole.receipts().getFirst(), "bench/extend");
    }
    return Dataset.open(folder);
  }

  private PretrainJob job(
      Dataset dataset,
      Path folder,
      ModelConfig config,
      int count,
      double weightDecay,
      PersonSplit split) {
    return new PretrainJob(
        dataset,
        folder,
        config,
        new PretrainSettings(
            count,
            16,
            8,
            5e-3,
            weightDecay,
            0.05,
            1,
            Precision.FP32,
            threads,
            seed,
            MaskSettings.DEFAULT,
            count,
            count,
            count),
        split,
        Clock.systemUTC());
  }

  private List<Person> score(Dataset whole, Path model, PersonSplit split, int channel) {
    try (SavedModel saved = SavedModel.open(model, Precision.FP32)) {
      return score(whole, split, channel, saved.preprocessor().schema(), new ModelFiller(saved));
    }
  }

  private List<Person> line(Dataset whole, Path model, PersonSplit split, int channel) {
    try (SavedModel saved = SavedModel.open(model, Precision.FP32)) {
      SensorSchema schema = saved.preprocessor().schema();
      List<DayWindow> known = new ArrayList<>();
      whole.forEachDay(split.train(), known::add);
      return score(
          whole, split, channel, schema, SimpleBaselines.fit(schema, known.stream()).linear());
    }
  }

  /// Hides of one channel at a time, the others left to be seen.
  private List<Person> score(
      Dataset whole,
      PersonSplit split,
      int channel,
      SensorSchema schema,
      org.diurnal.model.generation.GapFiller filler) {
    List<Person> people = new ArrayList<>();
    PersonDays.forEach(
        whole,
        split.test(),
        (id, days) -> {
          double[] squared = new double[2];
          double[] minutes = new double[2];
          for (int c = 0; c < schema.size(); c++) {
            int which = c == channel ? 0 : 1;
            List<FillRequest> requests = new ArrayList<>();
            List<MinuteMask> asked = new ArrayList<>();
            for (DayWindow day : days) {
              MinuteMask hours = hours(day, c);
              asked.add(hours.and(day.observed(c)));
              int hidden = c;
              requests.add(
                  FillRequest.hiding(
                      day,
                      IntStream.range(0, schema.size())
                          .mapToObj(i -> i == hidden ? hours : new MinuteMask())
                          .toList()));
            }
            List<float[][]> filled = filler.fillAll(requests);
            for (int d = 0; d < days.size(); d++) {
              Channel of = schema.channel(c);
              for (int m = 0; m < DayWindow.MINUTES; m++) {
                if (asked.get(d).get(m)) {
                  double value = Math.clamp(filled.get(d)[c][m], of.min(), of.max());
                  double z = (value - days.get(d).values(c)[m]) / of.std();
                  squared[which] += z * z;
                  minutes[which]++;
                }
              }
            }
          }
          people.add(new Person(squared[0], minutes[0], squared[1], minutes[1]));
        },
        (done, total, what) -> {});
    return people;
  }

  private MinuteMask hours(DayWindow day, int channel) {
    SplittableRandom random =
        Randomness.of(seed, Randomness.key(day.personId()), day.localDate().toEpochDay(), channel);
    List<Integer> hours =
        new ArrayList<>(IntStream.range(0, DayWindow.MINUTES / HOUR).boxed().toList());
    MinuteMask mask = new MinuteMask();
    for (int i = 0; i < DayWindow.MINUTES / HOUR / 2; i++) {
      int hour = hours.remove(random.nextInt(hours.size()));
      mask.set(hour * HOUR, (hour + 1) * HOUR);
    }
    return mask;
  }

  private String table(Dataset whole, List<Row> rows, PersonSplit split) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%sXXS pretrained without %s for %d steps of 16 days of %d people, seed %d;%nroot mean squared"
                + " error in z-units on %d test people, half of the hours of one channel hidden at a"
                + " time%n%n%-24s %-24s %-24s %s%n",
            whole.manifest().provenance().simulated()
                ? "SIMULATED people: no evidence about real ones. "
                : "",
            without,
            steps,
            split.train().size(),
            seed,
            split.test().size(),
            "model",
            without,
            "the other channels",
            without + ": over attached, " + few.getLast()));
    List<Person> attached = rows.get(2 * (few.size() - 1)).people();
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%-24s %-24s %-24s %s%n",
              row.name(),
              value(row.people().size(), d -> root(row.people(), d, true)),
              value(row.people().size(), d -> root(row.people(), d, false)),
              value(
                  row.people().size(),
                  d -> root(row.people(), d, true) / root(attached, d, true))));
    }
    return text.toString();
  }

  private static double root(List<Person> people, int[] drawn, boolean channel) {
    double squared = 0;
    double minutes = 0;
    for (int p : drawn) {
      squared += channel ? people.get(p).ofChannel() : people.get(p).ofOthers();
      minutes += channel ? people.get(p).minutes() : people.get(p).otherMinutes();
    }
    return Math.sqrt(squared / minutes);
  }

  private String value(int people, java.util.function.ToDoubleFunction<int[]> of) {
    Bootstrap bootstrap = new Bootstrap(1000, seed);
    double[] draws =
        bootstrap.draws(people, of::applyAsDouble).stream().mapToDouble(d -> d).toArray();
    return String.format(
            Locale.ROOT, "%.3f", of.applyAsDouble(IntStream.range(0, people).toArray()))
        + bootstrap
            .interval(draws)
            .map(i -> String.format(Locale.ROOT, " [%.3f, %.3f]", i.low(), i.high()))
            .orElse("");
  }
}
