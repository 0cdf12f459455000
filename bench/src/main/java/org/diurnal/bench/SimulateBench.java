package org.diurnal.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.simulate.SimulatedCohort;
import org.diurnal.data.simulate.Simulator;

/// Minutes of simulated people a second of one core, by schema: streamed to somebody who throws
/// them away, and written as a dataset. A minute is one of a person's life, whatever the channels.
///
/// Streaming runs in a Java machine whose heap is 64 MB, first a tenth of the people, then all: the
/// most memory used says whether it grows with people.
public final class SimulateBench {
  private static final int DAYS = 7;
  private static final int HEAP_MB = 64;
  private static final List<String> SCHEMAS = List.of("reference34", "wearable", "fitbit");
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SimulateBench() {}

  /// @param args people (300); or `stream PEOPLE`, in the machine with the small heap
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 2 && args[0].equals("stream")) {
      stream(Integer.parseInt(args[1]));
      return;
    }
    int people = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    for (int n : new int[] {Math.max(1, people / 10), people}) {
      small(n);
    }
    for (String schema : SCHEMAS) {
      write(schema, people);
    }
  }

  private static void small(int people) throws IOException, InterruptedException {
    SmallHeap.run(
        HEAP_MB,
        List.of("-XX:+UseSerialGC"),
        SimulateBench.class,
        "stream",
        String.valueOf(people));
  }

  private static Simulator simulator(String schema) {
    return new Simulator(1, SensorSchema.builtIn(schema), LocalDate.of(2026, 1, 5), DAYS, 0.1);
  }

  private static void stream(int people) throws IOException {
    for (String schema : SCHEMAS) {
      Simulator s = simulator(schema);
      long[] cells = {0};
      s.person(1_000_000, day -> cells[0] += day.observedCells(), label -> {}); // compiles the code
      cells[0] = 0;
      long begin = THREADS.getCurrentThreadCpuTime();
      for (int p = 0; p < people; p++) {
        s.person(p, day -> cells[0] += day.observedCells(), label -> {});
      }
      report(schema + ", streamed", people, (THREADS.getCurrentThreadCpuTime() - begin) / 1e9);
    }
    try (Stream<String> status = Files.lines(Path.of("/proc/self/status"))) {
      status
          .filter(l -> l.startsWith("VmHWM"))
          .forEach(l ->
              System.out.println(people + " people, heap of " + HEAP_MB + " MB: " + l.strip()));
    }
  }

  private static void write(String schema, int people) throws IOException {
    Path folder = Files.createTempDirectory("diurnal-simulate-bench");
    try {
      double begin = processorSeconds();
      SimulatedCohort.write(
          folder.resolve("d"), simulator(schema), 0, people, "bench/simulate", Progress.SILENT);
      report(schema + ", written", people, processorSeconds() - begin);
      try (Stream<Path> files = Files.walk(folder)) {
        long bytes = files.filter(Files::isRegularFile).mapToLong(SimulateBench::size).sum();
        System.out.printf(
            Locale.ROOT,
            "  %.2f bytes a minute on disk%n",
            bytes / (double) ((long) people * DAYS * DayWindow.MINUTES));
      }
    } finally {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path p : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    }
  }

  /// Of all threads: DuckDB has its own.
  private static double processorSeconds() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
  }

  private static long size(Path file) {
    return file.toFile().length();
  }

  private static void report(String what, int people, double seconds) {
    double minutes = (double) people * DAYS * DayWindow.MINUTES;
    System.out.printf(
        Locale.ROOT,
        "%-22s %6d people: %.1f s of processor time, %,.0f minutes/s%n",
        what,
        people,
        seconds,
        minutes / seconds);
  }
}
