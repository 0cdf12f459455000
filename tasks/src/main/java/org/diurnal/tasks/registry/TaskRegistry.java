package org.diurnal.tasks.registry;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.UsageException;
import org.diurnal.data.nhanes.labels.LabelDefinition;
import org.diurnal.data.nhanes.labels.LabelRegistry;
import org.diurnal.data.simulate.Truths;

/// The tasks: those of [LabelRegistry], of which 35 are the main ones; `time_to_death`, which is
/// made of two of its labels; and `truth`, the traits of simulated people.
public final class TaskRegistry {
  /// Asks for the 35.
  public static final String MAIN = "main";

  /// Asks for all of NHANES.
  public static final String ALL = "all";

  /// Asks for what simulated people are.
  public static final String TRUTH = "truth";

  /// Which demographics give a label away.
  private static final Map<String, List<String>> TELL_TALE =
      Map.ofEntries(
          Map.entry("bmi", List.of("bmi")),
          Map.entry("obese", List.of("bmi")),
          Map.entry("waist_cm", List.of("bmi")),
          Map.entry("weight_kg", List.of("bmi")),
          Map.entry("abdominal_obesity", List.of("bmi")),
          Map.entry("age_years", List.of("age_years")),
          Map.entry("age_months_exam", List.of("age_years")),
          Map.entry("age_ge_65", List.of("age_years")),
          Map.entry("female", List.of("female")));

  private static final Task TIME_TO_DEATH =
      new Task(
          "time_to_death",
          "mortality",
          TaskType.EVENT_TIME,
          "months",
          "from the examination to death; those who live are followed until 2019-12-31",
          "MORT_2019_C, MORT_2019_D: PERMTH_EXM and MORTSTAT (of simulated people: five years)",
          "18 years or older, examined, with identifying data",
          List.of(),
          Optional.of(new EventTime("mort_followup_months", "mort_dead_2019", 60)));

  private static final Map<String, Task> TASKS = tasks();

  private TaskRegistry() {}

  private static Map<String, Task> tasks() {
    Map<String, Task> tasks = new LinkedHashMap<>();
    for (LabelDefinition l : LabelRegistry.tasks()) {
      TaskType type =
          switch (l.kind()) {
            case BINARY, EVENT -> TaskType.BINARY;
            case ORDINAL -> TaskType.ORDINAL;
            case REGRESSION, EVENT_TIME, CATEGORY, COVARIATE, DESIGN -> TaskType.REGRESSION;
          };
      tasks.put(
          l.name(),
          new Task(
              l.name(),
              l.domain(),
              type,
              l.unit(),
              l.definition(),
              l.source(),
              l.inclusion(),
              TELL_TALE.getOrDefault(l.name(), List.of())));
    }
    tasks.put(TIME_TO_DEATH.name(), TIME_TO_DEATH);
    Truths.inWords()
        .forEach((name, meaning) ->
            tasks.put(
                name,
                new Task(
                    name,
                    TRUTH,
                    name.equals("truth_shift_worker") ? TaskType.BINARY : TaskType.REGRESSION,
                    "",
                    meaning,
                    "data.simulate.Traits",
                    "simulated people",
                    List.of())));
    return tasks;
  }

  /// Whether a task is one of the 35.
  public static boolean isMain(Task task) {
    return LabelRegistry.MAIN_TASKS.contains(task.name());
  }

  /// The task of a name.
  public static Optional<Task> find(String name) {
    return Optional.ofNullable(TASKS.get(name));
  }

  /// All tasks.
  public static List<Task> all() {
    return List.copyOf(TASKS.values());
  }

  /// The tasks asked for, in the order asked for, each once.
  ///
  /// @param asked names, [#MAIN], [#ALL] or [#TRUTH]
  /// @throws UsageException for a name that there is not, naming near ones
  public static List<Task> select(List<String> asked) {
    Map<String, Task> selected = new LinkedHashMap<>();
    for (String name : asked) {
      List<Task> of = new ArrayList<>();
      switch (name) {
        case MAIN -> LabelRegistry.MAIN_TASKS.forEach(n -> find(n).ifPresent(of::add));
        case ALL ->
            all().stream()
                .filter(t -> !t.domain().equals(TRUTH) && t.event().isEmpty())
                .forEach(of::add);
        case TRUTH -> all().stream().filter(t -> t.domain().equals(TRUTH)).forEach(of::add);
        default ->
            of.add(
                find(name)
                    .orElseThrow(() ->
                        new UsageException(
                            "no task named '" + name + "'", "there are: " + near(name))));
      }
      of.forEach(t -> selected.putIfAbsent(t.name(), t));
    }
    return List.copyOf(selected.values());
  }

  private static String near(String name) {
    List<String> like =
        TASKS.keySet().stream()
            .filter(t ->
                java.util.Arrays.stream(name.split("_", -1))
                    .anyMatch(w -> w.length() > 2 && t.contains(w)))
            .limit(8)
            .toList();
    return like.isEmpty()
        ? "main, all, truth, or the names in tasks list"
        : String.join(", ", like);
  }
}
