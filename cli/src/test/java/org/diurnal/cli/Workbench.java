package org.diurnal.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diurnal.cli.frame.Frame;
import org.diurnal.cli.frame.Surroundings;
import org.diurnal.core.Json;
import org.diurnal.data.simulate.SimulatedExport;
import tools.jackson.databind.JsonNode;

/// A simulated export of six people and five days, imported, and a model of four steps, made once
/// for all tests by the program itself; and a place to run the program.
///
/// The export is made more like real ones: the devices of two people measure no heart rate, the
/// minutes of everybody begin at noon of the first day, though the daily totals are of all of it,
/// and on the last two days devices count zero steps where nobody wears them.
final class Workbench {
  private static final Path FOLDER = Path.of("target", "workbench").toAbsolutePath();

  /// The dataset; not to be changed.
  static final Path DATA = FOLDER.resolve("data");

  /// The model; not to be changed but by the verbs themselves.
  static final Path MODEL = FOLDER.resolve("model");

  static {
    try {
      delete(FOLDER);
      SimulatedExport.write(FOLDER.resolve("export"), 6, 5, 1);
      for (String file : List.of("minuteSteps", "minuteIntensities", "heartrate_seconds")) {
        shorten(FOLDER.resolve("export"), file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Workbench w = new Workbench();
    w.runs("import", "fitabase", FOLDER.resolve("export"), "--into", DATA);
    w.runs(
        "pretrain",
        "--data",
        DATA,
        "--out",
        MODEL,
        "--steps",
        4,
        "--batch",
        4,
        "--threads",
        1,
        "--precision",
        "fp32");
  }

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /// Runs the program.
  ///
  /// @return its exit code
  int run(Object... args) {
    out.reset();
    err.reset();
    Surroundings world =
        new Surroundings(
            Map.of(),
            out,
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            true,
            100,
            System::nanoTime,
            Optional::empty);
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    return new Frame(Main.commandLine(), world).run(words);
  }

  /// Runs the program, which has to succeed.
  ///
  /// @return stdout
  String runs(Object... args) {
    int code = run(args);
    if (code != 0) {
      throw new AssertionError("exit code " + code + " of " + List.of(args) + ":\n" + err());
    }
    return out();
  }

  /// Runs the program with `--format json`; it has to succeed.
  ///
  /// @return the tables
  List<JsonNode> tables(Object... args) {
    Object[] all = Stream.concat(Stream.of(args), Stream.of("--format", "json")).toArray();
    JsonNode root = Json.mapper().readTree(runs(all));
    return root.has("tables") ? root.get("tables").valueStream().toList() : List.of(root);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /// Copies a folder with all below it.
  static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> walk = Files.walk(from)) {
      for (Path p : (Iterable<Path>) walk::iterator) {
        Files.copy(p, to.resolve(from.relativize(p).toString()));
      }
    }
    return to;
  }

  private static void shorten(Path export, String name) throws IOException {
    try (Stream<Path> files = Files.list(export)) {
      Path file =
          files.filter(f -> f.getFileName().toString().startsWith(name)).findFirst().orElseThrow();
      List<String> kept =
          Files.readAllLines(file).stream()
              .filter(l -> !l.matches("[0-9]+,1/5/2026 .* AM,.*"))
              .filter(l -> !file.toString().contains("heartrate") || !hasNoHeartRate(l))
              .toList();
      List<String> rows = new ArrayList<>(kept);
      if (name.startsWith("minute")) {
        rows.addAll(zeros(kept));
      }
      Files.writeString(file, String.join("\n", rows) + "\n");
    }
  }

  /// Rows of 0 for the minutes that are missing on 8 and 9 January.
  private static List<String> zeros(List<String> rows) {
    Set<String> there = new HashSet<>();
    Set<String> days = new TreeSet<>();
    for (String row : rows) {
      if (row.matches("[0-9]+,1/[89]/2026 .*")) {
        there.add(row.substring(0, row.lastIndexOf(',')));
        days.add(row.substring(0, row.indexOf(' ')));
      }
    }
    List<String> zeros = new ArrayList<>();
    for (String day : days) {
      for (int m = 0; m < 1440; m++) {
        int hour = m / 60;
        String minute =
            String.format(
                Locale.ROOT,
                "%s %d:%02d:00 %s",
                day,
                hour % 12 == 0 ? 12 : hour % 12,
                m % 60,
                hour < 12 ? "AM" : "PM");
        if (!there.contains(minute)) {
          zeros.add(minute + ",0");
        }
      }
    }
    return zeros;
  }

  private static boolean hasNoHeartRate(String row) {
    return row.startsWith("9000015839,") || row.startsWith("9000039596,");
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> walk = Files.walk(folder)) {
        for (Path p : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(p);
        }
      }
    }
  }
}
