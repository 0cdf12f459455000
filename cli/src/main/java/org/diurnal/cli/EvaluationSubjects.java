package org.diurnal.cli;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.embed.Pooling;
import org.diurnal.tasks.evaluate.Answers;
import org.diurnal.tasks.evaluate.Evaluation;
import org.diurnal.tasks.evaluate.Grouping;
import org.diurnal.tasks.evaluate.Groupings;
import org.diurnal.tasks.evaluate.Known;
import org.diurnal.tasks.evaluate.Protocol;
import org.diurnal.tasks.features.Circadian;
import org.diurnal.tasks.features.Demographics;
import org.diurnal.tasks.features.Embedding;
import org.diurnal.tasks.features.Engineered;
import org.diurnal.tasks.features.FeatureSet;
import org.diurnal.tasks.features.Wear;
import org.diurnal.tasks.heads.HeadKind;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.survival.SurvivalKind;

/// What people, or days, are described by and asked about.
///
/// @param evaluation with the folds
/// @param further descriptions without a model, each also shown with demographics
/// @param groupings of the people
/// @param answers values of a label
/// @param ceiling what can be said of a label by who knows the person
record EvaluationSubjects(
    Evaluation evaluation,
    FeatureSet embedding,
    FeatureSet engineered,
    FeatureSet demographics,
    List<FeatureSet> further,
    List<Grouping> groupings,
    Function<String, Map<String, Double>> answers,
    Function<String, Optional<Map<String, Double>>> ceiling) {

  /// What is known for a task.
  Known known(Task task) {
    return Known.of(task, answers);
  }

  /// The best that can be said of each person, where that is known; of an event time, the greater
  /// the sooner.
  Optional<Map<String, Double>> ceiling(Task task) {
    return task.event()
        .map(e ->
            ceiling
                .apply(e.time())
                .map(times -> {
                  Map<String, Double> sooner = new HashMap<>();
                  times.forEach((p, months) -> sooner.put(p, -months));
                  return Map.copyOf(sooner);
                }))
        .orElseGet(() -> ceiling.apply(task.name()));
  }

  /// The descriptions that a task is told from, demographics first; without those that give its
  /// label away.
  List<FeatureSet> descriptions(Task task) {
    FeatureSet known = demographics.without(task.tellTale());
    List<FeatureSet> all =
        new ArrayList<>(
            List.of(known, engineered, engineered.with(known), embedding, embedding.with(known)));
    for (FeatureSet f : further) {
      all.add(f);
      all.add(f.with(known));
    }
    return all;
  }

  /// The same with heads of a kind for event times.
  EvaluationSubjects withEventTimesBy(SurvivalKind kind) {
    return new EvaluationSubjects(
        evaluation.withEventTimesBy(kind),
        embedding,
        engineered,
        demographics,
        further,
        groupings,
        answers,
        ceiling);
  }

  /// The same told only some of the demographics.
  EvaluationSubjects told(List<String> names) {
    List<String> left = demographics.names().stream().filter(n -> !names.contains(n)).toList();
    return new EvaluationSubjects(
        evaluation,
        embedding,
        engineered,
        demographics.without(left),
        further,
        groupings,
        answers,
        ceiling);
  }

  /// What actigraphy describes people by, where there is a channel of activity, and what a record
  /// of wear says.
  private static List<FeatureSet> further(Dataset dataset, List<String> people, Context context) {
    List<FeatureSet> further = new ArrayList<>();
    try (ConsoleProgress progress = context.progress("rhythm and wear")) {
      if (Circadian.fits(dataset.schema())) {
        further.add(Circadian.of(dataset, people, progress));
      }
      if (Wear.fits(dataset.schema())) {
        further.add(Wear.of(dataset, people, progress));
      }
    }
    return further;
  }

  /// Describes people.
  static EvaluationSubjects people(
      ModelAndData both,
      Pooling pooling,
      List<String> people,
      Protocol protocol,
      HeadKind head,
      Context context) {
    Dataset dataset = both.dataset();
    FeatureSet embedding;
    try (ConsoleProgress progress = context.progress("embed")) {
      embedding = Embedding.of(both.saved(), pooling, dataset, people, context.threads(), progress);
    }
    FeatureSet engineered;
    try (ConsoleProgress progress = context.progress("engineered statistics")) {
      engineered = Engineered.of(dataset, people, progress);
    }
    return new EvaluationSubjects(
        Evaluation.ofPeople(protocol, head, people),
        embedding,
        engineered,
        Demographics.of(dataset),
        further(dataset, people, context),
        Groupings.of(dataset, engineered),
        task -> Answers.of(dataset, task),
        task -> Answers.ceiling(dataset, task));
  }

  /// Describes days. Groups are of people, without how much they wore.
  static EvaluationSubjects days(
      ModelAndData both,
      Pooling pooling,
      List<String> people,
      Protocol protocol,
      HeadKind head,
      Context context) {
    Dataset dataset = both.dataset();
    FeatureSet embedding;
    try (ConsoleProgress progress = context.progress("embed")) {
      embedding =
          Embedding.ofDays(
              both.saved(),
              pooling,
              dataset,
              people,
              d -> Answers.day(d.personId(), d.localDate()),
              context.threads(),
              progress);
    }
    Map<String, String> personOf = new HashMap<>();
    FeatureSet engineered;
    try (ConsoleProgress progress = context.progress("engineered statistics")) {
      engineered =
          Engineered.ofDays(
              dataset,
              people,
              d -> {
                String day = Answers.day(d.personId(), d.localDate());
                personOf.put(day, d.personId());
                return day;
              },
              progress);
    }
    return new EvaluationSubjects(
        Evaluation.ofDays(protocol, head, personOf),
        embedding,
        engineered,
        Demographics.of(dataset).ofDays(personOf),
        List.of(), // a rhythm takes several days
        Groupings.of(dataset),
        task -> Answers.ofDays(dataset, task),
        task -> Optional.empty());
  }
}
