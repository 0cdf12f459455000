package org.diurnal.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Permutation;
import org.diurnal.core.Progress;
import org.diurnal.core.Randomness;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.nhanes.NhanesImporter;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.data.store.DatasetManifest;
import org.diurnal.model.embed.Pooling;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.model.pretrain.PretrainJob;
import org.diurnal.model.pretrain.PretrainSettings;
import org.diurnal.model.pretrain.Pretraining;
import org.diurnal.tasks.features.Circadian;
import org.diurnal.tasks.features.Embedding;
import org.diurnal.tasks.features.Engineered;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.pat.FeatureFile;
import org.diurnal.tasks.pat.PatCycle;
import org.diurnal.tasks.pat.PatEvaluation;
import org.diurnal.tasks.pat.PatFiles;
import org.diurnal.tasks.pat.PatGroups;
import org.diurnal.tasks.pat.PatLabels;
import org.diurnal.tasks.pat.PatResult;
import org.diurnal.tasks.pat.PatTask;

/// The steps of `tasks pat`, each passed over if its result lies in the folder.
final class PatRun {
  /// Age and sex: the survey's other tables need not be there.
  static final String DEMOGRAPHICS = "demographics";

  private static final double WATCHED = 0.1; // share of the people pretrained on
  private static final int MOST_WATCHED = 500;

  private final PatFiles files;
  private final Path out;
  private final PatSettings settings;
  private final Context context;

  PatRun(PatFiles files, Path out, PatSettings settings, Context context) {
    this.files = files;
    this.out = out;
    this.settings = settings;
    this.context = context;
  }

  /// Runs what is not done yet; empty if it was interrupted.
  Optional<PatCard> run() throws IOException {
    context.note("1/5 labels");
    PatLabels labels = PatLabels.read(files, settings.cycle());
    context.note("2/5 import");
    Path data = out.resolve("dataset");
    imported(data, settings.cycle());
    if (settings.pretrainOn() != TasksPatVerb.PretrainOn.training) {
      imported(data, settings.cycle().other());
    }
    Dataset dataset = DataFolder.open(data, context);
    List<String> evaluated = dataset.people().stream().filter(settings.cycle()::has).toList();
    PatGroups groups = PatGroups.of(labels, evaluated, settings.protocol());

    context.note("3/5 pretrain " + settings.size() + ", " + settings.steps() + " steps");
    Path model = out.resolve("model");
    if (!pretrained(dataset, model, groups.tested())) {
      return Optional.empty();
    }
    try (ModelAndData both = ModelAndData.open(model, data, context)) {
      context.note("4/5 features of " + evaluated.size() + " people");
      Described described = described(both, evaluated, labels);
      context.note("5/5 evaluate");
      List<PatResult> results = new ArrayList<>();
      for (PatTask task : PatTask.values()) {
        if (context.interruption().requested()) {
          return Optional.empty();
        }
        if (labels.values().containsKey(task)) {
          results.add(evaluated(task, groups.of(task), labels, described));
        } else {
          context.note("note: " + task.id() + " left out, " + task.table() + " is not there");
        }
      }
      PatCard card =
          new PatCard(
              "diurnal-pat",
              1,
              settings,
              both.split().train().size(),
              labels.files(),
              results,
              notes(results, both.split().train().size()),
              both.provenance(context.command(), Clock.systemUTC().instant(), context.seed()));
      DurableFiles.write(out.resolve(PatCard.FILE), Json.text(card));
      return Optional.of(card);
    }
  }

  private void imported(Path data, PatCycle cycle) {
    Optional<ExportTree.Item> minutes = files.find("PAXMIN", cycle);
    if (minutes.isEmpty()) {
      return;
    }
    Path path = files.path(minutes.get());
    if (Files.exists(data.resolve(DatasetManifest.FILE))
        && DataFolder.open(data, context).receipts().stream()
            .flatMap(r -> r.files().stream())
            .anyMatch(f -> isOf(f, minutes.get()))) {
      context.note("    " + minutes.get().name() + ": imported before");
      return;
    }
    try (ConsoleProgress progress = context.progress("import " + minutes.get().fileName())) {
      DatasetImport.run(
          new NhanesImporter(), path, ImportOptions.defaults(), data, context.command(), progress);
    }
  }

  private static boolean isOf(FileReceipt receipt, ExportTree.Item item) {
    return receipt.name().endsWith(item.fileName()) && receipt.bytes() == item.bytes();
  }

  private boolean pretrained(Dataset dataset, Path model, Set<String> tested) throws IOException {
    boolean goOn = Files.exists(model.resolve(ModelFolder.TRAINING_ARGS));
    PretrainSettings how =
        goOn
            ? Pretraining.settings(model)
            : PretrainVerb.defaults(
                settings.size(),
                settings.steps(),
                settings.batch(),
                context.threads(),
                context.seed(),
                PretrainVerb.precision("auto"));
    PersonSplit split = goOn ? PretrainJob.split(model) : split(dataset, tested);
    if (goOn && split.train().stream().anyMatch(tested::contains)) {
      throw new UsageException(
          model + " was pretrained on test people", "remove " + model + ", it is made again");
    }
    try (ConsoleProgress progress = context.progress("pretrain")) {
      return new PretrainJob(
              dataset,
              model,
              settings.size().config(dataset.schema().size()),
              how,
              split,
              Clock.systemUTC())
          .run(true, context.command(), progress, context.interruption()::requested)
          .outcome()
          .finished();
    }
  }

  /// Learned from and watched: those asked for, never a test person; everybody else is left alone.
  private PersonSplit split(Dataset dataset, Set<String> tested) {
    List<String> unmet =
        dataset.people().stream()
            .filter(p -> !tested.contains(p))
            .filter(p ->
                switch (settings.pretrainOn()) {
                  case other_round -> !settings.cycle().has(p);
                  case training -> settings.cycle().has(p);
                  case both -> true;
                })
            .toList();
    Permutation order =
        new Permutation(Math.max(1, unmet.size()), context.seed(), Randomness.key("pat learned"));
    List<String> learned =
        IntStream.range(0, unmet.size()).mapToObj(i -> unmet.get((int) order.at(i))).toList();
    int watched = Math.min(MOST_WATCHED, (int) Math.ceil(WATCHED * learned.size()));
    if (learned.size() - watched < 1) {
      throw new UsageException(
          "nobody is left to pretrain on", "give more people, or another --pretrain-on");
    }
    List<String> valid = learned.subList(0, watched).stream().sorted().toList();
    List<String> train = learned.subList(watched, learned.size()).stream().sorted().toList();
    Set<String> used = new HashSet<>(learned);
    return new PersonSplit(
        train,
        valid,
        dataset.people().stream().filter(p -> !used.contains(p)).toList(),
        context.seed());
  }

  /// What people are described by, and a key of it.
  private record Described(List<FeatureSet> sets, List<List<String>> compared, String key) {}

  private Described described(ModelAndData both, List<String> people, PatLabels labels)
      throws IOException {
    String data = both.dataset().contentSha256();
    FeatureSet demographics = demographics(labels);
    FeatureSet engineered =
        saved("engineered", data, p -> Engineered.of(both.dataset(), people, p));
    FeatureSet circadian = saved("circadian", data, p -> Circadian.of(both.dataset(), people, p));
    FeatureSet embedding =
        saved(
            "embedding",
            data + " " + both.modelSha256(),
            p ->
                Embedding.of(
                    both.saved(), Pooling.MEAN, both.dataset(), people, context.threads(), p));
    FeatureSet more = embedding.with(demographics);
    FeatureSet less = engineered.with(demographics);
    return new Described(
        List.of(embedding, engineered, circadian, demographics, less, more),
        List.of(
            List.of(embedding.name(), engineered.name()),
            List.of(more.name(), less.name()),
            List.of(more.name(), demographics.name())),
        data + " " + both.modelSha256());
  }

  private interface Making {
    FeatureSet of(Progress progress);
  }

  private FeatureSet saved(String name, String key, Making making) throws IOException {
    Path folder = Files.createDirectories(out.resolve("features"));
    Path file = folder.resolve(name + ".tsv");
    Optional<FeatureSet> found = FeatureFile.read(file, key);
    if (found.isPresent()) {
      return found.get();
    }
    FeatureSet made;
    try (ConsoleProgress progress = context.progress(name)) {
      made = making.of(progress);
    }
    FeatureFile.write(file, key, made);
    return made;
  }

  private static FeatureSet demographics(PatLabels labels) {
    Map<String, double[]> byPerson = new HashMap<>();
    labels
        .ages()
        .forEach((person, age) ->
            byPerson.put(
                person, new double[] {age, labels.female().getOrDefault(person, Double.NaN)}));
    return new FeatureSet(DEMOGRAPHICS, List.of("age_years", "female"), 2, byPerson);
  }

  private PatResult evaluated(
      PatTask task, PatGroups.Group group, PatLabels labels, Described described)
      throws IOException {
    String files =
        labels.files().stream().map(FileReceipt::sha256).reduce("", (a, b) -> a + " " + b);
    String key =
        Sha256.of((described.key() + files + Json.line(settings)).getBytes(StandardCharsets.UTF_8));
    Path file = Files.createDirectories(out.resolve("tasks")).resolve(task.id() + ".json");
    if (Files.exists(file)) {
      PatResult before = Json.read(file, PatResult.class);
      if (before.key().equals(key)) {
        context.note("    " + task.id() + ": evaluated before");
        return before;
      }
    }
    PatResult result;
    try (ConsoleProgress progress = context.progress(task.id())) {
      result =
          new PatEvaluation(settings.protocol())
              .run(
                  task,
                  group,
                  labels.values().getOrDefault(task, Map.of()),
                  described.sets(),
                  described.compared(),
                  key,
                  done -> progress.update(done, described.sets().size(), "descriptions"));
    }
    DurableFiles.write(file, Json.text(result));
    return result;
  }

  private List<String> notes(List<PatResult> results, int pretrainedOn) {
    List<String> notes = new ArrayList<>();
    notes.add("PAT: the best of the paper's models of each task, and the best of its baselines");
    notes.add(
        "theirs: fine-tuned, pretrained on 21,538 people of 2003-2006 (hip) and 2011-2012; ours: a"
            + " linear probe on a frozen model pretrained on "
            + pretrainedOn
            + " people ("
            + settings.pretrainOn()
            + ")");
    notes.add(
        "theirs: one draw of training people, with replacement, no interval; ours: "
            + settings.protocol().draws()
            + " draws without, 95 % interval over test people, seed "
            + settings.protocol().seed());
    boolean small =
        results.stream()
            .anyMatch(r -> r.test() + r.withoutFeatures() < settings.protocol().testPeople());
    if (small) {
      notes.add(
          "fewer than "
              + settings.protocol().testPeople()
              + " test people and 500 others: two fifths of the people are tested, so numbers are"
              + " not comparable with the paper's");
    }
    return notes;
  }
}
