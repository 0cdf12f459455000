package org.diurnal.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.frame.Context;
import org.diurnal.cli.frame.ExitCode;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.dictionary.DataDictionary;
import org.diurnal.data.dictionary.DictionaryEntry;
import org.diurnal.data.dictionary.DictionaryEntry.Origin;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.simulate.SimulatedFields;
import org.diurnal.data.simulate.Simulator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `diurnal data dictionary`: what every column means and where it comes from.
@Command(
    name = "dictionary",
    description = {
      "Explains every column of a dataset: unit (UCUM), code (LOINC), which field of the export it",
      "is, what was done to it, and when it is missing. Without a dataset: all built-in schemas and",
      "everything that importers know."
    },
    footer = {
      "",
      "json and csv have a row a column and source; table and markdown two tables.",
      "",
      "Example:",
      "  ./diurnal data dictionary ~/diurnal/data --column heart_rate",
      "  columns",
      "  file                 column      type                 unit  code          meaning",
      "  -------------------  ----------  -------------------  ----  ------------  ----------",
      "  days/part-*.parquet  heart_rate  list of 1440 floats  /min  LOINC 8867-4  Mean of ...",
      "  ..."
    })
final class DataDictionaryVerb extends Verb {
  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "DATASET",
      description = "The dataset's folder.")
  Optional<Path> data = Optional.empty();

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "Only columns whose name contains this, for example heart_rate or sleep.")
  Optional<String> column = Optional.empty();

  @Override
  protected int run(Context context) {
    DataDictionary dictionary = dictionary();
    List<DictionaryEntry> all =
        data.isPresent()
            ? dictionary.of(DataFolder.open(data.get(), context))
            : dictionary.of(SensorSchema.BUILT_IN.stream().map(SensorSchema::builtIn).toList());
    List<DictionaryEntry> entries =
        all.stream().filter(e -> e.column().contains(column.orElse(""))).toList();
    switch (context.format()) {
      case json, csv -> context.print(flat(entries));
      case table, markdown -> context.print(columns(entries), origins(entries));
    }
    return ExitCode.OK;
  }

  /// What all importers and the simulator say of their fields.
  static DataDictionary dictionary() {
    Map<String, List<FieldOrigin>> origins = new LinkedHashMap<>();
    ImportVerb.IMPORTERS.forEach(i -> origins.put(i.source(), i.fields()));
    origins.put(Simulator.SOURCE, SimulatedFields.ALL);
    return new DataDictionary(origins);
  }

  private static Table columns(List<DictionaryEntry> entries) {
    List<List<Object>> rows = new ArrayList<>();
    for (DictionaryEntry e : entries) {
      rows.add(List.of(e.file(), e.column(), e.type(), e.unit(), e.code(), e.meaning()));
    }
    return Table.of(
        "columns",
        List.of(
            Column.of("file"),
            Column.of("column"),
            Column.of("type"),
            Column.of("unit"),
            Column.of("code"),
            Column.of("meaning")),
        rows);
  }

  private static Table origins(List<DictionaryEntry> entries) {
    List<List<Object>> rows = new ArrayList<>();
    // A channel of several schemas is said once.
    Map<String, List<Origin>> byColumn = new LinkedHashMap<>();
    entries.forEach(e -> byColumn.putIfAbsent(e.column(), e.origins()));
    byColumn.forEach((name, from) ->
        from.forEach(
            o -> rows.add(List.of(name, o.source(), o.field(), o.transformation(), o.missing()))));
    return new Table(
        "where from",
        List.of(
            Column.of("column"),
            Column.of("source"),
            Column.of("field of the export"),
            Column.of("what is done to it"),
            Column.of("missing")),
        rows,
        List.of("a column that is not here is computed by the program, or filled by no importer"));
  }

  private static Table flat(List<DictionaryEntry> entries) {
    List<List<Object>> rows = new ArrayList<>();
    for (DictionaryEntry e : entries) {
      List<Origin> origins =
          e.origins().isEmpty() ? List.of(new Origin("", "", "", "")) : e.origins();
      for (Origin o : origins) {
        rows.add(
            List.of(
                e.file(),
                e.column(),
                e.type(),
                e.unit(),
                e.code(),
                e.meaning(),
                o.source(),
                o.field(),
                o.transformation(),
                o.missing()));
      }
    }
    return Table.of(
        "dictionary",
        List.of(
            Column.of("file"),
            Column.of("column"),
            Column.of("type"),
            Column.of("unit"),
            Column.of("code"),
            Column.of("meaning"),
            Column.of("source"),
            Column.of("field"),
            Column.of("transformation"),
            Column.of("missing")),
        rows);
  }
}
