package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.data.store.DrawTable;
import org.diurnal.data.store.DrawnDay;
import org.diurnal.data.store.VectorTable;
import org.diurnal.model.curate.Balance;
import org.diurnal.model.curate.BalanceSettings;
import org.diurnal.model.curate.Balancing;
import org.diurnal.model.curate.DayList;
import org.diurnal.model.embed.Embedder;
import org.diurnal.model.embed.Pooling;
import org.diurnal.model.engine.Engine;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.ModelSize;
import org.diurnal.model.network.SavedModel;
import org.diurnal.model.pretrain.DayLosses;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.model.pretrain.PretrainSettings;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Does `pretrain --balance` help? The protocol, fixed before the first run:
///
/// - Data: the Fitbit export of 33 people, split 60/20/20 by the seed; and a simulated dataset made
///   from the seed in which 2 of 40 training people are night workers, and 10 of 20 test people
///   ([NightWorkers]).
/// - XXS, 1,500 steps of 32 days, all else as `pretrain` has it; seeds 1, 2, 3.
/// - Without: a plain run. Its model embeds everybody. With: a run of the same seed and steps whose
///   days are drawn evenly over clusters of those vectors, at most 4 times as often.
/// - Judged: the loss (z-units squared, per minute) on test people of the weights that did best on
///   validation people, four fixed masks a day, the same for both: over all days; over days whose
///   nearest training cluster is drawn less often than before (crowded), and more often (sparse);
///   the mean over clusters; on simulated data each group. The difference with a 95 % interval,
///   bootstrap over people, 1,000 resamples, paired.
/// - It helps where, over the seeds, the difference is below zero with intervals that mostly leave
///   out zero; else it does not.
@Command(name = "balance", sortOptions = false)
public final class BalanceStudy implements Callable<Integer> {
  private static final DayLosses MASKED =
      new DayLosses(Randomness.key("masks of the balance study"), 4);

  @Option(
      names = "--export",
      description = "A Fitabase export; without it, simulated people alone.")
  Optional<Path> export = Optional.empty();

  @Option(names = "--seeds", split = ",", description = "Seeds (default: ${DEFAULT-VALUE}).")
  List<Long> seeds = List.of(1L, 2L, 3L);

  @Option(names = "--steps", description = "Training steps (default: ${DEFAULT-VALUE}).")
  long steps = 1500;

  @Option(names = "--most", description = "Of --balance-most (default: ${DEFAULT-VALUE}).")
  double most = 4;

  @Option(names = "--work", description = "Folder for datasets and models; goes on where it was.")
  Path work = Path.of("balance-work");

  @Option(names = "--out", description = "Folder for balance.txt and balance-clusters.csv.")
  Path out = Path.of("balance-out");

  private final StringBuilder table = new StringBuilder();
  private final StringBuilder clusters =
      new StringBuilder("data,seed,cluster,train_days,draws_of_a_day,test_days,without,with\n");

  public static void main(String[] args) {
    System.exit(new CommandLine(new BalanceStudy()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    Files.createDirectories(work);
    table.append(
        String.format(
            Locale.ROOT,
            "%-9s %4s %-14s %6s %5s %8s %8s %8s %8s %8s%n",
            "data",
            "seed",
            "days",
            "people",
            "days",
            "without",
            "with",
            "diff",
            "low",
            "high"));
    if (export.isPresent()) {
      real(export.get());
    }
    for (long seed : seeds) {
      NightWorkers simulated = NightWorkers.in(work.resolve("simulated-" + seed), seed);
      study("simulated", simulated.dataset(), simulated.split(), simulated.nightWorkers(), seed);
    }
    Files.createDirectories(out);
    DurableFiles.write(
        out.resolve("balance.txt"),
        "$ ./bench/balance "
            + (export.isPresent() ? "--export EXPORT " : "")
            + "--seeds "
            + String.join(",", seeds.stream().map(String::valueOf).toList())
            + " --steps "
            + steps
            + " --most "
            + most
            + "\n"
            + table);
    DurableFiles.write(out.resolve("balance-clusters.csv"), clusters.toString());
    return 0;
  }

  private void real(Path from) throws IOException {
    Path folder = work.resolve("real");
    if (!Files.exists(folder)) {
      DatasetImport.run(
          new FitabaseImporter(),
          from,
          ImportOptions.defaults(),
          folder,
          "bench/balance",
          Progress.SILENT);
    }
    Dataset dataset = Dataset.open(folder);
    for (long seed : seeds) {
      study("real", dataset, PersonSplit.of(dataset, 0.2, 0.2, seed), Set.of(), seed);
    }
  }

  private void study(String name, Dataset dataset, PersonSplit split, Set<String> rare, long seed)
      throws IOException {
    Path folder = work.resolve(name + "-runs-" + seed);
    Path without = folder.resolve("without");
    Path vectors = folder.resolve("person_days.parquet");
    Path with = folder.resolve("with");
    BalanceSettings balancing = BalanceSettings.of(most, seed);
    run(job(dataset, without, split, seed), name + " without " + seed);
    if (!Files.exists(vectors)) {
      embed(without, dataset, vectors);
    }
    run(
        job(dataset, with, split, seed).balanced(new Balancing(vectors, balancing)),
        name + " with " + seed);
    new Judgement(name, seed, dataset, split, rare, vectors, balancing).of(without, with);
    System.out.print(table);
  }

  private PretrainJob job(Dataset dataset, Path folder, PersonSplit split, long seed) {
    PretrainSettings settings =
        new PretrainSettings(
            steps,
            32,
            16,
            5e-3,
            1e-4,
            0.05,
            1,
            Engine.hasHardwareBf16() ? Precision.BF16 : Precision.FP32,
            2,
            seed,
            MaskSettings.DEFAULT,
            25,
            100,
            250);
    return new PretrainJob(
        dataset,
        folder,
        ModelSize.XXS.config(dataset.schema().size()),
        settings,
        split,
        Clock.systemUTC());
  }

  private static void run(PretrainJob job, String what) throws IOException {
    long from = System.nanoTime();
    PretrainJob.Result result = job.run(true, "bench/balance", Progress.SILENT, () -> false);
    System.err.printf(
        Locale.ROOT,
        "%s: %d days, best held-out loss %.4f at step %d, %.0f s%n",
        what,
        result.trainDays(),
        result.outcome().state().bestHeldOutLoss(),
        result.outcome().state().bestStep(),
        (System.nanoTime() - from) / 1e9);
  }

  private static void embed(Path model, Dataset dataset, Path file) throws IOException {
    try (SavedModel saved = SavedModel.open(model, Precision.FP32)) {
      Embedder embedder = new Embedder(saved, Pooling.MEAN);
      try (VectorTable days = VectorTable.ofDays(file, embedder.dimension())) {
        embedder.run(dataset, dataset.people(), 2, days::add, person -> {}, Progress.SILENT);
        days.commit();
      }
    }
  }

  /// The days of a balanced run, as its folder lists them.
  private record Listed(List<DrawnDay> days) implements DayList {
    @Override
    public int size() {
      return days.size();
    }

    @Override
    public String personId(int day) {
      return days.get(day).personId();
    }

    @Override
    public LocalDate localDate(int day) {
      return days.get(day).localDate();
    }

    @Override
    public boolean isVisible(int day) {
      return days.get(day).cluster() >= 0;
    }
  }

  /// One pair of models on the test people.
  private final class Judgement {
    private final String name;
    private final long seed;
    private final Dataset dataset;
    private final PersonSplit split;
    private final Set<String> rare;
    private final Path vectors;
    private final BalanceSettings balancing;

    Judgement(
        String name,
        long seed,
        Dataset dataset,
        PersonSplit split,
        Set<String> rare,
        Path vectors,
        BalanceSettings balancing) {
      this.name = name;
      this.seed = seed;
      this.dataset = dataset;
      this.split = split;
      this.rare = rare;
      this.vectors = vectors;
      this.balancing = balancing;
    }

    void of(Path without, Path with) {
      List<DrawnDay> listed = new ArrayList<>();
      DrawTable.read(with.resolve(PretrainJob.DRAWS), listed::add);
      Balance balance = Balance.of(vectors, new Listed(listed), balancing);
      Map<String, Integer> leaf = new HashMap<>();
      VectorTable.readDays(
          vectors,
          v ->
              leaf.put(
                  v.day().personId() + " " + v.day().localDate(), balance.tree().leaf(v.vector())));
      List<PairedLoss> days = new ArrayList<>();
      List<DayLosses.DayLoss> before =
          MASKED.of(without, dataset, split.test(), d -> true, Progress.SILENT);
      List<DayLosses.DayLoss> after =
          MASKED.of(with, dataset, split.test(), d -> true, Progress.SILENT);
      for (int i = 0; i < before.size(); i++) {
        DayLosses.DayLoss b = before.get(i);
        int cluster = leaf.getOrDefault(b.personId() + " " + b.date(), -1);
        if (cluster >= 0) {
          days.add(
              new PairedLoss(
                  b.personId(), cluster, b.minutes(), b.squares(), after.get(i).squares()));
        }
      }
      double[] draws = balance.drawsOfADay();
      line(days, "all", d -> true);
      line(days, "crowded", d -> draws[d.cluster()] < 1);
      line(days, "sparse", d -> draws[d.cluster()] >= 1);
      if (!rare.isEmpty()) {
        line(days, "ordinary", d -> !rare.contains(d.personId()));
        line(days, "night workers", d -> rare.contains(d.personId()));
      }
      byCluster(days, balance);
    }

    private void line(List<PairedLoss> all, String which, Predicate<PairedLoss> filter) {
      List<PairedLoss> days = all.stream().filter(filter).toList();
      row(which, days, PairedLoss::pooled);
    }

    private void byCluster(List<PairedLoss> days, Balance balance) {
      row("mean of clusters", days, PairedLoss::meanOfClusters);
      for (int c = 0; c < balance.tree().leaves(); c++) {
        int cluster = c;
        List<PairedLoss> inside = days.stream().filter(d -> d.cluster() == cluster).toList();
        double[] both = PairedLoss.pooled(inside);
        clusters.append(
            String.format(
                Locale.ROOT,
                "%s,%d,%d,%d,%.4f,%d,%s,%s%n",
                name,
                seed,
                c,
                balance.sizes()[c],
                balance.drawsOfADay()[c],
                inside.size(),
                inside.isEmpty() ? "" : String.format(Locale.ROOT, "%.4f", both[0]),
                inside.isEmpty() ? "" : String.format(Locale.ROOT, "%.4f", both[1])));
      }
    }

    private void row(
        String which,
        List<PairedLoss> days,
        java.util.function.Function<List<PairedLoss>, double[]> statistic) {
      long people = days.stream().map(PairedLoss::personId).distinct().count();
      double[] both = statistic.apply(days);
      double[] interval = PairedLoss.interval(days, statistic);
      table.append(
          String.format(
              Locale.ROOT,
              "%-9s %4d %-16s %4d %5d %8.4f %8.4f %8.4f %8.4f %8.4f%n",
              name,
              seed,
              which,
              people,
              days.size(),
              both[0],
              both[1],
              both[1] - both[0],
              interval[0],
              interval[1]));
    }
  }
}
