package org.diurnal.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.core.DurableFiles;
import org.diurnal.core.Json;
import org.diurnal.core.Provenance;
import org.diurnal.model.folder.ModelFolder;
import org.diurnal.tasks.evaluate.TaskReport;
import org.diurnal.tasks.evaluate.TaskResult;
import org.diurnal.tasks.features.Demographics;
import org.diurnal.tasks.features.Embedding;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.heads.Answer;
import org.diurnal.tasks.heads.FittedProbe;
import org.diurnal.tasks.heads.ProbeFile;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskType;
import tools.jackson.databind.JsonNode;

/// The heads that a model's folder keeps, `heads/TASK/`, each beside its evaluation,
/// `eval/TASK.json`.
final class KeptHeads {
  private KeptHeads() {}

  /// Fits a head of each task that was not refused on everybody evaluated, told their vectors and
  /// demographics, and seals the folder anew. None is kept of an event time.
  static void keep(
      ModelAndData both,
      EvaluationSubjects subjects,
      List<Task> tasks,
      List<TaskResult> results,
      Context context)
      throws IOException {
    Provenance provenance =
        both.provenance(context.command(), Clock.systemUTC().instant(), context.seed());
    String device = "cpu, " + context.threads() + " threads";
    int kept = 0;
    Map<String, TaskResult> byName =
        results.stream()
            .filter(r -> r.refused().isEmpty())
            .collect(Collectors.toMap(TaskResult::task, r -> r));
    Map<List<String>, FeatureSet> described = new HashMap<>(); // by what is left out
    try (ConsoleProgress progress = context.progress("heads")) {
      int done = 0;
      for (Task task : tasks) {
        Optional<TaskResult> result = Optional.ofNullable(byName.get(task.name()));
        if (result.isPresent() && task.event().isEmpty()) {
          FeatureSet told =
              described.computeIfAbsent(
                  task.tellTale(),
                  t -> subjects.embedding().with(subjects.demographics().without(t)));
          FittedProbe probe =
              FittedProbe.fit(
                  task.name(),
                  task.type() == TaskType.BINARY ? Answer.YES_OR_NO : Answer.QUANTITY,
                  told,
                  subjects.answers().apply(task.name()),
                  person -> person,
                  provenance);
          ProbeFile.write(ProbeFile.of(both.folder(), task.name()), probe);
          Path eval = Files.createDirectories(both.folder().resolve(ModelFolder.EVAL));
          DurableFiles.write(
              eval.resolve(task.name() + ".json"),
              Json.text(TaskReport.of(result.get(), Embedding.NAME, provenance, device)));
          kept++;
        }
        progress.update(++done, tasks.size(), task.name());
      }
    }
    ModelFolder.seal(both.folder());
    context.note("kept " + kept + " heads with " + both.folder());
  }

  /// The tasks that a model's folder keeps heads of, in order of name.
  static List<String> tasks(Path model) throws IOException {
    Path heads = model.resolve(ModelFolder.HEADS);
    if (!Files.isDirectory(heads)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(heads)) {
      return folders
          .filter(f -> Files.isRegularFile(f.resolve(ProbeFile.NAME)))
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList();
    }
  }

  /// How good a kept head's kind was on people it had not seen, in a few words.
  static String evaluated(Path model, String task) {
    Path file = model.resolve(ModelFolder.EVAL).resolve(task + ".json");
    if (!Files.isRegularFile(file)) {
      return "not evaluated";
    }
    JsonNode result = Json.read(file, JsonNode.class);
    String metric = result.path("metric").asString();
    JsonNode of = result.path("combined").path(Embedding.NAME + " + " + Demographics.NAME);
    JsonNode value = of.path(metric);
    String words =
        String.format(
            Locale.ROOT,
            "%s %.2f [%.2f, %.2f]",
            metric,
            value.path("value").asDouble(),
            value.path("ci95").path("low").asDouble(),
            value.path("ci95").path("high").asDouble());
    JsonNode calibration = of.path("ece").path("value");
    if (calibration.isNumber()) {
      words += String.format(Locale.ROOT, ", calibration error %.3f", calibration.asDouble());
    }
    return words + " on " + result.path("people").asInt() + " people";
  }
}
