package org.diurnal.data.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.diurnal.core.Sha256;
import org.diurnal.data.RealData;
import org.diurnal.data.fit.FitFault.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The 14 real files, against what a second decoder said of them (`reference.py` beside the
/// resources, written apart): every value of every message, and what is wrong with the files.
class RealFitFilesTest {
  private static final class Seen {
    final List<FitMessage> messages = new ArrayList<>();
    final FitReading reading;

    Seen(Path file) throws IOException {
      try (InputStream in = Files.newInputStream(file)) {
        reading = FitReader.read(in, String.valueOf(file.getFileName()), messages::add);
      }
    }

    long count(Kind kind) {
      return reading.faults().stream().filter(f -> f.kind() == kind).count();
    }
  }

  @Test
  void everyFileIsInTheReference() throws IOException {
    try (var files = Files.list(RealData.fitSamples())) {
      assertThat(
              files
                  .map(f -> String.valueOf(f.getFileName()))
                  .filter(n -> n.endsWith(".fit"))
                  .collect(Collectors.toSet()))
          .hasSize(14)
          .isEqualTo(Reference.all().keySet());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DeveloperData.fit",
        "MonitoringFile.fit",
        "Settings2.fit",
        "WeightScaleMultiUser.fit",
        "activity-settings-corruptheader.fit",
        "activity-small-fenix2-run.fit",
        "activity-unexpected-eof.fit",
        "compressed-speed-distance.fit",
        "coros-pace-2-cycling-misaligned-fields.fit",
        "event_timestamp.fit",
        "garmin-edge-500-activity.fit",
        "garmin-fenix-5-walk.fit",
        "sample-activity.fit",
        "strava-android-app-201.10-b1218918.fit"
      })
  void agreesWithTheSecondDecoderInEveryValue(String name) throws IOException {
    Reference expected = Reference.of(name);
    Seen seen = new Seen(RealData.fitSamples().resolve(name));

    assertThat(seen.reading.messages()).isEqualTo(new TreeMap<>(expected.messages()));
    assertThat(
            seen.reading.faults().stream()
                .map(f -> new Reference.Fault(f.kind(), f.offset()))
                .toList())
        .isEqualTo(expected.faults());
    assertThat(heartRates(seen.messages)).isEqualTo(new TreeMap<>(expected.heartRates()));
    var times =
        seen.messages.stream().flatMapToLong(m -> m.timestamp().stream()).summaryStatistics();
    assertThat(times.getCount() == 0 ? 0 : times.getMin()).isEqualTo(expected.firstTimestamp());
    assertThat(times.getCount() == 0 ? 0 : times.getMax()).isEqualTo(expected.lastTimestamp());
    String text =
        seen.messages.stream().map(m -> MessageText.of(m) + "\n").collect(Collectors.joining());
    assertThat(Sha256.of(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(expected.sha256());
  }

  @Test
  void tenFilesAreSound() throws IOException {
    List<String> sound = new ArrayList<>();
    for (String name : Reference.all().keySet()) {
      if (new Seen(RealData.fitSamples().resolve(name)).reading.isSound()) {
        sound.add(name);
      }
    }
    assertThat(sound).hasSize(10);
  }

  /// The second of two files in a row begins with `.GIT` instead of `.FIT`.
  @Test
  void theCorruptHeaderCostsTheSecondFileOnly() throws IOException {
    Seen seen = new Seen(RealData.fitSamples().resolve("activity-settings-corruptheader.fit"));
    assertThat(seen.reading.files()).isEqualTo(1);
    assertThat(seen.reading.count(20)).isEqualTo(14);
    assertThat(seen.reading.faults())
        .containsExactly(new FitFault(Kind.TRAILING_BYTES, 771, "83 bytes that are no FIT file"));
  }

  /// The last message, `activity`, is cut off, everything before it is there.
  @Test
  void theCutFileYieldsAllButItsLastMessage() throws IOException {
    Seen seen = new Seen(RealData.fitSamples().resolve("activity-unexpected-eof.fit"));
    Seen whole = new Seen(RealData.fitSamples().resolve("activity-settings-corruptheader.fit"));
    assertThat(seen.messages.stream().map(MessageText::of).toList())
        .isEqualTo(
            whole.messages.subList(0, whole.messages.size() - 1).stream()
                .map(MessageText::of)
                .toList());
    assertThat(seen.reading.faults()).hasSize(1);
    assertThat(seen.count(Kind.TRUNCATED)).isEqualTo(1);
  }

  /// Some program took every 0x0D before a 0x0A away, as if it were text: 19 bytes of it are gone.
  /// The message that lacks the first of them has the year 2085, and is not delivered.
  @Test
  void theFileThatLostBytesYieldsWhatIsBeforeTheFirstLoss() throws IOException {
    Path file = RealData.fitSamples().resolve("strava-android-app-201.10-b1218918.fit");
    Seen seen = new Seen(file);
    assertThat(seen.reading.count(20)).isEqualTo(472);
    assertThat(seen.reading.withheld()).isEqualTo(1);
    assertThat(seen.count(Kind.NO_DEFINITION)).isEqualTo(1);
    assertThat(seen.messages.getLast().timestamp()).hasValue(1001686704);
    String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    assertThat(bytes).doesNotContain("\r\n");
  }

  /// Field `data` of event has one byte, and is said to be of a type of four.
  @Test
  void theMisalignedFieldIsLeftOutAndTheRestIsRead() throws IOException {
    Seen seen =
        new Seen(RealData.fitSamples().resolve("coros-pace-2-cycling-misaligned-fields.fit"));
    assertThat(seen.reading.count(20)).isEqualTo(11272);
    assertThat(seen.reading.faults()).hasSize(1);
    assertThat(seen.reading.faults().getFirst().what())
        .contains("field 3 of event has 1 bytes", "UINT32");
  }

  @Test
  void anAppsFieldHasItsNameAndUnit() throws IOException {
    Seen seen = new Seen(RealData.fitSamples().resolve("DeveloperData.fit"));
    FitMessage last = seen.messages.getLast();
    FieldLayout field = last.fields().getLast();
    assertThat(field.developer())
        .hasValue(
            new DeveloperField(0, 0, Optional.of(BaseType.SINT8), "doughnuts_earned", "doughnuts"));
    assertThat(last.whole(field, 0)).hasValue(3);
  }

  /// Speed and distance share three bytes, 12 bits each; the distance counts on, in 1/16 m.
  @Test
  void packedDistancesAddUpToTheSessionsTotal() throws IOException {
    Seen seen = new Seen(RealData.fitSamples().resolve("compressed-speed-distance.fit"));
    long distance16 = 0;
    double fastest = 0;
    for (FitMessage m : seen.messages) {
      if (m.number() == 20 && m.component(8, 12, 12).isPresent()) {
        distance16 = FitTime.next(distance16, m.component(8, 12, 12).getAsLong(), 12);
        fastest = Math.max(fastest, m.component(8, 0, 12).getAsLong() / 100.0);
      }
    }
    FitMessage session =
        seen.messages.stream().filter(m -> m.number() == 18).findFirst().orElseThrow();
    double total = session.whole(9).orElseThrow() / 100.0;
    assertThat(distance16 / 16.0).isCloseTo(total, within(1.0));
    // The device saw its top speed between two records.
    double top = session.whole(15).orElseThrow() / 1000.0;
    assertThat(fastest).isBetween(top - 0.2, top);
  }

  private static Map<Integer, Reference.Sum> heartRates(List<FitMessage> messages) {
    Map<Integer, Reference.Sum> sums = new TreeMap<>();
    for (FitMessage m : messages) {
      int field =
          switch (m.number()) {
            case 20 -> 3;
            case 55 -> 27;
            case 132 -> 6;
            default -> -1;
          };
      for (int i = 0; field >= 0 && i < m.count(field); i++) {
        m.whole(field, i)
            .ifPresent(v ->
                sums.merge(
                    m.number(),
                    new Reference.Sum(1, v),
                    (a, b) -> new Reference.Sum(a.count() + b.count(), a.sum() + b.sum())));
      }
    }
    return sums;
  }
}
