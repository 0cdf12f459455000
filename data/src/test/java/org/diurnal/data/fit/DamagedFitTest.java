package org.diurnal.data.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diurnal.data.fit.FitBytes.join;
import static org.diurnal.data.fit.FitBytes.read;
import static org.diurnal.data.fit.FitBytes.u32;
import static org.diurnal.data.fit.FitBytes.u8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.diurnal.core.BadDataException;
import org.diurnal.data.fit.FitFault.Kind;
import org.junit.jupiter.api.Test;

/// What is sound in a damaged file is delivered, and what is not is said, with kind and place.
class DamagedFitTest {
  private static final long T0 = 1_000_000_000;
  private static final int FIRST = 14 + 12; // the first message: after header and definition

  /// Five heart rates, six bytes each.
  private static byte[] fiveRates() {
    FitBytes f = new FitBytes().define(0, 20, 253, 4, FitBytes.UINT32, 3, 1, FitBytes.UINT8);
    for (int i = 0; i < 5; i++) {
      f.message(0, u32(T0 + i), u8(70 + i));
    }
    return f.file();
  }

  private static List<Long> rates(FitBytes.Seen seen) {
    return seen.messages().stream().map(m -> m.whole(3).orElseThrow()).toList();
  }

  @Test
  void aFlippedByteIsNoticedByTheChecksum() {
    byte[] file = fiveRates();
    file[FIRST + 5] ^= 1;
    var seen = read(file);
    assertThat(rates(seen)).containsExactly(71L, 71L, 72L, 73L, 74L);
    assertThat(seen.kinds()).containsExactly(Kind.FILE_CRC);
    assertThat(seen.reading().faults().getFirst().offset()).isEqualTo(file.length - 2);
  }

  @Test
  void aWrongHeaderChecksumIsSaidAndAZeroIsNone() {
    byte[] file = fiveRates();
    file[12] ^= 1;
    assertThat(read(file).kinds()).contains(Kind.HEADER_CRC);
    assertThat(rates(read(file))).hasSize(5);
    file[12] = 0;
    file[13] = 0;
    assertThat(read(file).kinds()).doesNotContain(Kind.HEADER_CRC);
  }

  @Test
  void cutAnywhereAllWholeMessagesBeforeTheCutAreDelivered() {
    byte[] file = fiveRates();
    for (int length = FIRST; length < file.length; length++) {
      var seen = read(Arrays.copyOf(file, length));
      assertThat(rates(seen)).hasSize(Math.min(5, (length - FIRST) / 6));
      assertThat(seen.kinds()).containsExactly(Kind.TRUNCATED);
      assertThat(seen.reading().faults().getFirst().offset()).isEqualTo(length);
      assertThat(seen.reading().bytes()).isEqualTo(length);
    }
  }

  @Test
  void aMessageThatWasNeverDefinedEndsTheFileAndTheOneBeforeIsWithheld() {
    byte[] file = fiveRates();
    file[FIRST + 3 * 6] = 9; // the fourth message's header
    var seen = read(file);
    assertThat(rates(seen)).containsExactly(70L, 71L);
    assertThat(seen.reading().withheld()).isEqualTo(1);
    assertThat(seen.kinds()).containsExactly(Kind.NO_DEFINITION, Kind.FILE_CRC);
    assertThat(seen.reading().faults().getFirst().offset()).isEqualTo(FIRST + 3 * 6);
  }

  @Test
  void theFileAfterADamagedOneIsRead() {
    byte[] damaged = fiveRates();
    damaged[FIRST + 3 * 6] = 9;
    var seen = read(join(damaged, fiveRates()));
    assertThat(rates(seen)).containsExactly(70L, 71L, 70L, 71L, 72L, 73L, 74L);
    assertThat(seen.reading().files()).isEqualTo(2);
  }

  @Test
  void aDefinitionWithAnotherByteOrderThan0Or1IsNone() {
    byte[] file = fiveRates();
    file[16] = 7;
    var seen = read(file);
    assertThat(seen.messages()).isEmpty();
    assertThat(seen.kinds()).containsExactly(Kind.BAD_DEFINITION, Kind.FILE_CRC);
  }

  @Test
  void aSizeThatIsTooSmallCutsARecord() {
    byte[] file = fiveRates();
    file[4] -= 3;
    var seen = read(file);
    assertThat(rates(seen)).containsExactly(70L, 71L, 72L);
    assertThat(seen.kinds()).startsWith(Kind.HEADER_CRC, Kind.OVERRUN);
  }

  /// The file's checksum is then taken for a record, which it is not.
  @Test
  void aSizeOfFourGigabytesAllocatesNothing() {
    byte[] file = fiveRates();
    Arrays.fill(file, 4, 8, (byte) 0xFF);
    var seen = read(file);
    assertThat(rates(seen)).containsExactly(70L, 71L, 72L, 73L);
    assertThat(seen.kinds()).containsExactly(Kind.HEADER_CRC, Kind.NO_DEFINITION, Kind.TRUNCATED);
  }

  @Test
  void aFileThatTheDeviceNeverFinishedIsReadToItsEnd() {
    byte[] file = fiveRates();
    Arrays.fill(file, 4, 8, (byte) 0);
    var seen = read(Arrays.copyOf(file, file.length - 2));
    assertThat(rates(seen)).hasSize(5);
    assertThat(seen.kinds()).containsExactly(Kind.HEADER_CRC, Kind.UNFINISHED);
    assertThat(read(join(new FitBytes().file(), fiveRates())).kinds()).isEmpty();
  }

  @Test
  void bytesAfterTheEndAreCounted() {
    byte[] file = fiveRates();
    var seen = read(join(file, u8(1, 2, 3)));
    assertThat(seen.reading().faults())
        .containsExactly(
            new FitFault(Kind.TRAILING_BYTES, file.length, "3 bytes that are no FIT file"));
    assertThat(seen.reading().faults().getFirst())
        .hasToString("byte 58: 3 bytes that are no FIT file");
  }

  @Test
  void faultsAreListedUpToALimitAndCountedBeyondIt() {
    byte[] file = new FitBytes().shortFile();
    file[file.length - 1] ^= 1;
    ByteArrayOutputStream many = new ByteArrayOutputStream();
    for (int i = 0; i < 250; i++) {
      many.writeBytes(file);
    }
    FitReading reading = read(many.toByteArray()).reading();
    assertThat(reading.faults()).hasSize(100);
    assertThat(reading.moreFaults()).isEqualTo(150);
    assertThat(reading.files()).isEqualTo(250);
  }

  @Test
  void aMisalignedFieldIsSaidOnceAndReadAsBytes() {
    FitBytes f = new FitBytes();
    for (int i = 0; i < 3; i++) {
      f.define(0, 20, 7, 3, FitBytes.UINT16, 3, 1, FitBytes.UINT8).message(0, u8(1, 2, 3), u8(70));
    }
    var seen = read(f.file());
    assertThat(rates(seen)).containsExactly(70L, 70L, 70L);
    assertThat(seen.messages().getFirst().whole(7)).isEmpty();
    assertThat(seen.kinds()).containsExactly(Kind.MISALIGNED_FIELD);
  }

  @Test
  void aCompressedStreamThatIsCutYieldsWhatIsBeforeTheCut() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Random noise = new Random(7);
    FitBytes f = new FitBytes().define(0, 20, 253, 4, FitBytes.UINT32, 3, 1, FitBytes.UINT8);
    for (int i = 0; i < 20_000; i++) {
      f.message(0, u32(T0 + noise.nextInt(1 << 20)), u8(50 + noise.nextInt(100)));
    }
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(f.file());
    }
    byte[] half = Arrays.copyOf(out.toByteArray(), out.size() / 2);
    List<FitMessage> messages = new ArrayList<>();
    FitReading reading =
        FitReader.read(
            new GZIPInputStream(new ByteArrayInputStream(half)), "half.fit.gz", messages::add);
    assertThat(messages).hasSizeGreaterThan(5_000).hasSizeLessThan(15_000);
    assertThat(reading.faults()).hasSize(1);
    assertThat(reading.faults().getFirst().what()).contains("ZLIB");
  }

  /// Whatever the bytes, nothing but "not a FIT file" is thrown, and every message lies within the
  /// stream, before the next one.
  @Test
  void randomDamageNeverThrows() {
    long seed = 20261124;
    Random random = new Random(seed);
    byte[] sound = join(fiveRates(), fiveRates());
    for (int round = 0; round < 20_000; round++) {
      byte[] file = Arrays.copyOf(sound, 1 + random.nextInt(sound.length));
      for (int i = random.nextInt(6); i >= 0; i--) {
        file[random.nextInt(file.length)] = (byte) random.nextInt();
      }
      try {
        var seen = read(file);
        long last = -1;
        for (FitMessage m : seen.messages()) {
          assertThat(m.offset()).as("seed %d, round %d", seed, round).isGreaterThan(last);
          last = m.offset();
          assertThat(MessageText.of(m)).isNotEmpty();
        }
        assertThat(last).isLessThan(file.length);
        assertThat(seen.reading().bytes()).isEqualTo(file.length);
      } catch (BadDataException e) {
        assertThat(e).hasMessageContaining("not a FIT file");
      }
    }
  }
}
