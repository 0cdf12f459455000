package org.diurnal.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.core.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The format against bytes written by hand.
class SafeTensorsFormatTest {
  @TempDir Path folder;

  // 71 characters, so that one space of padding makes 72 = 0x48.
  private static final String HEADER =
      "{\"a\":{\"dtype\":\"F32\",\"shape\":[2],\"data_offsets\":[0,8]},"
          + "\"b\":{\"dtype\":\"U8\",\"shape\":[],\"data_offsets\":[8,9]}}";

  @Test
  void writesExactlyTheseBytes() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SafeTensorsWriter.write(
        out,
        List.of(
            TensorSource.ofFloats("a", new long[] {2}, new float[] {1.0f, -2.5f}),
            TensorFiles.source("b", TensorType.U8, new long[0], new byte[] {(byte) 200})),
        Map.of());

    // The header has 54 + 51 = 105 characters; 7 spaces make 112 = 0x70.
    assertThat(HEADER).hasSize(105);
    String expected =
        "7000000000000000"
            + HexFormat.of().formatHex((HEADER + " ".repeat(7)).getBytes(StandardCharsets.UTF_8))
            + "0000803f" // 1.0f
            + "000020c0" // -2.5f
            + "c8"; // 200
    assertThat(HexFormat.of().formatHex(out.toByteArray())).isEqualTo(expected);
  }

  @Test
  void readsExactlyTheseBytes() throws IOException {
    Path file = folder.resolve("hand.safetensors");
    // An unpadded header whose entries do not stand in the order of the data, as is allowed.
    String header =
        "{\"b\":{\"shape\":[1,2],\"data_offsets\":[4,8],\"dtype\":\"I16\"},"
            + "\"__metadata__\":{\"who\":\"\u00e9\\u00e9\"},"
            + "\"a\":{\"dtype\":\"BF16\",\"shape\":[2],\"data_offsets\":[0,4]}}";
    byte[] json = header.getBytes(StandardCharsets.UTF_8);
    String bytes =
        String.format("%02x00000000000000", json.length)
            + HexFormat.of().formatHex(json)
            + "803f" // bf16 1.0
            + "20c0" // bf16 -2.5
            + "feff" // i16 -2
            + "0102"; // i16 513
    Files.write(file, HexFormat.of().parseHex(bytes));

    try (SafeTensorsFile read = SafeTensorsFile.open(file)) {
      assertThat(read.names()).containsExactly("a", "b");
      assertThat(read.metadata()).containsExactly(Map.entry("who", "\u00e9\u00e9"));
      assertThat(read.tensor("a").floats()).containsExactly(1.0f, -2.5f);
      assertThat(read.tensor("a").type()).isEqualTo(TensorType.BF16);
      assertThat(read.tensor("b").longs()).containsExactly(-2, 513);
      assertThat(read.tensor("b").shape()).containsExactly(1, 2);
    }
  }

  @Test
  void everyTypeIsReadAsItsNumbers() throws IOException {
    Path file = folder.resolve("types.safetensors");
    HexFormat hex = HexFormat.of();
    long[] one = {1};
    SafeTensorsWriter.write(
        file,
        List.of(
            TensorFiles.source("f64", TensorType.F64, one, hex.parseHex("000000000000f0bf")),
            TensorFiles.source("f32", TensorType.F32, one, hex.parseHex("0000c07f")),
            TensorFiles.source("f16", TensorType.F16, one, hex.parseHex("00c1")), // -2.5
            TensorFiles.source("i64", TensorType.I64, one, hex.parseHex("feffffffffffffff")),
            TensorFiles.source("i32", TensorType.I32, one, hex.parseHex("00000080")),
            TensorFiles.source("i8", TensorType.I8, one, hex.parseHex("80")),
            TensorFiles.source("u8", TensorType.U8, one, hex.parseHex("80")),
            TensorFiles.source("bool", TensorType.BOOL, one, hex.parseHex("01"))),
        Map.of());

    try (SafeTensorsFile read = SafeTensorsFile.open(file)) {
      assertThat(read.tensor("f64").doubles()).containsExactly(-1.0);
      assertThat(read.tensor("f32").floats()).containsExactly(Float.NaN);
      assertThat(read.tensor("f16").floats()).containsExactly(-2.5f);
      assertThat(read.tensor("i64").longs()).containsExactly(-2);
      assertThat(read.tensor("i32").longs()).containsExactly(Integer.MIN_VALUE);
      assertThat(read.tensor("i8").longs()).containsExactly(-128);
      assertThat(read.tensor("u8").longs()).containsExactly(128);
      assertThat(read.tensor("bool").longs()).containsExactly(1);
      assertThatThrownBy(() -> read.tensor("i8").floats())
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("'i8'");
      assertThatThrownBy(() -> read.tensor("f32").longs())
          .isInstanceOf(IllegalStateException.class);
      assertThatThrownBy(() -> read.tensor("f32").doubles())
          .isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void metadataIsSortedSoThatEqualInputsGiveEqualBytes() throws IOException {
    Map<String, String> oneWay = new LinkedHashMap<>();
    oneWay.put("b", "2");
    oneWay.put("a", "1");
    ByteArrayOutputStream first = new ByteArrayOutputStream();
    ByteArrayOutputStream second = new ByteArrayOutputStream();
    SafeTensorsWriter.write(first, List.of(), oneWay);
    SafeTensorsWriter.write(second, List.of(), Map.of("a", "1", "b", "2"));
    assertThat(first.toString(StandardCharsets.UTF_8))
        .isEqualTo(second.toString(StandardCharsets.UTF_8))
        .contains("{\"__metadata__\":{\"a\":\"1\",\"b\":\"2\"}}");
  }

  @Test
  void aViewEndsWithItsFile() throws IOException {
    Path file = folder.resolve("a.safetensors");
    SafeTensorsWriter.write(
        file, List.of(TensorSource.ofFloats("a", new long[] {1}, new float[] {1})), Map.of());
    SafeTensorsFile read = SafeTensorsFile.open(file);
    TensorView view = read.tensor("a");
    assertThat(view.data().isReadOnly()).isTrue();
    read.close();
    assertThatThrownBy(view::floats).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void anUnknownTensorIsNamedWithItsFile() throws IOException {
    Path file = folder.resolve("a.safetensors");
    SafeTensorsWriter.write(file, List.of(), Map.of());
    try (SafeTensorsFile read = SafeTensorsFile.open(file)) {
      assertThat(read.contains("head.weight")).isFalse();
      assertThatThrownBy(() -> read.tensor("head.weight"))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("a.safetensors")
          .hasMessageContaining("'head.weight'");
    }
  }
}
