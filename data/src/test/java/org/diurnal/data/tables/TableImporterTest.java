package org.diurnal.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Importer;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.store.SampleParquet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every form of table that a mapping can describe, worked by hand.
class TableImporterTest {
  @TempDir Path tmp;
  private final List<DayWindow> days = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private SensorSchema schema = SensorSchema.builtIn("wearable");

  private ImportReceipt read(String mapping, String csv, ImportOptions options) {
    return read(new TableImporter.Csv(), "t.csv", mapping, csv, options);
  }

  private ImportReceipt read(
      Importer importer, String name, String mapping, String csv, ImportOptions options) {
    try {
      Path m = Files.writeString(tmp.resolve("m.yaml"), mapping);
      Path t = tmp.resolve(name);
      if (!csv.isEmpty()) {
        Files.writeString(t, csv);
      }
      ImportOptions all = options.withMapping(m).withWorkFolder(tmp.resolve("work"));
      schema = importer.schema(t, all);
      return importer.read(
          t,
          all,
          new ImportSink() {
            @Override
            public void day(DayWindow day) {
              days.add(day);
            }

            @Override
            public void label(Label label) {
              labels.add(label);
            }
          },
          Progress.SILENT);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private float value(int day, String channel, int minute) {
    return days.get(day).values(schema.indexOf(channel).orElseThrow())[minute];
  }

  @Test
  void aLongTableOfMomentsInAZone() {
    ImportReceipt r =
        read(
            """
            person: {constant: anna}
            time: {column: t, format: epoch_seconds}
            zone: {column: tz}
            seconds: 0
            longForm:
              channelColumn: what
              valueColumn: v
              names:
                HR: {channel: heart_rate}
                TempF: {channel: skin_temperature, factor: 0.5555555556, offset: -17.777777778}
            """,
            """
            t,tz,what,v
            1714514400,Europe/Berlin,HR,61
            1714514430,Europe/Berlin,HR,63
            1714514400,Europe/Berlin,TempF,95
            1714514400,Europe/Berlin,Mood,5
            """,
            ImportOptions.defaults());
    // 2024-04-30T22:00:00Z is midnight in Berlin
    assertThat(days).hasSize(1);
    assertThat(days.getFirst().localDate()).isEqualTo(LocalDate.of(2024, 5, 1));
    assertThat(days.getFirst().personId()).isEqualTo("anna");
    assertThat(value(0, "heart_rate", 0)).isEqualTo(62);
    assertThat(value(0, "skin_temperature", 0)).isEqualTo(35);
    assertThat(r.file("t.csv").rows().dropped("not in the mapping: Mood")).isEqualTo(1);
    assertThat(schema.size()).isEqualTo(2);
  }

  @Test
  void aDateAndAMinuteOfTheDay() {
    read(
        """
        person: {column: who}
        time: {column: day, minute: minute, format: dd.MM.yyyy}
        channels: {steps: {column: n}}
        """,
        "who,day,minute,n\nb,01.05.2024,0,3\nb,01.05.2024,1439,4\nb,01.05.2024,1440,5\n",
        ImportOptions.defaults());
    assertThat(value(0, "steps", 0)).isEqualTo(3);
    assertThat(value(0, "steps", 1439)).isEqualTo(4);
    assertThat(days).hasSize(1);
    assertThat(days.getFirst().utcOffsetMinutes()).isEmpty();
  }

  @Test
  void anEndColumnAndALocalClockInTheUsersZone() {
    ImportReceipt r =
        read(
            """
            time: {column: from}
            end: to
            channels: {steps: {column: n}}
            """,
            """
            from,to,n
            2024-05-01 10:00:30,2024-05-01 10:02:30,120
            2024-05-01 10:05:00,2024-05-01 10:04:00,5
            2024-03-31 02:30:00,2024-03-31 02:31:00,5
            """,
            ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin")).withPerson("me2"));
    assertThat(value(0, "steps", 600)).isEqualTo(30);
    assertThat(value(0, "steps", 601)).isEqualTo(60);
    assertThat(days.getFirst().utcOffsetMinutes()).hasValue(120);
    assertThat(days.getFirst().personId()).isEqualTo("me2");
    assertThat(r.file("t.csv").values().dropped(Reasons.BACKWARDS)).isEqualTo(1);
    assertThat(r.file("t.csv").values().dropped(Reasons.NO_SUCH_TIME)).isEqualTo(1);
  }

  @Test
  void aChannelOfOnesOwnAndLabels() {
    read(
        """
        time: {column: t}
        declare:
          - {name: mims, unit: "1", group: motion, aggregation: SUM, min: 0, max: 200,
             mean: 10, std: 12, kind: CONTINUOUS, description: Monitor-independent movement}
        channels: {mims: {column: m}, heart_rate: {column: h}}
        labels: {weight_kg: {column: kg, daily: true}, female: {column: f, daily: false}}
        """,
        "t,m,h,kg,f\n2024-05-01T10:00Z,12.5,60,71,1\n2024-05-02T10:00Z,1,60,70,1\n",
        ImportOptions.defaults());
    assertThat(schema.channels()).extracting(c -> c.name()).containsExactly("mims", "heart_rate");
    assertThat(value(0, "mims", 600)).isEqualTo(12.5f);
    assertThat(labels)
        .containsExactlyInAnyOrder(
            new Label("me", "weight_kg", Optional.of(LocalDate.of(2024, 5, 1)), 71),
            new Label("me", "weight_kg", Optional.of(LocalDate.of(2024, 5, 2)), 70),
            new Label("me", "female", Optional.empty(), 1));
  }

  @Test
  void momentsWithoutAZoneAreAQuestionToTheUser() {
    assertThatThrownBy(() ->
            read(
                "time: {column: t, format: epoch_millis}\nchannels: {steps: {column: n}}\n",
                "t,n\n1714514400000,5\n",
                ImportOptions.defaults()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("t.csv:2");
  }

  @Test
  void aMisspeltKeyIsRefusedNamingTheNearest() {
    assertThatThrownBy(() -> read("tme: {column: t}\n", "t,n\n", ImportOptions.defaults()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("m.yaml:1")
        .hasMessageContaining("'tme'")
        .satisfies(e -> assertThat(((UsageException) e).cure()).contains("did you mean 'time'"));
  }

  @Test
  void aMappingThatSaysTooLittleOrTooMuchIsRefused() {
    for (String bad :
        List.of(
            "channels: {steps: {column: n}}",
            "time: {column: t}",
            "time: {column: t}\nchannels: {stepz: {column: n}}",
            "time: {column: t}\nseconds: 5\nend: u\nchannels: {steps: {column: n}}",
            "time: {column: t, format: QQQQQQ}\nchannels: {steps: {column: n}}",
            "time: {column: t}\nperson: {}\nchannels: {steps: {column: n}}",
            "- a list",
            "")) {
      assertThatThrownBy(() -> read(bad, "t,n\n2024-05-01T10:00Z,1\n", ImportOptions.defaults()))
          .as(bad)
          .isInstanceOf(UsageException.class);
    }
  }

  @Test
  void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(() ->
            read(
                "time: {column: when}\nchannels: {steps: {column: n}}\n",
                "t,n\n2024-05-01T10:00Z,1\n",
                ImportOptions.defaults()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("t.csv:1")
        .hasMessageContaining("'when'")
        .hasMessageContaining("t, n");
  }

  @Test
  void parquetTypesAreReadAsWhatTheyAre() {
    SampleParquet.write(
        tmp.resolve("t.parquet"),
        "SELECT 'p' || (i // 2) AS who, TIMESTAMP '2024-05-01 10:00:00' + INTERVAL (i) MINUTE AS t,"
            + " i::INTEGER AS n, CASE WHEN i = 1 THEN NULL ELSE 60.5::DOUBLE END AS h"
            + " FROM range(4) r(i)");
    read(
        new TableImporter.Parquet(),
        "t.parquet",
        """
        person: {column: who}
        time: {column: t}
        channels: {steps: {column: n}, heart_rate: {column: h}}
        """,
        "",
        ImportOptions.defaults());
    assertThat(days).extracting(DayWindow::personId).containsExactly("p0", "p1");
    assertThat(value(0, "heart_rate", 600)).isEqualTo(60.5f);
    assertThat(value(0, "heart_rate", 601)).isNaN();
    assertThat(value(0, "steps", 601)).isEqualTo(1);
    assertThat(value(1, "steps", 603)).isEqualTo(3);
  }

  @Test
  void aFileThatIsNoParquetIsRefused() throws IOException {
    Files.writeString(tmp.resolve("t.parquet"), "hello");
    assertThatThrownBy(() ->
            read(
                new TableImporter.Parquet(),
                "t.parquet",
                "time: {column: t}\nchannels: {steps: {column: n}}\n",
                "",
                ImportOptions.defaults()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("t.parquet");
  }
}
