package org.diurnal.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
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
import org.diurnal.data.importing.Rejection;
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
          - {name: mims, unit: "1", aggregation: SUM, min: 0, max: 200, mean: 10, std: 12}
        channels: {mims: {column: m}, heart_rate: {column: h}}
        labels: {weight_kg: {column: kg, daily: true}, female: {column: f, daily: false}}
        """,
        "t,m,h,kg,f\n2024-05-01T10:00+00:00,12.5,60,71,1\n2024-05-02T10:00+00:00,1,60,70,1\n",
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
  void aTimeInZuluIsAMomentAndNoClock() {
    String mapping = "time: {column: t}\nchannels: {steps: {column: n}}\n";
    String csv = "t,n\n2024-05-01T22:30:00Z,7\n2024-05-01T22:31:00+00:00,8\n";
    assertThatThrownBy(() -> read(mapping, csv, ImportOptions.defaults()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("t.csv:2")
        .hasMessageContaining("clock");
    days.clear();
    read(mapping, csv, ImportOptions.defaults().withZone(ZoneId.of("Europe/Berlin")));
    assertThat(days)
        .extracting(d -> d.localDate().toString())
        .containsExactly("2024-05-01", "2024-05-02");
    assertThat(value(0, "steps", 22 * 60 + 31)).isEqualTo(8);
    assertThat(value(1, "steps", 30)).isEqualTo(7);
  }

  @Test
  void aLabelOfAMomentNeedsAZoneToo() {
    assertThatThrownBy(() ->
            read(
                "time: {column: t}\nlabels: {weight_kg: {column: kg, daily: true}}\n",
                "t,kg\n2024-05-01T22:30:00Z,70\n",
                ImportOptions.defaults()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("t.csv:2");
  }

  @Test
  void aTableOfAnotherPlaceWithSemicolonsCommasAndLinesAboveTheHeader() {
    ImportReceipt r =
        read(
            """
            separator: ";"
            decimal: ","
            skipLines: 2
            time: {column: Datum, clock: Zeit, format: "d.M.yyyy H:mm"}
            channels: {skin_temperature: {column: Temperatur}}
            missing: ["-"]
            """,
            """
            Messung; exportiert am "heute
            Geraet 7
            Datum;Zeit;Temperatur
            1.5.2024;9:00;33,5

            1.5.2024;9:01;-
            1.5.2024;9:02;33.5
            1.5.2024;24:01;33,5
            """,
            ImportOptions.defaults());
    assertThat(value(0, "skin_temperature", 540)).isEqualTo(33.5f);
    assertThat(value(0, "skin_temperature", 541)).isNaN();
    assertThat(r.file("t.csv").values().rejections())
        .containsExactly(new Rejection(Reasons.NUMBER, 1, List.of(7L)));
    assertThat(r.file("t.csv").rows().rejections())
        .containsExactly(new Rejection(Reasons.TIME, 1, List.of(8L)));
  }

  @Test
  void aTabAndAPatternWithQuotedText() {
    read(
        """
        separator: tab
        time: {column: t, format: "yyyy/MM/dd 'y' hh:mm a"}
        channels: {steps: {column: n}}
        """,
        "t\tn\n2024/05/01 y 01:05 PM\t4\n",
        ImportOptions.defaults());
    assertThat(value(0, "steps", 13 * 60 + 5)).isEqualTo(4);
  }

  @Test
  void theHourThatAZoneOfTheMappingShowsTwiceHoldsBothPasses() {
    ImportReceipt r =
        read(
            """
            time: {column: from}
            end: to
            zone: {constant: Europe/Berlin}
            channels: {steps: {column: n}}
            """,
            """
            from,to,n
            2024-10-27 02:30,2024-10-27 02:31,5
            2024-10-27 02:30,2024-10-27 02:31,7
            2024-03-31 01:59,2024-03-31 03:01,4
            """,
            ImportOptions.defaults());
    // the clock went from 2:00 to 3:00, so that the last row lasted two minutes
    assertThat(days.get(0).localDate()).isEqualTo(LocalDate.of(2024, 3, 31));
    assertThat(value(0, "steps", 119)).isEqualTo(2);
    assertThat(value(0, "steps", 180)).isEqualTo(2);
    assertThat(value(0, "steps", 150)).isNaN();
    assertThat(value(1, "steps", 150)).isEqualTo(12);
    assertThat(r.file("t.csv").values().dropped()).isZero();
  }

  @Test
  void aRowShorterThanASecondKeepsItsLength() {
    read(
        """
        time: {column: t}
        seconds: 0.5
        channels: {steps: {column: n}, heart_rate: {column: h}}
        """,
        "t,n,h\n2024-05-01 10:00:59.75,2,60\n",
        ImportOptions.defaults());
    assertThat(value(0, "steps", 600)).isEqualTo(1);
    assertThat(value(0, "steps", 601)).isEqualTo(1);
    assertThat(value(0, "heart_rate", 601)).isEqualTo(60);
  }

  @Test
  void zonesInAColumnAndOneThatIsNone() {
    ImportReceipt r =
        read(
            """
            time: {column: t, format: epoch_millis}
            zone: {column: z}
            channels: {steps: {column: n}}
            """,
            """
            t,z,n
            1714514400000,Europe/Berlin,1
            1714514400000,-05:00,2
            1714514400000,Mars/Crater,3
            NaN,Europe/Berlin,3
            """,
            ImportOptions.defaults());
    assertThat(days)
        .extracting(d -> d.localDate() + " " + d.utcOffsetMinutes().orElseThrow())
        .containsExactly("2024-04-30 -300", "2024-05-01 120");
    assertThat(r.file("t.csv").rows().dropped("time zone that is not known")).isEqualTo(1);
    assertThat(r.file("t.csv").rows().dropped(Reasons.TIME)).isEqualTo(1);
  }

  @Test
  void aZipArchiveOfTablesIsRead() throws IOException {
    Path zip = tmp.resolve("t.zip");
    try (ZipOutputStream z = new ZipOutputStream(Files.newOutputStream(zip))) {
      z.putNextEntry(new ZipEntry("a/one.csv"));
      z.write("t,n\n2024-05-01T10:00,1\n".getBytes(StandardCharsets.UTF_8));
      z.putNextEntry(new ZipEntry("a/two.csv"));
      z.write("t,n\n2024-05-02T10:00,2\n".getBytes(StandardCharsets.UTF_8));
    }
    ImportReceipt r =
        read(
            new TableImporter.Csv(),
            "t.zip",
            "time: {column: t}\nchannels: {steps: {column: n}}\n",
            "",
            ImportOptions.defaults());
    assertThat(days).hasSize(2);
    assertThat(r.file("a/two.csv").rows().kept()).isEqualTo(1);
  }

  @Test
  void whatASimulatorMadeStaysMarked() throws IOException {
    String mapping = "time: {column: t}\nchannels: {steps: {column: n}}\n";
    String csv = "t,n\n2024-05-01T10:00,1\n";
    assertThat(read(mapping, csv, ImportOptions.defaults()).simulated()).isFalse();
    Files.writeString(tmp.resolve("provenance.json"), "{\"simulated\": false}");
    assertThat(read(mapping, csv, ImportOptions.defaults()).simulated()).isFalse();
    Files.writeString(tmp.resolve("provenance.json"), "{\"simulated\": true}");
    assertThat(read(mapping, csv, ImportOptions.defaults()).simulated()).isTrue();
  }

  @Test
  void twoColumnsOfOneNameAreRefused() {
    assertThatThrownBy(() ->
            read(
                "time: {column: t}\nchannels: {steps: {column: n}}\n",
                "t,n,n\n2024-05-01T10:00,1,2\n",
                ImportOptions.defaults()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("t.csv:1")
        .hasMessageContaining("'n'");
  }

  @Test
  void parquetMomentsNeedAZone() {
    SampleParquet.write(
        tmp.resolve("t.parquet"), "SELECT TIMESTAMPTZ '2024-05-01 22:30:00+00' AS t, 5 AS n");
    String mapping = "time: {column: t}\nchannels: {steps: {column: n}}\n";
    assertThatThrownBy(() ->
            read(new TableImporter.Parquet(), "t.parquet", mapping, "", ImportOptions.defaults()))
        .isInstanceOf(UsageException.class);
    days.clear();
    read(
        new TableImporter.Parquet(),
        "t.parquet",
        mapping,
        "",
        ImportOptions.defaults().withZone(ZoneId.of("Asia/Tokyo")));
    assertThat(days.getFirst().localDate()).isEqualTo(LocalDate.of(2024, 5, 2));
    assertThat(value(0, "steps", 7 * 60 + 30)).isEqualTo(5);
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
