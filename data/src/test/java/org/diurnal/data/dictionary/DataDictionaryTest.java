package org.diurnal.data.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.RealData;
import org.diurnal.data.dictionary.DictionaryEntry.Origin;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.reconcile.MergePolicy;
import org.diurnal.data.simulate.SimulatedCohort;
import org.diurnal.data.simulate.SimulatedExport;
import org.diurnal.data.simulate.SimulatedFields;
import org.diurnal.data.simulate.Simulator;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetImport;
import org.diurnal.data.store.DatasetMerge;
import org.diurnal.data.store.ParquetColumns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDictionaryTest {
  @TempDir Path tmp;

  private static DataDictionary dictionary() {
    return new DataDictionary(
        Map.of(
            "fitabase",
            new FitabaseImporter().fields(),
            "other",
            List.of(
                FieldOrigin.channel("steps", "theirs", "doubled", "never"),
                FieldOrigin.label("*", "1", "anything", "as it is", ""),
                FieldOrigin.label("age", "a", "birthday", "subtracted", ""))));
  }

  private Dataset imported(Path export, String name) {
    DatasetImport.run(
        new FitabaseImporter(),
        export,
        ImportOptions.defaults(),
        tmp.resolve(name),
        "test",
        Progress.SILENT);
    return Dataset.open(tmp.resolve(name));
  }

  private Dataset simulated() {
    SimulatedExport.write(tmp.resolve("export"), 2, 2, 1);
    return imported(tmp.resolve("export"), "d");
  }

  private static void everyColumnIsExplained(Dataset dataset) {
    List<DictionaryEntry> entries = dictionary().of(dataset);
    List<String> explained =
        new ArrayList<>(
            entries.stream()
                .filter(e -> !e.column().startsWith("task "))
                .map(e -> e.file() + " " + e.column())
                .toList());
    List<String> there = new ArrayList<>();
    there.addAll(columns(dataset, dataset.manifest().parts().getFirst().content().file(), true));
    dataset.manifest().tables().forEach(t -> there.addAll(columns(dataset, t.file(), false)));
    assertThat(explained).containsExactlyInAnyOrderElementsOf(there);
    assertThat(entries.stream().map(DictionaryEntry::column).filter(c -> c.startsWith("task ")))
        .containsExactlyElementsOf(
            dataset.labelCounts().keySet().stream().map(t -> "task " + t).toList());
    assertThat(entries)
        .allSatisfy(e -> {
          assertThat(e.meaning()).isNotEmpty();
          assertThat(e.type()).isNotEmpty();
          boolean fromTheSource =
              e.column().startsWith("task ")
                  || (e.file().startsWith("days/") && !e.column().endsWith("_observed"));
          if (fromTheSource) {
            assertThat(e.origins()).as(e.column()).isNotEmpty();
          }
        });
  }

  private static List<String> columns(Dataset dataset, String file, boolean day) {
    return ParquetColumns.of(dataset.folder().resolve(file)).stream()
        .map(c -> (day ? "days/part-*.parquet" : file) + " " + c)
        .toList();
  }

  @Test
  void noColumnOfADatasetIsWithoutAnEntry() {
    everyColumnIsExplained(simulated());
  }

  @Test
  void noColumnOfTheRealExportsDatasetIsWithoutAnEntry() {
    everyColumnIsExplained(imported(RealData.fitabaseExport(), "real"));
  }

  @Test
  void aMergedDatasetNamesTheRuleAndTheDevicesImporters() {
    Dataset d = simulated();
    DatasetMerge.run(
        List.of(d.folder()), tmp.resolve("m"), MergePolicy.DEFAULT, "test", Progress.SILENT);
    Dataset merged = Dataset.open(tmp.resolve("m"));
    everyColumnIsExplained(merged);
    DictionaryEntry steps = entry(dictionary().of(merged), "steps");
    assertThat(steps.origins()).extracting(Origin::source).containsExactly("fitabase", "merge");
  }

  @Test
  void aChannelSaysUnitCodeSourceAndWhatWasDone() {
    List<DictionaryEntry> entries = dictionary().of(simulated());
    DictionaryEntry rate = entry(entries, "heart_rate");
    assertThat(rate)
        .isEqualTo(
            new DictionaryEntry(
                "days/part-*.parquet",
                "heart_rate",
                "list of 1440 floats",
                "/min",
                "LOINC 8867-4",
                "Mean of the heart-rate samples of the minute. Put together within a minute by"
                    + " MEAN; plausible from 25 to 250; NULL where missing, zero is a value.",
                List.of(
                    new Origin(
                        "fitabase",
                        "heartrate_seconds: Value at Time (whole beats/min, every 5 to 15 s)",
                        "arithmetic mean of the minute's samples",
                        "no sample in the minute"))));
    DictionaryEntry weight = entry(entries, "task weight_kg");
    assertThat(weight.unit()).isEqualTo("kg");
    assertThat(weight.code()).isEqualTo("LOINC 29463-7");
  }

  @Test
  void withoutADatasetAllSchemasAndAllLabelsAreExplained() {
    List<DictionaryEntry> all =
        dictionary().of(SensorSchema.BUILT_IN.stream().map(SensorSchema::builtIn).toList());
    for (String name : SensorSchema.BUILT_IN) {
      assertThat(all.stream().filter(e -> e.file().equals("schema " + name)))
          .extracting(DictionaryEntry::column)
          .containsExactlyElementsOf(
              SensorSchema.builtIn(name).channels().stream().map(c -> c.name()).toList());
    }
    assertThat(entry(all, "steps").origins())
        .extracting(Origin::source)
        .containsExactly("fitabase", "other");
    // A star stands for what has no entry of its own.
    assertThat(entry(all, "task age").origins())
        .containsExactly(new Origin("other", "birthday", "subtracted", ""));
    assertThat(entry(all, "task bmi").origins())
        .extracting(Origin::source)
        .containsExactly("fitabase", "other");
  }

  @Test
  void aUnitSaidForTheLabelItselfGoesBeforeOneSaidForAll() {
    assertThat(entry(dictionary().of(List.of()), "task weight_kg").unit()).isEqualTo("kg");
    assertThat(entry(dictionary().of(List.of()), "task age").unit()).isEqualTo("a");
  }

  @Test
  void simulatedPeoplesColumnsAreExplained() {
    SensorSchema schema = SensorSchema.builtIn("reference34");
    Simulator simulator = new Simulator(1, schema, java.time.LocalDate.of(2026, 1, 5), 2, 1);
    SimulatedCohort.write(tmp.resolve("s"), simulator, 0, 2, "test", Progress.SILENT);
    List<DictionaryEntry> entries =
        new DataDictionary(Map.of(Simulator.SOURCE, SimulatedFields.ALL))
            .of(Dataset.open(tmp.resolve("s")));
    assertThat(entries)
        .filteredOn(e -> e.column().startsWith("task ") || e.column().equals("heart_rate"))
        .hasSizeGreaterThan(40)
        .allSatisfy(e -> {
          assertThat(e.origins()).as(e.column()).hasSize(1);
        });
    assertThat(entry(entries, "task daily_steps").unit()).isEqualTo("/d");
  }

  private static DictionaryEntry entry(List<DictionaryEntry> entries, String column) {
    return entries.stream().filter(e -> e.column().equals(column)).findFirst().orElseThrow();
  }
}
