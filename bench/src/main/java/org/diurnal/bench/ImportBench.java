package org.diurnal.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.diurnal.core.Progress;
import org.diurnal.data.fitabase.FitabaseImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.simulate.SimulatedExport;
import org.diurnal.data.store.CsvScan;
import org.diurnal.data.store.DatasetImport;

/// Import speed beside DuckDB's `read_csv` over the same files in the same run: interleaved, so
/// that a noisy machine disturbs both alike; medians.
///
/// The import does more than the scan: it checks every value, hashes the files, puts minutes
/// together, and writes synced Parquet. The dry run leaves the writing out.
public final class ImportBench {
  private static final List<String> WORDS =
      List.of("heartrate_seconds", "minuteStepsWide", "minuteIntensitiesWide");

  private ImportBench() {}

  /// @param args the export's folder (a simulated one without it), and how many repetitions (7)
  public static void main(String[] args) throws IOException {
    Path work = Files.createTempDirectory("diurnal-import-bench");
    try {
      Path export = work.resolve("export");
      if (args.length > 0) {
        linkTo(Path.of(args[0]), export);
      } else {
        SimulatedExport.write(export, 60, 30, 1);
      }
      run(export, work, args.length > 1 ? Integer.parseInt(args[1]) : 7);
    } finally {
      try (Stream<Path> all = Files.walk(work)) {
        for (Path p : all.sorted(Collections.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    }
  }

  private static void run(Path export, Path work, int repetitions) throws IOException {
    List<Path> files = minuteFiles(export);
    long bytes = 0;
    for (Path f : files) {
      bytes += Files.size(f);
    }
    List<Double> scans = new ArrayList<>();
    List<Double> dryRuns = new ArrayList<>();
    List<Double> imports = new ArrayList<>();
    System.out.printf(
        Locale.ROOT, "%d files, %.1f MB, %d cores%n", files.size(), bytes / 1e6, cores());
    try (CsvScan scan = new CsvScan()) {
      for (int i = -2; i < repetitions; i++) { // the first two warm up
        Path dataset = work.resolve("dataset-" + (i + 2));
        double scanned = seconds(() -> files.forEach(scan::rows));
        double read = seconds(() -> dryRun(export));
        double imported = seconds(() -> importInto(export, dataset));
        System.out.printf(
            Locale.ROOT,
            "%-8s read_csv %.3f s   dry run %.3f s   import %.3f s%n",
            i < 0 ? "warm-up" : "run " + (i + 1),
            scanned,
            read,
            imported);
        if (i >= 0) {
          scans.add(scanned);
          dryRuns.add(read);
          imports.add(imported);
        }
      }
    }
    double mb = bytes / 1e6;
    double scan = median(scans);
    System.out.printf(Locale.ROOT, "%n%-28s %8s %8s %8s%n", "median", "s", "MB/s", "ratio");
    line("DuckDB read_csv", scan, mb, scan);
    line("dry run (read and check)", median(dryRuns), mb, scan);
    line("import (and write dataset)", median(imports), mb, scan);
  }

  private static void line(String name, double seconds, double mb, double scan) {
    System.out.printf(
        Locale.ROOT, "%-28s %8.3f %8.1f %8.2f%n", name, seconds, mb / seconds, scan / seconds);
  }

  private static void linkTo(Path export, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path f : minuteFiles(export)) {
      Files.createSymbolicLink(folder.resolve(String.valueOf(f.getFileName())), f.toRealPath());
    }
  }

  private static List<Path> minuteFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(f -> WORDS.stream().anyMatch(String.valueOf(f.getFileName())::contains))
          .sorted()
          .toList();
    }
  }

  private static void dryRun(Path export) {
    ImportReceipt receipt =
        DatasetImport.dryRun(
            new FitabaseImporter(), export, ImportOptions.defaults(), Progress.SILENT);
    if (receipt.days() == 0) {
      throw new IllegalStateException("nothing was read");
    }
  }

  private static void importInto(Path export, Path dataset) {
    DatasetImport.run(
        new FitabaseImporter(),
        export,
        ImportOptions.defaults(),
        dataset,
        "bench/import",
        Progress.SILENT);
  }

  private static double seconds(Runnable task) {
    long begin = System.nanoTime();
    task.run();
    return (System.nanoTime() - begin) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElse(Double.NaN);
  }

  private static int cores() {
    return Runtime.getRuntime().availableProcessors();
  }
}
