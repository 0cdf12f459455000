package org.diurnal.data.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.FailedException;
import org.diurnal.core.Placement;
import org.diurnal.core.Progress;
import org.diurnal.core.SchemaMapping;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ChannelReceipt;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Overlap;
import org.diurnal.data.importing.Tally;
import org.diurnal.data.reconcile.MergeAccount;
import org.diurnal.data.reconcile.MergePolicy;
import org.diurnal.data.reconcile.MergedDay;
import org.diurnal.data.reconcile.Reconciler;

/// Makes a dataset of one day a person and date out of datasets in which several devices have the
/// same days. What goes in stays as it is.
public final class DatasetMerge {
  /// The source of the receipt.
  public static final String SOURCE = "merge";

  /// What came of it.
  ///
  /// @param receipt kept in the new dataset
  /// @param days person-days
  /// @param overlappingDays of these, days that more than one device had
  /// @param lines what became of every minute, by channel
  public record Outcome(
      ImportReceipt receipt, long days, long overlappingDays, List<MergeAccount.Line> lines) {}

  private final MergePolicy policy;
  private final Progress progress;

  private DatasetMerge(MergePolicy policy, Progress progress) {
    this.policy = policy;
    this.progress = progress;
  }

  /// Merges datasets into a new one.
  ///
  /// Memory: as an import, whatever the size. Several datasets are first put together, sources
  /// apart, in a temporary dataset beside the new one.
  ///
  /// @param inputs at least one
  /// @param into a new folder, or one that the same merge made
  /// @param command what was asked for, for the provenance
  /// @throws UsageException if no input has all channels of the others, or real and simulated
  ///   people would be mixed
  public static Outcome run(
      List<Path> inputs, Path into, MergePolicy policy, String command, Progress progress) {
    List<Dataset> datasets = inputs.stream().map(Dataset::open).toList();
    DatasetMerge merge = new DatasetMerge(policy, progress);
    if (datasets.size() == 1) {
      return merge.reconcile(datasets, datasets.getFirst(), into, command);
    }
    Path absolute = into.toAbsolutePath().normalize();
    Path together = absolute.resolveSibling("." + absolute.getFileName() + ".merging");
    try {
      Commit.deleteTree(together);
      try {
        putTogether(datasets, together);
        return merge.reconcile(datasets, Dataset.open(together), into, command);
      } finally {
        Commit.deleteTree(together);
      }
    } catch (IOException e) {
      throw new FailedException(
          together + ": temporary files cannot be removed: " + e.getMessage(),
          "remove the folder by hand",
          e);
    }
  }

  private static void putTogether(List<Dataset> datasets, Path folder) {
    SensorSchema schema = widest(datasets);
    for (Dataset d : datasets) {
      SchemaMapping mapping = SchemaMapping.of(d.schema(), schema);
      try (DatasetWriter w = DatasetWriter.open(folder, schema)) {
        d.forEachSourceDay(day -> w.day(mapping.apply(day)));
        d.labels().forEach(w::label);
        w.commit(receipt(d), "data merge");
      }
    }
  }

  /// The schema of the dataset that has all channels of the others.
  private static SensorSchema widest(List<Dataset> datasets) {
    SensorSchema widest =
        datasets.stream()
            .map(Dataset::schema)
            .max(Comparator.comparingInt(SensorSchema::size))
            .orElseThrow();
    for (Dataset d : datasets) {
      List<String> lacking = SchemaMapping.of(d.schema(), widest).leftOut();
      if (!lacking.isEmpty()) {
        throw new UsageException(
            d.folder()
                + " has the channels "
                + String.join(", ", lacking)
                + ", which schema "
                + widest.name()
                + " of the others lacks",
            "import the sources again with --schema wearable, which has room for all of them");
      }
    }
    return widest;
  }

  /// Stands for all that was imported into a dataset.
  private static ImportReceipt receipt(Dataset d) {
    return new ImportReceipt(
        d.contentSha256().substring(0, 16),
        SOURCE,
        String.valueOf(d.folder().toAbsolutePath().normalize().getFileName()),
        d.manifest().provenance().simulated(),
        Map.of(),
        List.of(),
        d.people().size(),
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        d.devices(),
        List.of(),
        "",
        List.of(),
        Overlap.NONE,
        List.of());
  }

  private Outcome reconcile(List<Dataset> inputs, Dataset from, Path into, String command) {
    policy.checkedFor(from.schema());
    MergeAccount account = new MergeAccount(from.schema());
    Counts counts = new Counts(from.schema());
    Map<String, Long> labels = new TreeMap<>();
    try (DatasetWriter writer = DatasetWriter.open(into, from.schema())) {
      Reconciler reconciler =
          new Reconciler(
              from.schema(),
              policy,
              from.devices(),
              account,
              merged -> {
                DayWindow day = merged.day();
                counts.add(day);
                progress.update(account.days(), from.days(), day.toString());
                writer.day(day);
              });
      from.forEachSourceDay(reconciler::add);
      reconciler.finish();
      from.labels()
          .forEach(l -> {
            labels.merge(l.task(), 1L, Long::sum);
            writer.label(l);
          });
      List<MergeAccount.Line> lines = account.lines();
      ImportReceipt receipt = receipt(inputs, from, counts, labels, account, lines);
      return new Outcome(
          writer.commit(receipt, command), account.days(), account.overlappingDays(), lines);
    }
  }

  /// What came out, by channel.
  private static final class Counts {
    private final List<Set<String>> people = new ArrayList<>();
    private final Set<String> everybody = new LinkedHashSet<>();
    private final int[] days;
    private final TreeSet<java.time.LocalDate> dates = new TreeSet<>();

    Counts(SensorSchema schema) {
      this.days = new int[schema.size()];
      schema.channels().forEach(c -> people.add(new LinkedHashSet<>()));
    }

    void add(DayWindow day) {
      everybody.add(day.personId());
      dates.add(day.localDate());
      for (int c = 0; c < days.length; c++) {
        if (day.observed(c).count() > 0) {
          people.get(c).add(day.personId());
          days[c]++;
        }
      }
    }
  }

  private ImportReceipt receipt(
      List<Dataset> inputs,
      Dataset from,
      Counts counts,
      Map<String, Long> labels,
      MergeAccount account,
      List<MergeAccount.Line> lines) {
    List<FileReceipt> files = new ArrayList<>();
    StringBuilder identity = new StringBuilder(policy.inWords(from.schema()));
    TreeSet<String> zones = new TreeSet<>();
    for (Dataset d : inputs) {
      String sha256 = d.contentSha256();
      identity.append('\n').append(sha256);
      files.add(
          new FileReceipt(
              String.valueOf(d.folder().toAbsolutePath().normalize().getFileName()),
              "dataset, by the hash of its content",
              bytes(d),
              sha256,
              Tally.NONE,
              Tally.NONE));
      d.receipts().forEach(r -> zones.addAll(r.zones()));
    }
    List<ChannelReceipt> channels = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    notes.add("merged by this rule: " + policy.inWords(from.schema()));
    notes.add(
        String.format(
            Locale.ROOT,
            "%,d person-days, of which %,d on more than one device",
            account.days(),
            account.overlappingDays()));
    for (int c = 0; c < lines.size(); c++) {
      MergeAccount.Line l = lines.get(c);
      channels.add(
          new ChannelReceipt(
              l.channel(), counts.people.get(c).size(), counts.days[c], l.merged(), l.merged()));
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %,d minutes read = %,d merged + %,d overlapped + %,d rejected",
              l.channel(),
              l.read(),
              l.merged(),
              l.overlapped(),
              l.rejected()));
    }
    return new ImportReceipt(
        Sha256.of(identity.toString().getBytes(StandardCharsets.UTF_8)).substring(0, 16),
        SOURCE,
        String.join(", ", files.stream().map(FileReceipt::name).toList()),
        from.manifest().provenance().simulated(),
        Map.of(),
        files,
        counts.everybody.size(),
        (int) account.days(),
        counts.dates.isEmpty() ? Optional.empty() : Optional.of(counts.dates.getFirst()),
        counts.dates.isEmpty() ? Optional.empty() : Optional.of(counts.dates.getLast()),
        channels,
        labels,
        devices(from),
        List.copyOf(zones),
        "each device's days were settled when they were imported",
        List.of(),
        Overlap.NONE,
        notes);
  }

  /// The devices of days that only one had, which keep their source, and the merged one.
  private static List<Device> devices(Dataset from) {
    List<Device> devices = new ArrayList<>(from.devices());
    devices.add(new Device(MergedDay.MERGED, "", Placement.UNKNOWN));
    return devices;
  }

  private static long bytes(Dataset d) {
    try {
      return Files.size(d.folder().resolve(DatasetManifest.FILE));
    } catch (IOException e) {
      throw new FailedException(
          d.folder() + ": cannot be read: " + e.getMessage(), "check its permissions", e);
    }
  }
}
