package org.diurnal.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.diurnal.core.Progress;
import org.diurnal.data.apple.AppleImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;

/// Reads a made-up Apple Health export of some gigabytes in a Java machine whose heap is 64 MB.
public final class AppleBench {
  private static final int HEAP_MB = 64;

  private AppleBench() {}

  /// @param args gigabytes (2), or `read FILE` in the machine with the small heap
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 2 && args[0].equals("read")) {
      read(Path.of(args[1]));
      return;
    }
    double gigabytes = args.length > 0 ? Double.parseDouble(args[0]) : 2;
    Path folder = Files.createTempDirectory("diurnal-apple-bench");
    Path xml = folder.resolve("export.xml");
    try {
      long records = write(xml, (long) (gigabytes * 1e9));
      System.out.printf(
          Locale.ROOT, "export.xml: %.2f GB, %,d records%n", Files.size(xml) / 1e9, records);
      Process child =
          new ProcessBuilder(
                  List.of(
                      Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                      "-Xmx" + HEAP_MB + "m",
                      "-cp",
                      System.getProperty("java.class.path"),
                      AppleBench.class.getName(),
                      "read",
                      xml.toString()))
              .inheritIO()
              .start();
      int rc = child.waitFor();
      if (rc != 0) {
        throw new IllegalStateException("the reader ended with " + rc);
      }
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
    Files.deleteIfExists(work);
    System.out.printf(
        Locale.ROOT,
        "read in %.0f s, %.1f MB/s, heap at most %d MB, resident at most %s%n",
        seconds,
        Files.size(xml) / 1e6 / seconds,
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

  private static long write(Path xml, long bytes) throws IOException {
    DateTimeFormatter f = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    String device =
        "device=\"&lt;&lt;HKDevice: 0x30141d0e0&gt;, name:Apple Watch, manufacturer:Apple Inc.,"
            + " model:Watch, hardware:Watch6,2, software:10.3&gt;\"";
    long written = 0;
    long records = 0;
    try (BufferedWriter w = Files.newBufferedWriter(xml)) {
      w.write(
          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE HealthData [\n<!ELEMENT HealthData"
              + " (ExportDate,Me,(Record)*)>\n]>\n<HealthData locale=\"en_US\">\n"
              + " <ExportDate value=\"2026-01-01 00:00:00 +0000\"/>\n");
      LocalDateTime t = LocalDateTime.of(2005, 1, 1, 0, 0);
      while (written < bytes) {
        String at = f.format(t) + " +0000";
        String end = f.format(t.plusSeconds(50)) + " +0000";
        for (String record :
            List.of(
                record("HeartRate", "Watch", device, "count/min", at, at, 50 + records % 90),
                record("StepCount", "Watch", device, "count", at, end, records % 120),
                record("StepCount", "Phone", "", "count", at, end, records % 110))) {
          w.write(record);
          written += record.length();
          records++;
        }
        t = t.plusMinutes(1);
      }
      w.write("</HealthData>\n");
    }
    return records;
  }

  private static String record(
      String type, String source, String device, String unit, String from, String to, long value) {
    return " <Record type=\"HKQuantityTypeIdentifier"
        + type
        + "\" sourceName=\""
        + source
        + "\" sourceVersion=\"10.3\" "
        + device
        + " unit=\""
        + unit
        + "\" creationDate=\""
        + to
        + "\" startDate=\""
        + from
        + "\" endDate=\""
        + to
        + "\" value=\""
        + value
        + "\"/>\n";
  }
}
