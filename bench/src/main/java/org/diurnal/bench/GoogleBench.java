package org.diurnal.bench;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.diurnal.core.Progress;
import org.diurnal.data.googlehealth.GoogleHealthImporter;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.takeout.TakeoutImporter;

/// Reads made-up files of heart rates in the forms of Takeout (JSON, CSV) and of the Google Health
/// API, each as one file, in a Java machine whose heap is 64 MB.
public final class GoogleBench {
  private static final int HEAP_MB = 64;
  private static final DateTimeFormatter US =
      DateTimeFormatter.ofPattern("MM/dd/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private GoogleBench() {}

  /// A form, with the record of a heart rate.
  private enum Form {
    JSON("heart_rate-2024-01-01.json", "[", "]", ",") {
      @Override
      String record(Instant at, int bpm) {
        return """
        {
          "dateTime" : "%s",
          "value" : {
            "bpm" : %d,
            "confidence" : 3
          }
        }\
        """
            .formatted(US.format(at), bpm);
      }
    },
    CSV("heart_rate_2024-01-01.csv", "timestamp,beats per minute,data source\n", "", "") {
      @Override
      String record(Instant at, int bpm) {
        return at + "," + bpm + ".0,Charge 6\n";
      }
    },
    API("heart-rate.json", "{\"dataPoints\": [", "]}", ",") {
      @Override
      String record(Instant at, int bpm) {
        return """
        {
          "dataSource": {"recordingMethod": "PASSIVELY_MEASURED", "platform": "FITBIT",
            "device": {"formFactor": "WATCH", "displayName": "Pixel Watch 4"}},
          "heartRate": {
            "sampleTime": {"physicalTime": "%s", "utcOffset": "7200s"},
            "beatsPerMinute": "%d"
          }
        }\
        """
            .formatted(at, bpm);
      }
    };

    private final String file;
    private final String begin;
    private final String end;
    private final String between;

    Form(String file, String begin, String end, String between) {
      this.file = file;
      this.begin = begin;
      this.end = end;
      this.between = between;
    }

    abstract String record(Instant at, int bpm);

    Importer importer() {
      return this == API ? new GoogleHealthImporter() : new TakeoutImporter();
    }
  }

  /// @param args gigabytes of each file (0.5); or `read FORM FILE`, in the machine with the small
  ///   heap
  public static void main(String[] args) throws IOException, InterruptedException {
    if (args.length == 3 && args[0].equals("read")) {
      read(Form.valueOf(args[1]), Path.of(args[2]));
      return;
    }
    double gigabytes = args.length > 0 ? Double.parseDouble(args[0]) : 0.5;
    Path folder = Files.createTempDirectory("diurnal-google-bench");
    for (Form form : Form.values()) {
      Path file = folder.resolve(form.file);
      try {
        write(form, file, (long) (gigabytes * 1e9));
        SmallHeap.run(HEAP_MB, List.of(), GoogleBench.class, "read", form.name(), file.toString());
      } finally {
        Files.deleteIfExists(file);
      }
    }
    Files.deleteIfExists(folder);
  }

  private static void write(Form form, Path file, long bytes) throws IOException {
    try (BufferedWriter w = Files.newBufferedWriter(file)) {
      w.write(form.begin);
      Instant t = Instant.parse("2024-01-01T00:00:00Z");
      long written = 0;
      for (long i = 0; written < bytes; i++, t = t.plusSeconds(5)) {
        String record = (i > 0 ? form.between : "") + form.record(t, 50 + (int) (i % 70));
        w.write(record);
        written += record.length();
      }
      w.write(form.end);
    }
  }

  private static void read(Form form, Path file) throws IOException {
    long begin = System.nanoTime();
    Path work = file.resolveSibling("work");
    ImportOptions options =
        ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin")).withWorkFolder(work);
    ImportReceipt r = form.importer().read(file, options, ImportSink.NOWHERE, Progress.SILENT);
    double seconds = (System.nanoTime() - begin) / 1e9;
    double processor =
        ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    Files.deleteIfExists(work);
    double megabytes = Files.size(file) / 1e6;
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f MB, %,d records, %,d person-days; read in %.0f s, %.1f MB/s; %.0f s of processor"
            + " time, %.1f MB/s; heap at most %d MB, resident at most %s%n",
        form.file,
        megabytes,
        r.files().getFirst().rows().read(),
        r.days(),
        seconds,
        megabytes / seconds,
        processor,
        megabytes / processor,
        HEAP_MB,
        peak());
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
