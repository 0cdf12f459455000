package org.diurnal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.cli.frame.ConsoleProgress;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.Dataset;
import org.diurnal.tasks.evaluate.Answers;
import org.diurnal.tasks.registry.LabelSummary;
import org.diurnal.tasks.registry.Task;
import org.diurnal.tasks.registry.TaskRegistry;
import org.diurnal.tasks.registry.TaskType;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal tasks ...`: what a model can be asked for.
@Command(name = "tasks", description = "Lists and explains what a model can be asked for.")
final class TasksVerb extends Main.Group {
  private TasksVerb() {}

  static CommandLine commandLine() {
    return new CommandLine(new TasksVerb())
        .addSubcommand(new TaskList())
        .addSubcommand(new Show())
        .addSubcommand(new TasksNextDayVerb())
        .addSubcommand(new TasksPatVerb());
  }

  /// `diurnal tasks list`.
  @Command(
      name = "list",
      description = "Lists tasks: name, domain, type, unit; with a dataset, who has the label.",
      footer = {
        "",
        "json and csv also have source, inclusion and definition.",
        "",
        "Example:",
        "  ./diurnal tasks list main --data ~/diurnal/nhanes",
        "  tasks",
        "  task               domain          type    unit  main  people  ...  positives   mean     SD",
        "  -----------------  --------------  ------  ----  ----  ------  ...  ---------  -----  -----",
        "  hypertension_jnc7  cardiovascular  binary        yes    10637  ...       3358  0.316  0.465",
        "  ..."
      })
  static final class TaskList extends Verb {
    @Parameters(
        index = "0",
        arity = "0..*",
        paramLabel = "TASK",
        description =
            "Names of tasks; main: the 35, all: those of NHANES, truth: what simulated people are"
                + " (default: all).")
    List<String> asked = new ArrayList<>();

    @Option(
        names = "--domain",
        paramLabel = "DOMAIN",
        description = "Only tasks of this field of health, for example sleep.")
    Optional<String> domain = Optional.empty();

    @Option(
        names = "--data",
        paramLabel = "DATASET",
        description = "Also count who of this dataset has each label.")
    Optional<Path> data = Optional.empty();

    @Override
    protected int run(Context context) {
      List<Task> all = TaskRegistry.select(asked.isEmpty() ? List.of(TaskRegistry.ALL) : asked);
      List<Task> tasks =
          all.stream().filter(t -> domain.map(t.domain()::equals).orElse(true)).toList();
      if (tasks.isEmpty()) {
        throw new UsageException(
            "no task asked for is of domain '" + domain.orElse("") + "'",
            "there are: "
                + String.join(", ", all.stream().map(Task::domain).distinct().sorted().toList()));
      }
      List<Optional<LabelSummary>> labels = summaries(tasks, data, context);
      boolean full =
          switch (context.format()) {
            case json, csv -> true;
            case table, markdown -> false;
          };
      context.print(table(tasks, labels, full));
      return ExitCode.OK;
    }
  }

  /// `diurnal tasks show TASK`.
  @Command(
      name = "show",
      description = "Explains a task: where its label comes from, for whom, what it means.",
      footer = {
        "",
        "Example:",
        "  ./diurnal tasks show short_sleep",
        "  short_sleep",
        "  what        is",
        "  ----------  -------------------",
        "  domain      sleep",
        "  type        binary",
        "  source      SLQ_D SLD010H",
        "  inclusion   2005-2006",
        "  definition  6 hours or less",
        "  ..."
      })
  static final class Show extends Verb {
    @Parameters(index = "0", paramLabel = "TASK", description = "Its name.")
    String name = "";

    @Option(
        names = "--data",
        paramLabel = "DATASET",
        description = "Also count who of this dataset has the label.")
    Optional<Path> data = Optional.empty();

    @Override
    protected int run(Context context) {
      List<Task> tasks = TaskRegistry.select(List.of(name));
      if (tasks.size() != 1) {
        throw new UsageException(
            "'" + name + "' is " + tasks.size() + " tasks", "tasks list shows several");
      }
      List<Optional<LabelSummary>> labels = summaries(tasks, data, context);
      switch (context.format()) {
        case json, csv -> context.print(table(tasks, labels, true));
        case table, markdown -> context.print(explained(table(tasks, labels, true)));
      }
      return ExitCode.OK;
    }

    /// The one row of a table, a line a column.
    private static Table explained(Table flat) {
      List<List<Object>> rows = new ArrayList<>();
      for (int c = 1; c < flat.columns().size(); c++) {
        Object cell = flat.rows().getFirst().get(c);
        rows.add(List.of(flat.columns().get(c).name(), cell.equals("") ? Optional.empty() : cell));
      }
      return Table.of(
          flat.rows().getFirst().getFirst().toString(),
          List.of(Column.of("what"), Column.of("is")),
          rows);
    }
  }

  private static List<Optional<LabelSummary>> summaries(
      List<Task> tasks, Optional<Path> data, Context context) {
    if (data.isEmpty()) {
      return tasks.stream().map(t -> Optional.<LabelSummary>empty()).toList();
    }
    Dataset dataset = DataFolder.open(data.get(), context);
    List<String> people = dataset.people();
    List<Optional<LabelSummary>> found = new ArrayList<>();
    try (ConsoleProgress progress = context.progress("labels")) {
      for (Task t : tasks) {
        found.add(Optional.of(LabelSummary.of(Answers.of(dataset, t.labels().getFirst()), people)));
        progress.update(found.size(), tasks.size(), "tasks");
      }
    }
    return found;
  }

  /// A row a task.
  ///
  /// @param full also source, inclusion and definition
  private static Table table(List<Task> tasks, List<Optional<LabelSummary>> labels, boolean full) {
    boolean counted = labels.stream().anyMatch(Optional::isPresent);
    List<Column> columns =
        new ArrayList<>(
            List.of(
                Column.of("task"),
                Column.of("domain"),
                Column.of("type"),
                Column.of("unit"),
                Column.of("main")));
    if (full) {
      columns.addAll(List.of(Column.of("source"), Column.of("inclusion"), Column.of("definition")));
    }
    if (counted) {
      columns.addAll(
          List.of(
              Column.of("people"),
              Column.of("people with days"),
              Column.of("positives"),
              Column.of("mean"),
              Column.of("SD")));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (int i = 0; i < tasks.size(); i++) {
      Task t = tasks.get(i);
      List<Object> row = new ArrayList<>();
      row.add(t.name());
      row.add(t.domain());
      row.add(t.type().name().toLowerCase(java.util.Locale.ROOT));
      row.add(t.unit());
      row.add(TaskRegistry.isMain(t));
      if (full) {
        row.add(t.source());
        row.add(t.inclusion());
        row.add(t.definition());
      }
      labels
          .get(i)
          .ifPresent(s -> {
            row.add(s.people());
            row.add(s.withDays());
            row.add(t.type() == TaskType.BINARY ? s.positives() : Optional.empty());
            row.add(s.mean());
            row.add(s.std());
          });
      rows.add(row);
    }
    return Table.of("tasks", columns, rows);
  }
}
