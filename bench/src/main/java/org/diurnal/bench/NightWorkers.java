package org.diurnal.bench;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Overlap;
import org.diurnal.data.simulate.SimulatedCohort;
import org.diurnal.data.simulate.Simulator;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetWriter;

/// A simulated dataset of two unlike groups: ordinary people, and few who live ten hours later,
/// made from ordinary ones by turning their clock.
///
/// Of 40 training people 2 are night workers, of 10 validation people 1, of 20 test people 10.
///
/// @param dataset the days
/// @param split who is where
/// @param nightWorkers the rare group's ids
record NightWorkers(Dataset dataset, PersonSplit split, Set<String> nightWorkers) {
  private static final int PEOPLE = 70;
  private static final int DAYS = 14;
  private static final double NO_EVENTS = 0;
  private static final int LATER = 600; // minutes
  private static final int FIRST_VALID = 40;
  private static final int FIRST_TEST = 50;

  /// Makes it, or opens it where it was made before.
  static NightWorkers in(Path folder, long seed) {
    Path made = folder.resolve("dataset");
    if (!java.nio.file.Files.exists(made)) {
      SimulatedCohort.write(
          folder.resolve("ordinary"),
          new Simulator(
              seed, SensorSchema.builtIn("fitbit"), LocalDate.of(2026, 1, 5), DAYS, NO_EVENTS),
          0,
          PEOPLE,
          "bench/balance",
          Progress.SILENT);
      Dataset ordinary = Dataset.open(folder.resolve("ordinary"));
      turn(ordinary, nightWorkers(ordinary.people()), made);
    }
    Dataset dataset = Dataset.open(made);
    List<String> people = dataset.people();
    PersonSplit split =
        new PersonSplit(
            people.subList(0, FIRST_VALID),
            people.subList(FIRST_VALID, FIRST_TEST),
            people.subList(FIRST_TEST, PEOPLE),
            seed);
    return new NightWorkers(dataset, split, nightWorkers(people));
  }

  private static Set<String> nightWorkers(List<String> people) {
    Set<String> night = new TreeSet<>(List.of(people.get(0), people.get(20), people.get(40)));
    IntStream.range(FIRST_TEST, PEOPLE)
        .filter(p -> p % 2 == 0)
        .forEach(p -> night.add(people.get(p)));
    return night;
  }

  private static void turn(Dataset ordinary, Set<String> night, Path folder) {
    try (DatasetWriter writer = DatasetWriter.open(folder, ordinary.schema())) {
      List<DayWindow> before = new ArrayList<>();
      ordinary.forEachDay(day -> {
        boolean follows =
            !before.isEmpty()
                && before.getFirst().personId().equals(day.personId())
                && before.getFirst().localDate().plusDays(1).equals(day.localDate());
        DayWindow turned =
            night.contains(day.personId())
                ? later(follows ? Optional.of(before.getFirst()) : Optional.empty(), day)
                : day;
        before.clear();
        before.add(day);
        if (turned.observedCells() > 0) {
          writer.day(turned);
        }
      });
      writer.commit(receipt(ordinary.contentSha256()), "bench/balance");
    }
  }

  /// The day as it would have been, had everything happened later.
  private static DayWindow later(Optional<DayWindow> yesterday, DayWindow today) {
    int channels = today.channels();
    float[][] values = new float[channels][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[channels];
    for (int c = 0; c < channels; c++) {
      observed[c] = new MinuteMask();
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        Optional<DayWindow> from = m >= LATER ? Optional.of(today) : yesterday;
        int minute = Math.floorMod(m - LATER, DayWindow.MINUTES);
        if (from.isPresent() && from.get().observed(c).get(minute)) {
          observed[c].set(m);
          values[c][m] = from.get().values(c)[minute];
        }
      }
    }
    return new DayWindow(
        today.personId(),
        today.localDate(),
        today.utcOffsetMinutes(),
        today.sourceId(),
        values,
        observed);
  }

  private static ImportReceipt receipt(String id) {
    return new ImportReceipt(
        id.substring(0, 16),
        Simulator.SOURCE,
        "night workers",
        true,
        Map.of(),
        List.of(),
        PEOPLE,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of(),
        List.of(),
        "none",
        List.of(),
        Overlap.NONE,
        List.of());
  }
}
