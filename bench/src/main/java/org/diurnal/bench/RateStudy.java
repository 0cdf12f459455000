package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.Resampling;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.ModelFiller;
import org.diurnal.model.generation.SimpleBaselines;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.tasks.features.PersonDays;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// What a model trained on minutes makes of days told at 1, 5, 15 and 60 minutes.
///
/// Protocol, fixed before the first run: test people of the model; of each channel half of the 24
/// hours are hidden, drawn for the person and day, the same at every rate; what is left is
/// resampled ([Resampling]; hours divide by every rate, so that no stretch lies on both sides);
/// both fillers fill the hidden minutes, and are compared with what each minute was, in z-units of
/// the training people. The straight line goes between the ends of the stretches. Intervals by
/// bootstrap over people (1,000), differences paired.
@Command(name = "rates", sortOptions = false)
public final class RateStudy implements Callable<Integer> {
  private static final int[] RATES = {1, 5, 15, 60};
  private static final int HOUR = 60;
  private static final int BATCH = 6;

  @Option(names = "--model", required = true)
  Path model = Path.of("");

  @Option(names = "--data", required = true, description = "The dataset it was trained on.")
  Path data = Path.of("");

  @Option(names = "--people", description = "Test people at most (default: ${DEFAULT-VALUE}).")
  int people = 60;

  @Option(names = "--training", description = "Training people the straight line falls back on.")
  int training = 60;

  @Option(names = "--seed", description = "Of what is hidden (default: ${DEFAULT-VALUE}).")
  long seed = 1;

  @Option(names = "--out", description = "A file for the table.")
  Optional<Path> out = Optional.empty();

  /// Squared errors of a person, by rate.
  private record Person(double[] network, double[] linear, double minutes) {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new RateStudy()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Dataset dataset = Dataset.open(data);
    PersonSplit split = PretrainJob.split(model);
    List<Person> scored = new ArrayList<>();
    int[] days = {0};
    try (SavedModel saved = SavedModel.open(model, Precision.FP32)) {
      SensorSchema schema = saved.preprocessor().schema();
      List<DayWindow> known = new ArrayList<>();
      dataset.forEachDay(first(split.train(), training), known::add);
      GapFiller linear = SimpleBaselines.fit(schema, known.stream()).linear();
      known.clear();
      GapFiller network = new ModelFiller(saved);
      PersonDays.forEach(
          dataset,
          first(split.test(), people),
          (id, theirs) -> {
            days[0] += theirs.size();
            scored.add(score(schema, theirs, network, linear));
          },
          (done, total, what) -> {});
    }
    String table = table(dataset, scored, days[0]);
    System.out.print(table);
    if (out.isPresent()) {
      DurableFiles.write(out.get(), table);
    }
    return 0;
  }

  private static List<String> first(List<String> people, int most) {
    return people.subList(0, Math.min(most, people.size()));
  }

  private Person score(
      SensorSchema schema, List<DayWindow> days, GapFiller network, GapFiller linear) {
    double[] ofNetwork = new double[RATES.length];
    double[] ofLinear = new double[RATES.length];
    double minutes = 0;
    for (int from = 0; from < days.size(); from += BATCH) {
      List<DayWindow> truths = days.subList(from, Math.min(days.size(), from + BATCH));
      List<List<MinuteMask>> hidden = truths.stream().map(this::hidden).toList();
      for (int r = 0; r < RATES.length; r++) {
        List<FillRequest> requests = new ArrayList<>();
        for (int i = 0; i < truths.size(); i++) {
          DayWindow seen = truths.get(i).hiding(hidden.get(i).toArray(MinuteMask[]::new));
          DayWindow told = Resampling.of(schema, seen, RATES[r]);
          requests.add(new FillRequest(told, hidden.get(i)));
        }
        ofNetwork[r] += error(schema, truths, hidden, network.fillAll(requests));
        ofLinear[r] += error(schema, truths, hidden, linear.fillAll(requests));
      }
      for (int i = 0; i < truths.size(); i++) {
        for (int c = 0; c < schema.size(); c++) {
          minutes += hidden.get(i).get(c).and(truths.get(i).observed(c)).count();
        }
      }
    }
    return new Person(ofNetwork, ofLinear, minutes);
  }

  /// Half of the hours of each channel.
  private List<MinuteMask> hidden(DayWindow day) {
    SplittableRandom random =
        Randomness.of(seed, Randomness.key(day.personId()), day.localDate().toEpochDay());
    List<MinuteMask> masks = new ArrayList<>();
    for (int c = 0; c < day.channels(); c++) {
      List<Integer> hours =
          new ArrayList<>(IntStream.range(0, DayWindow.MINUTES / HOUR).boxed().toList());
      MinuteMask mask = new MinuteMask();
      for (int i = 0; i < DayWindow.MINUTES / HOUR / 2; i++) {
        int hour = hours.remove(random.nextInt(hours.size()));
        mask.set(hour * HOUR, (hour + 1) * HOUR);
      }
      masks.add(mask);
    }
    return masks;
  }

  private static double error(
      SensorSchema schema,
      List<DayWindow> truths,
      List<List<MinuteMask>> hidden,
      List<float[][]> filled) {
    double squared = 0;
    for (int i = 0; i < truths.size(); i++) {
      for (int c = 0; c < schema.size(); c++) {
        Channel channel = schema.channel(c);
        float[] truth = truths.get(i).values(c);
        MinuteMask asked = hidden.get(i).get(c).and(truths.get(i).observed(c));
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          if (asked.get(m)) {
            double value = Math.clamp(filled.get(i)[c][m], channel.min(), channel.max());
            double z = (value - truth[m]) / channel.std();
            squared += z * z;
          }
        }
      }
    }
    return squared;
  }

  private String table(Dataset dataset, List<Person> scored, int days) {
    List<Person> some = scored.stream().filter(p -> p.minutes() > 0).toList();
    double minutes = some.stream().mapToDouble(Person::minutes).sum();
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "%s%d test people, %d days, %,.0f hidden minutes of %d channels, seed %d; root mean squared"
                + " error in z-units%n%n%-8s %-24s %-24s %-26s %s%n",
            dataset.manifest().provenance().simulated()
                ? "SIMULATED people: no evidence about real ones. "
                : "",
            some.size(),
            days,
            minutes,
            dataset.schema().size(),
            seed,
            "minutes",
            "diurnal",
            "straight line",
            "diurnal / straight line",
            "diurnal / diurnal at 1"));
    for (int r = 0; r < RATES.length; r++) {
      int rate = r;
      Map<String, String> cells = new LinkedHashMap<>();
      cells.put("network", value(some, d -> root(some, d, rate, true)));
      cells.put("linear", value(some, d -> root(some, d, rate, false)));
      cells.put("ratio", value(some, d -> root(some, d, rate, true) / root(some, d, rate, false)));
      cells.put("to 1", value(some, d -> root(some, d, rate, true) / root(some, d, 0, true)));
      text.append(
          String.format(
              Locale.ROOT,
              "%-8d %-24s %-24s %-26s %s%n",
              RATES[r],
              cells.get("network"),
              cells.get("linear"),
              cells.get("ratio"),
              r == 0 ? "-" : cells.get("to 1")));
    }
    return text.toString();
  }

  private static double root(List<Person> people, int[] drawn, int rate, boolean network) {
    double squared = 0;
    double minutes = 0;
    for (int p : drawn) {
      Person person = people.get(p);
      squared += (network ? person.network() : person.linear())[rate];
      minutes += person.minutes();
    }
    return Math.sqrt(squared / minutes);
  }

  private String value(List<Person> people, java.util.function.ToDoubleFunction<int[]> of) {
    Bootstrap bootstrap = new Bootstrap(1000, seed);
    double[] draws =
        bootstrap.draws(people.size(), of::applyAsDouble).stream().mapToDouble(d -> d).toArray();
    return String.format(
            Locale.ROOT, "%.3f", of.applyAsDouble(IntStream.range(0, people.size()).toArray()))
        + bootstrap
            .interval(draws)
            .map(i -> String.format(Locale.ROOT, " [%.3f, %.3f]", i.low(), i.high()))
            .orElse("");
  }
}
