package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.diurnal.core.Progress;
import org.diurnal.data.apple.AppleImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;

/// Reads a made-up Apple Health export of some gigabytes in a Java machine whose heap is 64 MB; or
/// only writes one, for trying things out.
public final class AppleBench {
  private static final int HEAP_MB = 64;

  private AppleBench() {}

  /// @param args gigabytes (2); or `write FILE DAYS FIRST-DAY SEED`; or `read FILE`, in the machine
  ///   with the small heap
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 2 && args[0].equals("read")) {
      read(Path.of(args[1]));
      return;
    }
    if (args.length == 5 && args[0].equals("write")) {
      long records =
          AppleExport.write(
              Path.of(args[1]),
              LocalDate.parse(args[3]),
              Integer.parseInt(args[2]),
              Long.MAX_VALUE,
              Long.parseLong(args[4]));
      System.out.printf(Locale.ROOT, "%s: %,d records%n", args[1], records);
      return;
    }
    double gigabytes = args.length > 0 ? Double.parseDouble(args[0]) : 2;
    Path folder = Files.createTempDirectory("diurnal-apple-bench");
    Path xml = folder.resolve("export.xml");
    try {
      long records =
          AppleExport.write(xml, LocalDate.of(2001, 1, 1), 99 * 365, (long) (gigabytes * 1e9), 1);
      System.out.printf(
          Locale.ROOT, "export.xml: %.2f GB, %,d records%n", Files.size(xml) / 1e9, records);
      SmallHeap.run(HEAP_MB, List.of(), AppleBench.class, "read", xml.toString());
    } finally {
      Files.deleteIfExists(xml);
      Files.deleteIfExists(folder);
    }
  }

  private static void read(Path xml) throws IOException {
    long begin = System.nanoTime();
    Path work = xml.resolveSibling("work");
    ImportReceipt r =
        new AppleImporter()
            .read(
                xml,
                ImportOptions.defaults().withWorkFolder(work),
                ImportSink.NOWHERE,
                Progress.SILENT);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double processor =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    Files.deleteIfExists(work);
    System.out.printf(
        Locale.ROOT,
        "read in %.0f s, %.1f MB/s; %.0f s of processor time, %.1f MB/s; heap at most %d MB, resident"
            + " at most %s%n",
        seconds,
        Files.size(xml) / 1e6 / seconds,
        processor,
        Files.size(xml) / 1e6 / processor,
        HEAP_MB,
        peak());
    System.out.printf(
        Locale.ROOT,
        "%,d person-days, %,d samples kept of %,d records%n",
        r.days(),
        r.channels().stream().mapToLong(c -> c.samples()).sum(),
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
