package org.diurnal.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.diurnal.cli.doctor.Check;
import org.diurnal.cli.frame.Frame;
import org.diurnal.cli.frame.Surroundings;
import org.diurnal.cli.frame.Verb;
import org.diurnal.core.Json;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;

class MainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(CommandLine program, String... args) {
    Surroundings world =
        new Surroundings(
            Map.of(),
            out,
            new PrintStream(err),
            false,
            false,
            80,
            System::nanoTime,
            Optional::empty);
    return new Frame(program, world).run(args);
  }

  private static List<CommandLine> verbs(CommandLine line) {
    List<CommandLine> verbs = new ArrayList<>();
    if (line.getCommandSpec().userObject() instanceof Verb) {
      verbs.add(line);
    }
    line.getSubcommands().values().forEach(s -> verbs.addAll(verbs(s)));
    return verbs;
  }

  @Test
  void everyVerbSaysWhatItDoesAndEndsItsHelpWithARealExample() {
    List<CommandLine> verbs = verbs(Main.commandLine());
    assertThat(verbs).isNotEmpty();
    assertThat(verbs)
        .allSatisfy(v -> {
          String name = v.getCommandSpec().qualifiedName();
          String footer = String.join("\n", v.getCommandSpec().usageMessage().footer());
          assertThat(v.getCommandSpec().usageMessage().description()).as(name).isNotEmpty();
          assertThat(footer).as(name).contains("Example:").contains("./" + name);
          assertThat(v.getCommandSpec().options())
              .allSatisfy(
                  o -> assertThat(o.description()).as(name + " " + o.longestName()).isNotEmpty());
        });
  }

  /// Help texts are format strings: a percent sign has to be written twice, or users meet a
  /// warning.
  @Test
  void everyHelpTextIsAFormatString() {
    for (CommandLine v : verbs(Main.commandLine())) {
      List<String> texts = new ArrayList<>();
      texts.addAll(List.of(v.getCommandSpec().usageMessage().description()));
      texts.addAll(List.of(v.getCommandSpec().usageMessage().footer()));
      v.getCommandSpec().options().forEach(o -> texts.addAll(List.of(o.description())));
      for (String text : texts) {
        assertThatCode(() -> String.format(Locale.ROOT, text))
            .as(v.getCommandSpec().qualifiedName() + ": " + text)
            .doesNotThrowAnyException();
      }
    }
  }

  @Test
  void helpAndVersionAreResultsAndNoVerbIsAMistake() {
    assertThat(run(Main.commandLine(), "--help")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("doctor")
        .contains("Not a medical device");
    out.reset();
    assertThat(run(Main.commandLine(), "--version")).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("diurnal 0.");
    out.reset();
    assertThat(run(Main.commandLine())).isEqualTo(2);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("a verb is missing");
  }

  @Test
  void doctorPrintsTheEnginesLinesAndFailsWhenOneFails() {
    CommandLine broken =
        new CommandLine(new Main.Program())
            .addSubcommand(
                new DoctorVerb(() -> {
                  throw new UnsatisfiedLinkError("no jnitorch");
                }));
    assertThat(run(broken, "doctor", "--format", "json")).isEqualTo(1);
    JsonNode rows = Json.mapper().readTree(out.toByteArray()).get("rows");
    JsonNode last = rows.get(rows.size() - 1);
    assertThat(last.get("status").asString()).isEqualTo("fail");
    assertThat(last.get("value").asString()).contains("no jnitorch");

    out.reset();
    CommandLine good =
        new CommandLine(new Main.Program())
            .addSubcommand(new DoctorVerb(() -> List.of(Check.ok("BLAS", "OpenBLAS"))));
    run(good, "doctor");
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("BLAS").contains("OpenBLAS");
  }
}
