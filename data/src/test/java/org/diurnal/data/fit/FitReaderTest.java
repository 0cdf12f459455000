package org.diurnal.data.fit;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.diurnal.data.fit.FitBytes.big;
import static org.diurnal.data.fit.FitBytes.join;
import static org.diurnal.data.fit.FitBytes.little;
import static org.diurnal.data.fit.FitBytes.read;
import static org.diurnal.data.fit.FitBytes.text;
import static org.diurnal.data.fit.FitBytes.u16;
import static org.diurnal.data.fit.FitBytes.u32;
import static org.diurnal.data.fit.FitBytes.u8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.diurnal.core.BadDataException;
import org.junit.jupiter.api.Test;

/// What the format can hold, in files written byte by byte.
class FitReaderTest {
  private static final int RECORD = 20;
  private static final int TIME = 253;
  private static final long T0 = 1_000_000_000; // 2021-09-08T01:46:40Z

  private static FitBytes record() {
    return new FitBytes().define(0, RECORD, TIME, 4, FitBytes.UINT32, 3, 1, FitBytes.UINT8);
  }

  /// CRC-16/ARC of "123456789" is BB3D in every list of checksums.
  @Test
  void theChecksumIsTheKnownOne() {
    byte[] digits = "123456789".getBytes(US_ASCII);
    assertThat(FitCrc.update(0, digits, 0, 9)).isEqualTo(0xBB3D);
  }

  @Test
  void headersOf12And14BytesAreRead() {
    FitBytes f = record().message(0, u32(T0), u8(70));
    for (byte[] file : List.of(f.file(), f.shortFile())) {
      var seen = read(file);
      assertThat(seen.reading().isSound()).isTrue();
      assertThat(seen.only().whole(3)).hasValue(70);
      assertThat(seen.only().timestamp()).hasValue(T0);
    }
  }

  @Test
  void aTimestampCountsFrom1989() {
    assertThat(FitTime.instant(T0)).hasValue(Instant.parse("2021-09-08T01:46:40Z"));
    assertThat(FitTime.instant(0x1000_0000L)).hasValue(Instant.parse("1998-07-03T21:24:16Z"));
    assertThat(FitTime.instant(0x0FFF_FFFFL)).isEmpty();
  }

  @Test
  void bothByteOrdersGiveTheSameNumbers() {
    int[] fields = {0, 2, FitBytes.SINT16, 1, 4, FitBytes.UINT32, 2, 8, FitBytes.SINT64};
    var little =
        read(
            new FitBytes()
                .define(0, 7, fields)
                .message(0, little(-2, 2), little(4_000_000_000L, 4), little(-3, 8))
                .file());
    var big =
        read(
            new FitBytes()
                .defineBig(0, 7, fields)
                .message(0, big(-2, 2), big(4_000_000_000L, 4), big(-3, 8))
                .file());
    for (FitMessage m : List.of(little.only(), big.only())) {
      assertThat(m.number()).isEqualTo(7);
      assertThat(m.whole(0)).hasValue(-2);
      assertThat(m.whole(1)).hasValue(4_000_000_000L);
      assertThat(m.whole(2)).hasValue(-3);
    }
  }

  @Test
  void everyTypeHasItsInvalidValueAndItsGreatest() {
    assertType(FitBytes.ENUM, 1, 0xFF, 0xFE, 0xFE);
    assertType(FitBytes.SINT8, 1, 0x7F, 0x80, -128);
    assertType(FitBytes.UINT8, 1, 0xFF, 0xFE, 254);
    assertType(FitBytes.SINT16, 2, 0x7FFF, 0x8000, -32768);
    assertType(FitBytes.UINT16, 2, 0xFFFF, 0xFFFE, 65534);
    assertType(FitBytes.SINT32, 4, 0x7FFF_FFFFL, 0x8000_0000L, Integer.MIN_VALUE);
    assertType(FitBytes.UINT32, 4, 0xFFFF_FFFFL, 0xFFFF_FFFEL, 0xFFFF_FFFEL);
    assertType(FitBytes.UINT8Z, 1, 0, 0xFF, 255);
    assertType(FitBytes.UINT16Z, 2, 0, 0xFFFF, 65535);
    assertType(FitBytes.UINT32Z, 4, 0, 0xFFFF_FFFFL, 0xFFFF_FFFFL);
    assertType(FitBytes.SINT64, 8, Long.MAX_VALUE, Long.MIN_VALUE, Long.MIN_VALUE);
    assertType(FitBytes.UINT64, 8, -1, -2, -2);
    assertType(FitBytes.UINT64Z, 8, 0, -1, -1);
  }

  private static void assertType(int type, int size, long absent, long bits, long value) {
    FitMessage m =
        read(new FitBytes()
                .define(0, RECORD, 1, size, type, 2, size, type)
                .message(0, little(absent, size), little(bits, size))
                .file())
            .only();
    assertThat(m.whole(1)).isEmpty();
    assertThat(m.whole(2)).hasValue(value);
  }

  @Test
  void floatsAreReadAndAllBitsSetIsAbsent() {
    FitMessage m =
        read(new FitBytes()
                .define(
                    0, 1, 0, 8, FitBytes.FLOAT32, 1, 8, FitBytes.FLOAT64, 2, 8, FitBytes.FLOAT64)
                .message(
                    0,
                    u32(Float.floatToRawIntBits(36.6f)),
                    u32(-1),
                    little(Double.doubleToRawLongBits(-0.25), 8),
                    little(-1, 8))
                .file())
            .only();
    assertThat(m.real(0, 0)).hasValue(36.6f);
    assertThat(m.real(0, 1)).isEmpty();
    assertThat(m.real(1, 0)).hasValue(-0.25);
    assertThat(m.real(2, 0)).isEmpty();
    assertThat(m.whole(1)).isEmpty();
  }

  @Test
  void textsEndAtTheirZeroByte() {
    FitMessage m =
        read(new FitBytes()
                .define(0, 0, 8, 12, FitBytes.STRING, 9, 3, FitBytes.STRING)
                .message(0, text("Fēnix\0Zwei", 12), text("", 3))
                .file())
            .only();
    assertThat(m.text(8)).hasValue("Fēnix");
    assertThat(m.texts(m.field(8).orElseThrow())).containsExactly("Fēnix", "Zwei");
    assertThat(m.text(9)).isEmpty();
  }

  @Test
  void arraysKeepTheirPlacesAroundAnAbsentElement() {
    FitMessage m =
        read(new FitBytes()
                .define(0, 78, 0, 6, FitBytes.UINT16)
                .message(0, u16(800), u16(0xFFFF), u16(820))
                .file())
            .only();
    assertThat(m.count(0)).isEqualTo(3);
    assertThat(m.whole(0, 0)).hasValue(800);
    assertThat(m.whole(0, 1)).isEmpty();
    assertThat(m.whole(0, 2)).hasValue(820);
    assertThat(m.whole(0, 3)).isEmpty();
    assertThat(m.count(5)).isZero();
  }

  @Test
  void bytesAreAbsentOnlyIfAllAreFf() {
    var seen =
        read(
            new FitBytes()
                .define(0, RECORD, 8, 3, FitBytes.BYTE)
                .message(0, u8(0xFF, 0x12, 0xFF))
                .message(0, u8(0xFF, 0xFF, 0xFF))
                .file());
    assertThat(seen.messages().get(0).bytes(8)).hasValueSatisfying(b -> assertThat(b).hasSize(3));
    assertThat(seen.messages().get(1).bytes(8)).isEmpty();
    assertThat(seen.messages().get(1).component(8, 0, 12)).isEmpty();
  }

  /// Speed 0x345 and distance 0x712 in the bytes 45 23 71: the lower half of the second byte is the
  /// speed's.
  @Test
  void componentsAreTakenFromTheLowestBitUp() {
    FitMessage m =
        read(new FitBytes()
                .define(0, RECORD, 8, 3, FitBytes.BYTE)
                .message(0, u8(0x45, 0x23, 0x71))
                .file())
            .only();
    assertThat(m.component(8, 0, 12)).hasValue(0x345);
    assertThat(m.component(8, 12, 12)).hasValue(0x712);
    assertThat(m.component(8, 16, 12)).isEmpty();
  }

  /// 1,000,000,000 is 0 modulo 32 (its offset bits are zero), so offsets 10 and 31 lie within the
  /// same 32 seconds, and 5 after 31 in the next.
  @Test
  void compressedTimestampsRollOverAfter32Seconds() {
    assertThat(T0 % 32).isZero();
    var seen =
        read(
            new FitBytes()
                .define(0, RECORD, TIME, 4, FitBytes.UINT32)
                .define(1, RECORD, 3, 1, FitBytes.UINT8)
                .message(0, u32(T0 + 3))
                .compressed(1, 10, u8(70))
                .compressed(1, 31, u8(71))
                .compressed(1, 5, u8(72))
                .compressed(1, 5, u8(73))
                .compressed(1, 4, u8(74))
                .file());
    assertThat(seen.messages().stream().map(m -> m.timestamp().orElseThrow() - T0).toList())
        .containsExactly(3L, 10L, 31L, 37L, 37L, 68L);
  }

  @Test
  void aCompressedTimestampWithNothingBeforeItIsNoTime() {
    var seen =
        read(
            new FitBytes()
                .define(1, RECORD, 3, 1, FitBytes.UINT8)
                .compressed(1, 10, u8(70))
                .file());
    assertThat(seen.only().timestamp()).isEmpty();
    assertThat(seen.only().whole(3)).hasValue(70);
  }

  @Test
  void aLocalTypeMayBeDefinedAnew() {
    var seen =
        read(
            record()
                .message(0, u32(T0), u8(70))
                .define(0, 7, 0, 1, FitBytes.UINT8)
                .message(0, u8(5))
                .file());
    assertThat(seen.messages().stream().map(FitMessage::number).toList()).containsExactly(20, 7);
    assertThat(seen.messages().get(1).whole(0)).hasValue(5);
  }

  @Test
  void anAppsFieldsAreReadWithTheirNamesAndUnits() {
    int[] description = {0, 1, 2, 1, 1, 2, 2, 1, 2, 3, 12, 7, 8, 4, 7};
    var seen =
        read(
            new FitBytes()
                .define(0, 206, description)
                .message(0, u8(1), u8(4), u8(FitBytes.SINT16), text("skin_temp", 12), text("C", 4))
                .defineWithDeveloper(
                    1, RECORD, new int[] {3, 1, FitBytes.UINT8}, new int[] {4, 2, 1, 9, 1, 1})
                .message(1, u8(70), u16(3312), u8(9))
                .file());
    FitMessage m = seen.messages().getLast();
    assertThat(m.whole(3)).hasValue(70);
    FieldLayout known = m.fields().get(1);
    assertThat(known.developer())
        .hasValue(new DeveloperField(1, 4, Optional.of(BaseType.SINT16), "skin_temp", "C"));
    assertThat(m.whole(known, 0)).hasValue(3312);
    FieldLayout unknown = m.fields().get(2);
    assertThat(unknown.type()).isEmpty();
    assertThat(m.whole(unknown, 0)).isEmpty();
    assertThat(m.bytes(unknown)).containsExactly(9);
    assertThat(m.field(4)).isEmpty();
  }

  @Test
  void aFieldOfAnUnknownTypeIsAbsentAndTheOthersAreRead() {
    FitMessage m =
        read(new FitBytes()
                .define(0, RECORD, 1, 3, 0x1F, 3, 1, FitBytes.UINT8)
                .message(0, u8(1, 2, 3), u8(70))
                .file())
            .only();
    assertThat(m.whole(1)).isEmpty();
    assertThat(m.whole(3)).hasValue(70);
  }

  @Test
  void filesInARowAreReadEachWithItsOwnDefinitions() {
    byte[] first = record().message(0, u32(T0), u8(70)).file();
    byte[] second = new FitBytes().define(0, 7, 0, 1, FitBytes.UINT8).message(0, u8(5)).shortFile();
    byte[] third = new FitBytes().message(0, u8(5)).file();
    var seen = read(join(first, second, third));
    assertThat(seen.reading().files()).isEqualTo(3);
    assertThat(seen.messages().stream().map(FitMessage::file).toList()).containsExactly(0, 1);
    assertThat(seen.kinds()).containsExactly(FitFault.Kind.NO_DEFINITION);
    assertThat(seen.reading().faults().getFirst().offset())
        .isEqualTo(first.length + second.length + 14);
  }

  @Test
  void somethingElseIsRefusedByName() {
    for (byte[] other :
        List.of(
            new byte[0],
            u8(14, 16),
            "<?xml version=\"1.0\"?>".getBytes(US_ASCII),
            FitBytes.header(11, 0),
            FitBytes.header(14, 0))) {
      assertThatThrownBy(() -> read(other))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("test.fit: not a FIT file");
    }
  }
}
