package org.diurnal.cli;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.DayWindow;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.curation.DataSummary;
import org.diurnal.data.reconcile.MergeAccount;
import org.diurnal.data.reconcile.MergePolicy;
import org.diurnal.data.reconcile.MergedDay;
import org.diurnal.data.reconcile.Reconciler;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PersonSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal data show`: people, days, minutes, gaps; or one person, or one day of theirs.
@Command(
    name = "show",
    description = "Shows what a dataset holds: people, days, minutes, gaps, labels.",
    footer = {
      "",
      "Example:",
      "  ./diurnal data show ~/diurnal/data",
      "  dataset",
      "  schema  people  days  first       last        simulated",
      "  ------  ------  ----  ----------  ----------  ---------",
      "  fitbit      33   923  2016-04-12  2016-05-13  no",
      "",
      "  channels",
      "  channel     unit  people  days  minutes  of all (%%)  of owners (%%)  gaps  ...",
      "  ----------  ----  ------  ----  -------  ----------  -------------  ----",
      "  steps       /min      33   919  1298700        97.7           97.7    35  ...",
      "  ..."
    })
final class DataShowVerb extends Verb {
  private static final int HOUR = 60;

  @Parameters(index = "0", paramLabel = "DATASET", description = "The dataset's folder.")
  Path data = Path.of("");

  @Option(names = "--people-table", description = "Also one line a person.")
  boolean peopleTable;

  @Option(names = "--person", paramLabel = "PERSON", description = "One person's days instead.")
  Optional<String> person = Optional.empty();

  @Option(
      names = "--day",
      paramLabel = "DATE",
      description = {
        "With --person: that day hour by hour, for example 2016-04-12, and which device supplied",
        "which of its minutes."
      })
  Optional<LocalDate> day = Optional.empty();

  @Override
  protected int run(Context context) {
    Dataset dataset = DataFolder.open(data, context);
    if (person.isPresent()) {
      List<String> one = ModelAndData.people(dataset, List.of(person.get()));
      context.print(
          day.isPresent()
              ? hours(dataset, one, day.get()).toArray(Table[]::new)
              : new Table[] {days(dataset, one)});
      return ExitCode.OK;
    }
    if (day.isPresent()) {
      throw new UsageException("--day without --person", "say whose day, with --person");
    }
    DataSummary summary = DataSummary.of(dataset);
    List<Table> tables = new ArrayList<>();
    tables.add(overview(summary));
    tables.add(channels(summary));
    if (!summary.labels().isEmpty()) {
      List<List<Object>> rows = new ArrayList<>();
      summary.labels().forEach((task, n) -> rows.add(List.of(task, n)));
      tables.add(Table.of("labels", List.of(Column.of("task"), Column.of("number")), rows));
    }
    if (peopleTable) {
      tables.add(people(dataset.schema(), summary.persons()));
    }
    context.print(tables.toArray(Table[]::new));
    return ExitCode.OK;
  }

  private static Table overview(DataSummary s) {
    return Table.of(
        "dataset",
        List.of(
            Column.of("schema"),
            Column.of("people"),
            Column.of("days"),
            Column.of("first"),
            Column.of("last"),
            Column.of("simulated")),
        List.of(
            List.of(s.schema(), s.people(), s.days(), s.firstDate(), s.lastDate(), s.simulated())));
  }

  private static Table channels(DataSummary s) {
    List<List<Object>> rows = new ArrayList<>();
    for (DataSummary.ChannelSummary c : s.channels()) {
      rows.add(
          List.of(
              c.channel(),
              c.unit(),
              c.people(),
              c.days(),
              c.observedMinutes(),
              100 * c.observedShare(),
              100 * c.observedShareOfOwners(),
              c.gaps().gaps(),
              c.gaps().wholeDays(),
              c.gaps().medianMinutes(),
              c.gaps().p90Minutes()));
    }
    return new Table(
        "channels",
        List.of(
            Column.of("channel"),
            Column.of("unit"),
            Column.of("people"),
            Column.of("days"),
            Column.of("minutes"),
            Column.of("of all", "%", 1),
            Column.of("of owners", "%", 1),
            Column.of("gaps"),
            Column.of("whole days"),
            Column.of("median gap", "min", 0),
            Column.of("90 % of gaps", "min", 0)),
        rows,
        List.of(
            "of all: share of the minutes of all days; of owners, and gaps: in the days of people"
                + " who ever have the channel"));
  }

  private static Table people(SensorSchema schema, List<PersonSummary> persons) {
    List<Column> columns =
        new ArrayList<>(
            List.of(Column.of("person"), Column.of("days"), Column.of("first"), Column.of("last")));
    schema.channels().forEach(c -> columns.add(Column.of(c.name(), "minutes", 0)));
    List<List<Object>> rows = new ArrayList<>();
    for (PersonSummary p : persons) {
      List<Object> row =
          new ArrayList<>(
              List.of(p.personId(), p.days(), p.firstDate().toString(), p.lastDate().toString()));
      row.addAll(p.observedMinutes());
      rows.add(row);
    }
    return Table.of("people", columns, rows);
  }

  private static Table days(Dataset dataset, List<String> one) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("date"), Column.of("source")));
    dataset.schema().channels().forEach(c -> columns.add(Column.of(c.name(), "minutes", 0)));
    List<List<Object>> rows = new ArrayList<>();
    dataset.forEachSourceDay(
        one,
        d -> {
          List<Object> row = new ArrayList<>(List.of(d.localDate().toString(), d.sourceId()));
          for (int c = 0; c < d.channels(); c++) {
            row.add(d.observed(c).count());
          }
          rows.add(row);
        });
    return Table.of("days of person " + one.getFirst(), columns, rows);
  }

  private static List<Table> hours(Dataset dataset, List<String> one, LocalDate date) {
    List<Table> tables = new ArrayList<>();
    Reconciler reconciler =
        new Reconciler(
            dataset.schema(),
            MergePolicy.DEFAULT,
            dataset.devices(),
            new MergeAccount(dataset.schema()),
            merged -> {
              tables.add(hours(dataset.schema(), merged.day()));
              tables.add(suppliers(dataset, merged));
            });
    dataset.forEachSourceDay(
        one,
        d -> {
          if (d.localDate().equals(date)) {
            reconciler.add(d);
          }
        });
    reconciler.finish();
    if (tables.isEmpty()) {
      throw new UsageException(
          "person " + one.getFirst() + " has no day " + date,
          "--person without --day lists the days there are");
    }
    return tables;
  }

  private static Table suppliers(Dataset dataset, MergedDay merged) {
    List<List<Object>> rows = new ArrayList<>();
    for (int c = 0; c < merged.day().channels(); c++) {
      for (MergedDay.Run run : merged.runs(c)) {
        rows.add(
            List.of(
                dataset.schema().channel(c).name(),
                clock(run.from()),
                clock(run.to()),
                run.to() - run.from(),
                run.source().orElse("mean of several")));
      }
    }
    return new Table(
        "which device supplied which minutes",
        List.of(
            Column.of("channel"),
            Column.of("from"),
            Column.of("to"),
            Column.of("minutes"),
            Column.of("source")),
        rows,
        List.of(
            "to: the minute behind the last; devices that have the day: "
                + String.join(", ", merged.sources()),
            MergePolicy.DEFAULT.inWords(dataset.schema())));
  }

  private static String clock(int minute) {
    return String.format("%02d:%02d", minute / HOUR, minute % HOUR);
  }

  private static Table hours(SensorSchema schema, DayWindow day) {
    List<Column> columns = new ArrayList<>(List.of(Column.of("hour")));
    List<Integer> shown =
        IntStream.range(0, schema.size()).filter(c -> day.observed(c).count() > 0).boxed().toList();
    for (int channel : shown) {
      Channel c = schema.channel(channel);
      boolean sum = c.aggregation() == Aggregation.SUM;
      columns.add(
          sum
              ? Column.of(c.name() + " sum", "", 1)
              : Column.of(c.name() + " mean", c.unit().equals("1") ? "" : c.unit(), 2));
      columns.add(Column.of(c.name() + " minutes"));
    }
    List<List<Object>> rows = new ArrayList<>();
    for (int hour = 0; hour < DayWindow.MINUTES / HOUR; hour++) {
      List<Object> row = new ArrayList<>(List.of(String.format("%02d:00", hour)));
      for (int c : shown) {
        int n = day.observed(c).count(hour * HOUR, (hour + 1) * HOUR);
        double sum = 0;
        for (int m = hour * HOUR; m < (hour + 1) * HOUR; m++) {
          sum += day.observed(c).get(m) ? day.values(c)[m] : 0;
        }
        boolean total = schema.channel(c).aggregation() == Aggregation.SUM;
        row.add(n == 0 ? Optional.empty() : (Object) (total ? sum : sum / n));
        row.add(n);
      }
      rows.add(row);
    }
    return new Table(
        "person " + day.personId() + ", " + day.localDate() + ", source " + day.sourceId(),
        columns,
        rows,
        List.of(
            "over the observed minutes of the hour; a dash where there is none; channels without a"
                + " minute on this day are left out"));
  }
}
