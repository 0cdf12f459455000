package org.diurnal.data.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.diurnal.data.recording.Tape.HEART_RATE;
import static org.diurnal.data.recording.Tape.STEPS;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Randomness;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is recorded, in whatever order, nothing is lost and nothing counted twice.
class RecordingPropertyTest {
  private record Sample(
      String person,
      boolean wrist,
      int channel,
      Instant start,
      Instant end,
      ZoneId zone,
      double value) {}

  private record Out(List<DayWindow> days, ImportReceipt receipt) {}

  @TempDir Path tmp;

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void theOrderOfReadingAndTheSizeOfMemoryDoNotMatter(long seed) throws Exception {
    List<Sample> samples = samples(seed);
    Out all = play(samples, 1 << 12);
    List<Sample> shuffled = new ArrayList<>(samples);
    Collections.shuffle(shuffled, new Random(seed));
    Out spilled = play(shuffled, 16);
    assertThat(spilled.days()).isEqualTo(all.days());
    assertThat(spilled.receipt().channels()).isEqualTo(all.receipt().channels());
    try (var left = Files.list(tmp)) {
      assertThat(left).as("temporary files").isEmpty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void everyStepIsInTheDaysOrCountedAsDropped(long seed) {
    List<Sample> samples = samples(seed);
    Out out = play(samples, 64);
    double read = 0;
    for (Sample s : samples) {
      read += s.channel() == STEPS ? s.value() : 0;
    }
    double inDays = 0;
    for (DayWindow d : out.days()) {
      for (float v : d.values(STEPS)) {
        inDays += Float.isNaN(v) ? 0 : v;
      }
    }
    // samples() makes no two of one device that overlap, so nothing may be dropped.
    assertThat(out.receipt().dropped()).isZero();
    assertThat(inDays).isCloseTo(read, within(1e-3 * samples.size()));
    assertThat(out.receipt().channel("steps").samples())
        .isEqualTo(samples.stream().filter(s -> s.channel() == STEPS).count());
  }

  /// Samples of three people and two devices over four days around clock changes, none of which
  /// overlap on one device and channel.
  private static List<Sample> samples(long seed) {
    SplittableRandom random = Randomness.of(seed, 77);
    List<ZoneId> zones =
        List.of(ZoneId.of("Europe/Berlin"), ZoneId.of("+05:30"), ZoneId.of("America/St_Johns"));
    List<Sample> samples = new ArrayList<>();
    for (int person = 0; person < 3; person++) {
      for (int device = 0; device < 2; device++) {
        ZoneId zone = zones.get(random.nextInt(zones.size()));
        Instant at =
            Instant.parse(random.nextBoolean() ? "2024-03-29T22:17:03Z" : "2024-10-25T21:00:00Z");
        Instant end = at.plusSeconds(4 * 86_400);
        while (at.isBefore(end)) {
          Instant to = at.plusSeconds(1 + random.nextInt(7_000));
          samples.add(
              new Sample("p" + person, device == 0, STEPS, at, to, zone, random.nextInt(5)));
          samples.add(
              new Sample(
                  "p" + person, device == 0, HEART_RATE, at, at, zone, 40 + random.nextInt(100)));
          at = to.plusSeconds(random.nextInt(5_000));
        }
      }
    }
    return samples;
  }

  private Out play(List<Sample> samples, int inMemory) {
    try (Tape t = new Tape(tmp, ImportOptions.defaults(), inMemory)) {
      for (Sample s : samples) {
        Track track = s.wrist() ? t.wrist(s.person()) : t.phone(s.person());
        t.at(track, s.channel(), s.start(), s.end(), s.zone(), s.value());
      }
      ImportReceipt r = t.play();
      return new Out(t.days, r);
    }
  }
}
