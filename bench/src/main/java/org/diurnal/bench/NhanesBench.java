package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.diurnal.core.Progress;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.nhanes.NhanesImporter;
import org.diurnal.data.store.DatasetImport;

/// Reads a made-up `PAXRAW_C` of its real size (7,176 participants, 2.4 GB) in a Java machine with
/// a small heap: once only read and accounted for, once imported into a dataset.
public final class NhanesBench {
  private static final int READING_HEAP_MB = 64;
  private static final int IMPORTING_HEAP_MB = 256;

  private NhanesBench() {}

  /// @param args how many participants (7176); or `read FILE` or `import FILE`, in the machine with
  ///   the small heap
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 2) {
      measure(args[0], Path.of(args[1]));
      return;
    }
    int people = args.length > 0 ? Integer.parseInt(args[0]) : 7176;
    Path folder = Files.createTempDirectory("diurnal-nhanes-bench");
    Path file = folder.resolve("PAXRAW_C.XPT");
    try {
      long rows = NhanesExport.write(file, people, 1);
      System.out.printf(
          Locale.ROOT, "PAXRAW_C.XPT: %.2f GB, %,d rows%n", Files.size(file) / 1e9, rows);
      child("read", file, READING_HEAP_MB);
      child("import", file, IMPORTING_HEAP_MB);
    } finally {
      Files.deleteIfExists(file);
      try (var all = Files.walk(folder)) {
        for (Path p : all.sorted(java.util.Collections.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    }
  }

  private static void child(String what, Path file, int heapMb)
      throws IOException, InterruptedException {
    SmallHeap.run(
        heapMb,
        List.of("--enable-native-access=ALL-UNNAMED"),
        NhanesBench.class,
        what,
        file.toString());
  }

  private static void measure(String what, Path file) throws IOException {
    long begin = System.nanoTime();
    ImportReceipt r =
        what.equals("read")
            ? new NhanesImporter()
                .read(file, ImportOptions.defaults(), ImportSink.NOWHERE, Progress.SILENT)
            : DatasetImport.run(
                new NhanesImporter(),
                file,
                ImportOptions.defaults(),
                file.resolveSibling("dataset"),
                "bench/nhanes",
                Progress.SILENT);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double processor =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    double megabytes = Files.size(file) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f s, %.1f MB/s; %.0f s of processor time, %.1f MB/s; heap at most %d MB, resident at"
            + " most %s%n",
        what,
        seconds,
        megabytes / seconds,
        processor,
        megabytes / processor,
        Runtime.getRuntime().maxMemory() >> 20,
        peak());
    System.out.printf(
        Locale.ROOT,
        "%,d participants, %,d days, %,d counts kept, %,d dropped, of %,d rows%n",
        r.people(),
        r.days(),
        r.channel("counts").samples(),
        r.dropped(),
        r.files().getFirst().rows().read());
  }

  /// The most memory that the process had, as Linux counts it.
  private static String peak() throws IOException {
    Path status = Path.of("/proc/self/status");
    return Files.exists(status)
        ? Files.readAllLines(status).stream()
            .filter(l -> l.startsWith("VmHWM"))
            .findFirst()
            .map(l -> l.replaceAll("\\s+", " "))
            .orElse("not known")
        : "not known here";
  }
}
