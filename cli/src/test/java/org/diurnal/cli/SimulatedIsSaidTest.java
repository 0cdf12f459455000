package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Json;
import org.diurnal.data.store.Dataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

/// Whatever a verb prints or writes about simulated people says that they are simulated.
class SimulatedIsSaidTest {
  /// Verbs whose results are about no people.
  private static final Set<String> ABOUT_NOBODY = Set.of("doctor", "data xpt", "model params");

  /// Verbs that print a receipt in words of its own, or a page; each has its own test below. That
  /// of `evaluate`, which needs more people, is in [EvaluateVerbTest], that of `tasks pat` in the
  /// bench, which makes its files.
  private static final Set<String> OTHERWISE =
      Set.of("simulate", "import", "demo", "evaluate", "predict", "tasks pat");

  @TempDir Path tmp;

  /// By verb, what is run; `OUT` stands for a new folder.
  private static Map<String, List<Object>> tables() {
    Path data = Workbench.DATA;
    Path model = Workbench.MODEL;
    Map<String, List<Object>> all = new LinkedHashMap<>();
    all.put("data show", List.of(data, "--people-table"));
    all.put("data check", List.of(data));
    all.put("data dictionary", List.of(data));
    all.put("data merge", List.of(data, "--into", "OUT"));
    all.put("data curate", List.of(data, "--not-worn", "--into", "OUT"));
    all.put("data export", List.of(data, "--as", "csv", "--out", "OUT"));
    all.put(
        "pretrain",
        List.of(
            "--data",
            data,
            "--out",
            "OUT",
            "--steps",
            1,
            "--batch",
            2,
            "--threads",
            1,
            "--precision",
            "fp32"));
    all.put("model show", List.of(model));
    all.put("tasks list", List.of("main", "--data", data));
    all.put("tasks show", List.of("bmi", "--data", data));
    all.put("tasks next-day", List.of("--model", model, "--data", data, "--warm-up", 1));
    all.put("model verify", List.of(model));
    all.put("embed", List.of("--model", model, "--data", data, "--out", "OUT"));
    all.put(
        "impute", List.of("--model", model, "--data", data, "--out", "OUT", "--filler", "network"));
    all.put(
        "scale",
        List.of(
            "--data",
            data,
            "--out",
            "OUT",
            "--sizes",
            "XXS",
            "--people",
            "1,2",
            "--tested",
            3,
            "--watched",
            1,
            "--steps",
            1,
            "--batch",
            2,
            "--threads",
            1));
    all.put(
        "forecast", List.of("--model", model, "--data", data, "--baselines", "--days-ahead", 0));
    all.put("estimate", List.of("--model", model, "--data", data, "--filler", "linear"));
    all.put("surprise", List.of("--model", model, "--data", data, "--out", "OUT", "--minutes"));
    return all;
  }

  static Set<String> verbs() {
    return tables().keySet();
  }

  private static void leaves(CommandLine line, String name, Set<String> found) {
    if (line.getSubcommands().isEmpty() && line.getCommandSpec().userObject() instanceof Verb) {
      found.add(name);
    }
    line.getSubcommands().forEach((sub, l) -> leaves(l, (name + " " + sub).strip(), found));
  }

  /// A new verb has to say which it is.
  @Test
  void everyVerbIsLookedAt() {
    Set<String> found = new TreeSet<>();
    leaves(Main.commandLine(), "", found);
    found.remove("help");
    Set<String> known = new TreeSet<>(tables().keySet());
    known.addAll(ABOUT_NOBODY);
    known.addAll(OTHERWISE);
    assertThat(known).isEqualTo(found);
  }

  private Object[] words(String verb, String format, Path out) {
    List<Object> words = new ArrayList<>(List.of(verb.split(" ")));
    Object made = out;
    tables().getOrDefault(verb, List.of()).forEach(w -> words.add(w.equals("OUT") ? made : w));
    words.add("--format");
    words.add(format);
    return words.toArray();
  }

  @ParameterizedTest
  @MethodSource("verbs")
  void itsTablesSaySoInEveryFormatAndSoDoesWhatItWrites(String verb) throws IOException {
    Workbench program = new Workbench();
    Path first = tmp.resolve("table");
    assertThat(program.runs(words(verb, "table", first))).contains(Table.SIMULATED);
    JsonNode json = Json.mapper().readTree(program.runs(words(verb, "json", tmp.resolve("json"))));
    List<JsonNode> tables =
        json.has("tables") ? json.get("tables").valueStream().toList() : List.of(json);
    assertThat(tables).isNotEmpty().allMatch(t -> t.path("simulated").asBoolean(false));
    String csv = program.runs(words(verb, "csv", tmp.resolve("csv")));
    assertThat(csv.split("\r\n\r\n")).allMatch(t -> t.split("\r\n")[0].contains("simulated"));
    if (Files.exists(first)) {
      everythingWrittenSaysSo(first);
    }
  }

  /// Every JSON file that has a provenance or is a receipt; at least one in every folder made.
  private static void everythingWrittenSaysSo(Path folder) throws IOException {
    int said = 0;
    try (Stream<Path> walk = Files.walk(folder)) {
      for (Path p : walk.filter(f -> f.toString().endsWith(".json")).toList()) {
        JsonNode node = Json.read(p, JsonNode.class);
        JsonNode provenance = node.has("provenance") ? node.get("provenance") : node;
        if (provenance.has("simulated")) {
          assertThat(provenance.get("simulated").asBoolean()).as(p.toString()).isTrue();
          said++;
        }
      }
    }
    assertThat(said).as("files that say so in " + folder).isPositive();
    Path card = folder.resolve("README.md");
    if (Files.exists(card)) {
      assertThat(Files.readString(card)).contains("simulated data");
    }
  }

  @Test
  void mergedAndCuratedDatasetsKeepTheMark() {
    Workbench program = new Workbench();
    for (String verb : List.of("data merge", "data curate")) {
      Path out = tmp.resolve(verb.replace(' ', '-'));
      program.runs(words(verb, "table", out));
      Dataset made = Dataset.open(out);
      assertThat(made.manifest().provenance().simulated()).as(verb).isTrue();
      assertThat(made.receipts()).as(verb).isNotEmpty().allMatch(r -> r.simulated());
    }
  }

  @Test
  void receiptsSaySo() {
    Workbench program = new Workbench();
    Path into = tmp.resolve("d");
    Object[] simulate = {
      "simulate", "--people", 2, "--days", 2, "--schema", "fitbit", "--into", into
    };
    assertThat(program.runs(simulate)).contains("(SIMULATED)").contains("no evidence about real");
    Object[] json = Stream.concat(Stream.of(simulate), Stream.of("--format", "json")).toArray();
    assertThat(Json.mapper().readTree(program.runs(json)).get("simulated").asBoolean()).isTrue();
    Path export = Workbench.DATA.resolveSibling("export");
    assertThat(program.runs("import", "fitabase", export, "--dry-run")).contains("(SIMULATED)");
  }

  @Test
  void realPeopleAreNotCalledSimulated() throws IOException {
    Path export = Files.createDirectory(tmp.resolve("export"));
    Files.writeString(
        export.resolve("minuteStepsNarrow_merged.csv"),
        "Id,ActivityMinute,Steps\n1,4/13/2016 9:00:00 AM,12\n1,4/13/2016 9:01:00 AM,0\n");
    Path real = tmp.resolve("real");
    Workbench program = new Workbench();
    assertThat(program.runs("import", "fitabase", export, "--into", real))
        .doesNotContain("SIMULATED");
    for (String verb : List.of("data show", "data check", "data dictionary")) {
      Object[] words = Stream.concat(Stream.of(verb.split(" ")), Stream.of(real)).toArray();
      assertThat(program.runs(words)).doesNotContain(Table.SIMULATED);
    }
  }
}
