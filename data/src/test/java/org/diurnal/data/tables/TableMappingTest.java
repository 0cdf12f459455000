package org.diurnal.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diurnal.core.Channel;
import org.diurnal.core.UsageException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is wrong with a mapping is said with its key, and with a cure.
class TableMappingTest {
  private static final String TIME = "time: {column: t}\n";
  private static final String STEPS = "channels: {steps: {column: n}}\n";

  private static UsageException refused(String mapping) {
    return catchThrowableOfType(UsageException.class, () -> TableMapping.parse("m.yaml", mapping));
  }

  /// A mapping, the key that is wrong in it, and a word of the cure.
  private record Wrong(String mapping, String key, String cure) {}

  private static List<Wrong> wrong() {
    return List.of(
        new Wrong("time: {column: t}\nchannels: {steps: }", "channels.steps", "give it one"),
        new Wrong("time: {column: t}\nmissing: [a, null]", "missing[1]", "give it one"),
        new Wrong("time: {column: }", "time.column", "give it one"),
        new Wrong("tme: {column: t}", "tme", "time"),
        new Wrong("time: {colum: t}", "time.colum", "column"),
        new Wrong(
            "time: {column: t}\nchannels: {steps: {column: n, fctor: 2}}",
            "channels.steps.fctor",
            "factor"),
        new Wrong("time: {column: t}\nchannels: {stepz: {column: n}}", "channels.stepz", "steps"),
        new Wrong("time: {column: t}\nseconds: soon", "seconds", "mapping-file.md"),
        new Wrong("time: {column: t}\nplacement: ELBOW", "placement", "mapping-file.md"),
        new Wrong("time: {column: t}\nperson: {}", "person", "mapping-file.md"),
        new Wrong(
            "time: {column: t}\nperson: {column: a, constant: b}", "person", "mapping-file.md"),
        new Wrong(
            "time: {column: t}\nchannels: {steps: {factor: 2}}",
            "channels.steps",
            "mapping-file.md"),
        new Wrong("time: {column: t}\nchannels: {steps: 5}", "channels.steps", "mapping-file.md"),
        new Wrong(
            "time: {column: t}\nlabels: {a: {column: x, daily: maybe}}",
            "labels.a.daily",
            "mapping-file.md"),
        new Wrong(
            "time: {column: t, format: QQQQQQ}\nchannels: {steps: {column: n}}",
            "time.format",
            "dd.MM.yyyy"),
        new Wrong("time: {column: t, minute: m, clock: c}", "time.clock", "leave one"),
        new Wrong(
            "time: {column: t, minute: m, format: epoch_seconds}", "time.format", "leave out"),
        new Wrong("time: {column: t}\nseconds: 5\nend: u", "end", "leave one"),
        new Wrong("time: {column: t}\nseconds: -1", "seconds", "0 to 86400"),
        new Wrong("time: {column: t}\nseconds: .nan", "seconds", "0 to 86400"),
        new Wrong(
            "time: {column: t}\nzone: {constant: Europe/Berln}", "zone.constant", "Europe/Berlin"),
        new Wrong("time: {column: t}\nseparator: ab", "separator", "one character"),
        new Wrong("time: {column: t}\ndecimal: ','", "separator", "another"),
        new Wrong("time: {column: t}\ndecimal: x", "decimal", "give"),
        new Wrong("time: {column: t}\nskipLines: -2", "skipLines", "count"),
        new Wrong(
            "time: {column: t}\nschema: garmin\nchannels: {a: {column: b}}", "schema", "fitbit"),
        new Wrong(
            "time: {column: t}\nchannels: {steps: {column: n, factor: 0}}",
            "channels.steps.factor",
            "other than 0"),
        new Wrong(
            "time: {column: t}\nchannels: {steps: {column: n}}\nlongForm: {channelColumn: a, valueColumn: b, names: {}}",
            "longForm",
            "leave one"),
        new Wrong(
            "time: {column: t}\nlongForm: {channelColumn: a, valueColumn: b, names: {HR: {channel: hr}}}",
            "longForm.names",
            "sdnn"),
        new Wrong(
            "time: {column: t}\ndeclare: [{name: Mims, unit: '1', aggregation: SUM, min: 0, max: 1, mean: 0, std: 1}]",
            "declare[0]",
            "mapping-file.md"),
        new Wrong(
            "time: {column: t}\ndeclare: [{name: mims, unit: '1', aggregation: TOTAL, min: 0, max: 1, mean: 0, std: 1}]",
            "declare[0].aggregation",
            "mapping-file.md"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void aMappingThatMakesNoSenseIsRefusedWithItsKey(Wrong w) {
    UsageException e = refused(w.mapping());
    assertThat(e).isNotNull();
    assertThat(e.getMessage())
        .startsWith("m.yaml:")
        .contains("'" + w.key())
        .doesNotContain("diurnal")
        .doesNotContain("java");
    assertThat(e.cure()).contains(w.cure());
  }

  @Test
  void aMappingThatSaysTooLittleIsRefused() {
    for (String bad : List.of("", "- a list", STEPS, TIME, TIME + "channels: {}\n", "{", "time:")) {
      assertThatThrownBy(() -> TableMapping.parse("m.yaml", bad))
          .as(bad)
          .isInstanceOf(UsageException.class)
          .hasMessageStartingWith("m.yaml:");
    }
  }

  @Test
  void theLineOfAnUnknownKeyIsNamed() {
    assertThat(refused(TIME + STEPS + "persn: {column: id}\n"))
        .hasMessageStartingWith("m.yaml:3: 'persn': unknown key");
  }

  @Test
  void theLineOfAKeyInsideOthersIsNamed() {
    assertThat(
            refused(
                """
                time: {column: t}
                channels:
                  steps: {column: n}
                  heart_rate:
                    column: h
                    factor: 0
                """))
        .hasMessageStartingWith("m.yaml:6: 'channels.heart_rate.factor': it is 0.0");
    assertThat(
            refused(
                """
                time: {column: t}
                declare:
                  - {name: a, unit: "1", aggregation: SUM, min: 0, max: 1, mean: 0, std: 1}
                  - {name: b, unit: "1", aggregation: SUM, min: 0, max: 1, mean: 0}
                channels: {a: {column: n}}
                """))
        .hasMessageStartingWith("m.yaml:4: 'declare[1]");
  }

  @Test
  void jsonIsReadToo() {
    TableMapping m =
        TableMapping.parse(
            "m.json",
            "{\"time\": {\"column\": \"t\"}, \"channels\": {\"spo2\": {\"column\": \"o\"}}}");
    assertThat(m.tableSchema().channels()).extracting(Channel::name).containsExactly("spo2");
  }

  @Test
  void everyExampleOfTheManualIsAMapping() throws IOException {
    Path docs = Path.of(System.getProperty("diurnal.root", "..")).resolve("docs");
    int found = 0;
    for (String page : List.of("reference/mapping-file.md", "how-to/import-any-table.md")) {
      Matcher yaml =
          Pattern.compile("(?ms)^```yaml\\n(.*?)^```")
              .matcher(Files.readString(docs.resolve(page)));
      while (yaml.find()) {
        assertThat(TableMapping.parse(page, yaml.group(1)).tableSchema().size()).isPositive();
        found++;
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(3);
  }
}
