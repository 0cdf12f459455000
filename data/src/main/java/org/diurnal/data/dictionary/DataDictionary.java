package org.diurnal.data.dictionary;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diurnal.core.Channel;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.dictionary.DictionaryEntry.Origin;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.importing.FieldOrigin.Part;
import org.diurnal.data.reconcile.MergedDay;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetMerge;

/// Explains every column of every file of a dataset: `diurnal data dictionary`. What the importers
/// say of their fields is put beside what the schema says of its channels.
public final class DataDictionary {
  private final Map<String, List<FieldOrigin>> known; // by importer

  /// @param origins what each importer says of its fields, by the importer's name
  public DataDictionary(Map<String, List<FieldOrigin>> origins) {
    this.known = new TreeMap<>(origins);
  }

  /// The columns of a dataset, in the order of its files.
  public List<DictionaryEntry> of(Dataset dataset) {
    Collection<String> sources = sources(dataset);
    List<DictionaryEntry> entries = new ArrayList<>();
    for (FileColumns.Column c : FileColumns.days()) {
      entries.add(entry(c, origins(sources, Part.DAY, c.name())));
    }
    for (Channel c : dataset.schema().channels()) {
      entries.add(
          entry(FileColumns.values(FileColumns.DAYS, c), origins(sources, Part.CHANNEL, c.name())));
      entries.add(entry(FileColumns.observed(c), List.of()));
    }
    FileColumns.others(dataset.schema()).forEach(c -> entries.add(entry(c, List.of())));
    dataset.labelCounts().keySet().forEach(task -> entries.add(label(sources, task)));
    return entries;
  }

  /// The channels of schemas, and all labels that importers know.
  public List<DictionaryEntry> of(List<SensorSchema> schemas) {
    List<DictionaryEntry> entries = new ArrayList<>();
    FileColumns.days()
        .forEach(c -> entries.add(entry(c, origins(known.keySet(), Part.DAY, c.name()))));
    for (SensorSchema s : schemas) {
      for (Channel c : s.channels()) {
        entries.add(
            entry(
                FileColumns.values("schema " + s.name(), c),
                origins(known.keySet(), Part.CHANNEL, c.name())));
      }
    }
    TreeSet<String> tasks = new TreeSet<>();
    known
        .values()
        .forEach(all ->
            all.stream().filter(o -> o.part() == Part.LABEL).forEach(o -> tasks.add(o.name())));
    tasks.forEach(task -> entries.add(label(known.keySet(), task)));
    return entries;
  }

  /// The importers behind a dataset, also where their days were merged.
  private static Collection<String> sources(Dataset dataset) {
    TreeSet<String> sources = new TreeSet<>();
    dataset.receipts().forEach(r -> sources.add(r.source()));
    dataset.sourceIds().forEach(id -> sources.add(id.replaceFirst(":.*", "")));
    return sources;
  }

  private DictionaryEntry label(Collection<String> sources, String task) {
    List<Origin> origins = origins(sources, Part.LABEL, task);
    // A task's name means the same in every source; an entry for many tasks says less.
    return new DictionaryEntry(
        FileColumns.LABELS,
        "task " + task,
        "double",
        unit(sources, task),
        ChannelCode.loincOfLabel(task).map(code -> "LOINC " + code).orElse(""),
        task.replace('_', ' ').replace("*", "..."),
        origins);
  }

  /// The unit of a label: as one of the sources has it, else as any importer has it.
  private String unit(Collection<String> sources, String task) {
    List<FieldOrigin> all = new ArrayList<>();
    sources.forEach(s -> all.addAll(about(s, Part.LABEL, task)));
    known.keySet().forEach(s -> all.addAll(about(s, Part.LABEL, task)));
    return all.stream()
        .sorted(Comparator.comparing((FieldOrigin o) -> !o.name().equals(task))) // stable
        .map(FieldOrigin::unit)
        .findFirst()
        .orElse("");
  }

  private static DictionaryEntry entry(FileColumns.Column c, List<Origin> origins) {
    return new DictionaryEntry(
        c.file(), c.name(), c.type(), c.unit(), c.code(), c.meaning(), origins);
  }

  /// What the sources say of a column; where days were merged and their importers are not on
  /// record, what any importer says.
  private List<Origin> origins(Collection<String> sources, Part part, String column) {
    List<Origin> origins = new ArrayList<>();
    boolean merged = false;
    for (String source : sources) {
      if (source.equals(DatasetMerge.SOURCE) || source.equals(MergedDay.MERGED)) {
        merged = true;
      }
      about(source, part, column, origins);
    }
    if (merged) {
      if (origins.isEmpty()) {
        known.keySet().forEach(source -> about(source, part, column, origins));
      }
      if (part == Part.CHANNEL) {
        origins.add(
            new Origin(
                DatasetMerge.SOURCE,
                "the channel of each device",
                "one value a minute by the rule in the receipt",
                "no device has a value"));
      }
    }
    return origins;
  }

  private void about(String source, Part part, String column, List<Origin> origins) {
    about(source, part, column)
        .forEach(o -> origins.add(new Origin(source, o.field(), o.transformation(), o.missing())));
  }

  /// What a source says of a column. A name with a star is for those without an entry of their own,
  /// and the longer one goes before the shorter.
  private List<FieldOrigin> about(String source, Part part, String column) {
    List<FieldOrigin> all =
        known.getOrDefault(source, List.of()).stream()
            .filter(o -> o.isAbout(part, column))
            .toList();
    boolean exact = all.stream().anyMatch(o -> o.name().equals(column));
    int longest = all.stream().mapToInt(o -> o.name().length()).max().orElse(0);
    return all.stream()
        .filter(o -> exact ? o.name().equals(column) : o.name().length() == longest)
        .toList();
  }
}
