package org.diurnal.data.simulate;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Device;
import org.diurnal.core.Progress;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ChannelReceipt;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Overlap;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetManifest;
import org.diurnal.data.store.DatasetWriter;

/// A stretch of simulated people becomes part of a dataset: what `diurnal simulate` does.
///
/// Memory: as an import. The same arguments change nothing the second time, and other shards of the
/// same seed can be added later, or made elsewhere.
public final class SimulatedCohort {
  private static final long MOST_PEOPLE = 1_000_000_000;
  private static final long MOST_DAYS = Integer.MAX_VALUE; // of all people together

  /// Options that say which of the people, and not who they are.
  private static final Set<String> WHICH_PEOPLE = Set.of("first-person", "people");

  private static final String NOTE =
      "simulated people: they show that the program works and what it can find, and are no evidence"
          + " about real ones";
  private static final String WEAR_NOTE =
      "worn or not worn is real, of %,d weeks in NHANES 2003-2006, whose device came off for sleep"
          + " and water; everything else is simulated";

  private final Simulator simulator;
  private final long people;
  private final int[] channelPeople;
  private final int[] channelDays;
  private final long[] channelMinutes;
  private final Set<String> sources = new HashSet<>();
  private final Map<String, Long> labels = new TreeMap<>();
  private long days;
  private long lived;

  private SimulatedCohort(Simulator simulator, long people) {
    this.simulator = simulator;
    this.people = people;
    int n = simulator.schema().size();
    this.channelPeople = new int[n];
    this.channelDays = new int[n];
    this.channelMinutes = new long[n];
  }

  /// Writes people into a dataset, which is made if the folder is new.
  ///
  /// @param firstPerson the number of the first
  /// @param people how many, at least 1
  /// @param command what was asked for, for the provenance
  /// @throws UsageException if nobody is asked for, or too many
  public static ImportReceipt write(
      Path dataset,
      Simulator simulator,
      long firstPerson,
      long people,
      String command,
      Progress progress) {
    refuse(firstPerson, people);
    if (people > MOST_DAYS / simulator.days()) {
      throw new UsageException(
          people + " people of " + simulator.days() + " days in one dataset",
          "make at most "
              + MOST_DAYS / simulator.days()
              + " people at a time, into several datasets");
    }
    SimulatedCohort cohort = new SimulatedCohort(simulator, people);
    if (Files.exists(dataset.resolve(DatasetManifest.FILE))) {
      cohort.refuseOthers(Dataset.open(dataset));
    }
    try (DatasetWriter writer = DatasetWriter.open(dataset, simulator.schema())) {
      for (long p = firstPerson; p < firstPerson + people; p++) {
        cohort.person(p, writer);
        progress.update(p - firstPerson + 1, people, "person " + Simulator.personId(p));
      }
      return writer.commit(cohort.receipt(firstPerson), command);
    }
  }

  /// @throws UsageException if nobody is asked for, or too many
  static void refuse(long firstPerson, long people) {
    if (firstPerson < 0 || firstPerson >= MOST_PEOPLE) {
      throw new UsageException(
          "a first person of number " + firstPerson,
          "people are numbered from 0 to " + (MOST_PEOPLE - 1));
    }
    if (people < 1 || people > MOST_PEOPLE - firstPerson) {
      throw new UsageException(
          people + " people from number " + firstPerson,
          "ask for 1 to "
              + (MOST_PEOPLE - firstPerson)
              + " people: they are numbered from 0 to "
              + (MOST_PEOPLE - 1));
    }
  }

  /// A number names one person in a dataset, and no real people stand beside simulated ones.
  ///
  /// @throws UsageException if the dataset has real people, or those of another simulator
  private void refuseOthers(Dataset dataset) {
    if (!dataset.manifest().provenance().simulated()) {
      throw new UsageException(
          dataset.folder() + ": this dataset is of real people",
          "simulate into a folder of its own: real and simulated people are never mixed");
    }
    Map<String, String> wanted = said();
    for (ImportReceipt r : dataset.receipts()) {
      if (r.source().equals(Simulator.SOURCE)) {
        Set<String> keys = new TreeSet<>(wanted.keySet());
        keys.addAll(r.options().keySet());
        for (String key : keys) {
          String here = r.options().getOrDefault(key, "none");
          String asked = wanted.getOrDefault(key, "none");
          if (!WHICH_PEOPLE.contains(key) && !here.equals(asked)) {
            throw new UsageException(
                dataset.folder()
                    + ": its people were simulated with "
                    + key
                    + " "
                    + here
                    + ", not "
                    + asked
                    + "; the same numbers would be other people",
                "simulate into a folder of its own, or with the same " + key);
          }
        }
      }
    }
  }

  private void person(long number, DatasetWriter writer) {
    boolean[] has = new boolean[channelDays.length];
    simulator.person(
        number,
        day -> {
          count(day, has);
          sources.add(day.sourceId());
          writer.day(day);
        },
        label -> {
          labels.merge(label.task(), 1L, Long::sum);
          writer.label(label);
        });
    lived++;
    for (int c = 0; c < has.length; c++) {
      channelPeople[c] += has[c] ? 1 : 0;
    }
  }

  private void count(DayWindow day, boolean[] has) {
    days++;
    for (int c = 0; c < has.length; c++) {
      int n = day.observed(c).count();
      channelDays[c] += n > 0 ? 1 : 0;
      channelMinutes[c] += n;
      has[c] |= n > 0;
    }
  }

  /// What makes the people who they are, by option.
  private Map<String, String> said() {
    Map<String, String> said = new TreeMap<>();
    said.put("seed", String.valueOf(simulator.seed()));
    said.put("days", String.valueOf(simulator.days()));
    said.put("first-day", simulator.first().toString());
    said.put("schema", simulator.schema().name());
    said.put("events", String.valueOf(simulator.eventRate()));
    simulator.realWear().ifPresent(w -> said.put("wear-from", named(w.receipt())));
    simulator.table().ifPresent(t -> said.put("people-from", named(t.receipt())));
    return said;
  }

  private ImportReceipt receipt(long firstPerson) {
    Map<String, String> said = said();
    said.put("first-person", String.valueOf(firstPerson));
    said.put("people", String.valueOf(people));
    List<FileReceipt> files = new ArrayList<>();
    simulator.realWear().ifPresent(w -> files.add(w.receipt()));
    simulator.table().ifPresent(t -> files.add(t.receipt()));
    String id =
        Sha256.of((Simulator.SOURCE + said).getBytes(StandardCharsets.UTF_8)).substring(0, 16);
    List<ChannelReceipt> channels = new ArrayList<>();
    for (int c = 0; c < channelDays.length; c++) {
      channels.add(
          new ChannelReceipt(
              simulator.schema().channel(c).name(),
              channelPeople[c],
              channelDays[c],
              channelMinutes[c],
              channelMinutes[c]));
    }
    LocalDate last = simulator.first().plusDays(simulator.days() - 1L);
    return new ImportReceipt(
        id,
        Simulator.SOURCE,
        people + " simulated people",
        true,
        said,
        files,
        (int) lived,
        (int) days,
        Optional.of(simulator.first()),
        Optional.of(last),
        channels,
        labels,
        Arrays.stream(DeviceType.values())
            .filter(d -> sources.contains(Simulator.sourceId(d)))
            .map(d ->
                new Device(
                    Simulator.sourceId(d),
                    d.name().toLowerCase(Locale.ROOT),
                    Simulator.placement(d)))
            .toList(),
        List.of("+01:00"),
        "nothing comes twice",
        List.of(),
        Overlap.NONE,
        notes());
  }

  private static String named(FileReceipt file) {
    return file.name() + " " + file.sha256();
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(List.of(NOTE));
    simulator.realWear().ifPresent(w -> notes.add(String.format(Locale.ROOT, WEAR_NOTE, w.size())));
    simulator
        .table()
        .ifPresent(t -> {
          notes.add(
              String.format(
                  Locale.ROOT,
                  "people have the labels of %,d real people, row by row (truth_row says which);"
                      + " what the rows lack, what is latent, and every day is simulated",
                  t.size()));
          if (people > t.size()) {
            notes.add("some share a row: " + people + " people are made from " + t.size());
          }
          if (!t.carried().isEmpty()) {
            notes.add(
                t.carried().size()
                    + " labels are carried along that no equation speaks of; days know them only"
                    + " through the others: "
                    + String.join(", ", t.carried()));
          }
        });
    return notes;
  }

  /// A label that says what a person is, or the best that can be said: never to be learned from.
  public static boolean isTruth(Label label) {
    return label.task().startsWith(Simulator.TRUTH)
        || label.task().startsWith(HealthLabels.BAYES)
        || label.task().startsWith("event_");
  }
}
