package org.diurnal.model.safetensors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.diurnal.core.BadDataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Every way in which a file can contradict the format, and what its reader then hears.
class SafeTensorsRefusalTest {
  @TempDir Path folder;

  /// One tensor `t` of a file with 8 bytes of data: header, words of the message.
  static Stream<Arguments> headers() {
    return Stream.of(
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,12]", "'t'", "0 to 12 of 8"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[8,0]", "'t'", "8 to 0"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[-8,0]", "'t'", "whole number"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[-0,8]", "'t'", "whole number"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0.0,8]", "'t'", "whole number"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,8e0]", "'t'", "whole number"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,NaN]", "NaN"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':['0','8']", "'t'", "whole number"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,null]", "'t'", "whole number"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,[8]]", "'t'", "whole number"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,9223372036854775808]", "2^63-1"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,18446744073709551616]", "2^63-1"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0," + "9".repeat(40) + "]", "length"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0]", "'t'", "two numbers"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,8,8]", "'t'", "more than 2"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':8", "'t'", "START_ARRAY"),
        tensor(
            "'dtype':'F32','shape':[3],'data_offsets':[0,8]", "'t'", "takes 12 bytes, and has 8"),
        tensor("'dtype':'F64','shape':[],'data_offsets':[0,4]", "'t'", "takes 8 bytes, and has 4"),
        tensor("'dtype':'F32','shape':[0],'data_offsets':[0,8]", "'t'", "takes 0 bytes"),
        tensor("'dtype':'F32','shape':[-2],'data_offsets':[0,8]", "'t'", "whole number"),
        tensor("'dtype':'F32','shape':[2.0],'data_offsets':[0,8]", "'t'", "whole number"),
        tensor("'dtype':'U8','shape':[4294967296,4294967296],'data_offsets':[0,0]", "larger"),
        tensor("'dtype':'U8','shape':[4294967296,0,4294967296],'data_offsets':[0,0]", "larger"),
        tensor("'dtype':'F64','shape':[2305843009213693953],'data_offsets':[0,8]", "larger"),
        tensor("'dtype':'F32','shape':[" + "1,".repeat(64) + "2],'data_offsets':[0,8]", "than 64"),
        tensor("'dtype':'F32','shape':2,'data_offsets':[0,8]", "'t'", "START_ARRAY"),
        tensor("'dtype':'F32','shape':[[2]],'data_offsets':[0,8]", "'t'", "whole number"),
        tensor("'dtype':'F8_E4M3','shape':[8],'data_offsets':[0,8]", "'t'", "'F8_E4M3'", "BF16"),
        tensor("'dtype':'f32','shape':[2],'data_offsets':[0,8]", "'t'", "'f32'"),
        tensor("'dtype':4,'shape':[2],'data_offsets':[0,8]", "'t'", "VALUE_STRING"),
        tensor("'shape':[2],'data_offsets':[0,8]", "'t'", "lacks"),
        tensor("'dtype':'F32','data_offsets':[0,8]", "'t'", "lacks"),
        tensor("'dtype':'F32','shape':[2]", "'t'", "lacks"),
        tensor("", "'t'", "lacks"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,8],'dtype':'F32'", "dtype", "twice"),
        tensor("'dtype':'F32','shape':[2],'shape':[2],'data_offsets':[0,8]", "shape", "twice"),
        tensor("'data_offsets':[0,8],'data_offsets':[0,8]", "data_offsets", "twice"),
        tensor("'dtype':'F32','shape':[2],'data_offsets':[0,8],'x':{'y':1}", "'t'", "'x'"),
        header("{'t':5}", "'t'", "START_OBJECT"),
        header("{'t':null}", "'t'", "START_OBJECT"),
        header("{'t':[{}]}", "'t'", "START_OBJECT"),
        header("{}", "end at byte 0 of 8"),
        header(two("[0,4]", "[4,6]", 2), "end at byte 6 of 8"),
        header(two("[0,4]", "[5,8]", 3), "'b'", "after a hole from 4"),
        header(two("[1,5]", "[5,8]", 3), "'a'", "after a hole from 0"),
        header(two("[0,4]", "[3,8]", 5), "'b'", "inside another that ends at 4"),
        header(two("[0,4]", "[0,4]", 4), "'b'", "inside another"),
        header(two("[0,4]", "[2,2]", 0), "'b'", "inside another"),
        header(two("[0,4]", "[4,8]", 4).replace("'b'", "'a'"), "'a'", "twice"),
        header(two("[0,4]", "[4,8]", 4).replace("'b'", "'\\u0061'"), "'a'", "twice"),
        header("{'__metadata__':{'k':1}}", "'k'", "VALUE_STRING"),
        header("{'__metadata__':null}", "__metadata__", "START_OBJECT"),
        header("{'__metadata__':{'k':'1','k':'2'}}", "'k'", "twice"),
        header("{'__metadata__':{},'__metadata__':{}}", "__metadata__", "twice"),
        header("{'\\ud800':{}}", "surrogate"),
        header("{'__metadata__':{'k':'\\udc00'}}", "surrogate"),
        header("{} x", "Unrecognized token"),
        header("{}{}", "follows"),
        header("{}\0", "CTRL-CHAR"),
        header("{'t':{'dtype':'F32'", "end-of-input"),
        header("{'a'", "end-of-input"),
        header("{,}", "header"),
        header("{'t':" + "{'t':".repeat(50) + "0", "unknown key 't'"),
        header("{'" + "n".repeat(10_001) + "':0}", "'nnn", "longer than 10000"),
        header("{'__metadata__':{'" + "n".repeat(10_001) + "':''}}", "longer than 10000"),
        header(" {}", "does not begin with '{'"),
        header("[]", "does not begin with '{'"));
  }

  private static Arguments tensor(String body, String... words) {
    return header("{'t':{" + body + "}}", words);
  }

  private static Arguments header(String header, String... words) {
    return Arguments.of(header, words);
  }

  private static String two(String offsetsOfA, String offsetsOfB, int bytesOfB) {
    return "{'a':{'dtype':'U8','shape':[4],'data_offsets':"
        + offsetsOfA
        + "},'b':{'dtype':'U8','shape':["
        + bytesOfB
        + "],'data_offsets':"
        + offsetsOfB
        + "}}";
  }

  @ParameterizedTest
  @MethodSource("headers")
  void aHeaderThatContradictsTheFileIsRefused(String header, String[] words) throws IOException {
    Path file = TensorFiles.withHeader(folder, header.replace('\'', '"'), 8);
    assertThatThrownBy(() -> SafeTensorsFile.open(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("x.safetensors")
        .hasMessageContainingAll(words)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1000));
  }

  @ParameterizedTest
  @CsvSource({
    "-1, 18446744073709551615", // would be negative
    "-9223372036854775808, 9223372036854775808",
    "9223372036854775807, 9223372036854775807",
    "100000001, 100000001", // one above the limit
    "99999999, claims a header of 99999999", // below it, beyond the file
    "3, claims a header of 3", // one byte beyond the file
    "1, claims a header of 1",
    "0, claims a header of 0"
  })
  void aHeaderLengthThatTheFileDoesNotHaveIsRefused(long claimed, String words) throws IOException {
    Path file = TensorFiles.withHeader(folder, claimed, "{}".getBytes(StandardCharsets.UTF_8), 0);
    assertThatThrownBy(() -> SafeTensorsFile.open(file))
        .isInstanceOf(BadDataException.class)
        .hasMessageContainingAll("x.safetensors", words);
  }

  @Test
  void aFileShorterThanAHeaderLengthIsRefused() throws IOException {
    for (int n = 0; n < 8; n++) {
      Path file = Files.write(folder.resolve(n + "bytes"), new byte[n]);
      assertThatThrownBy(() -> SafeTensorsFile.open(file))
          .isInstanceOf(BadDataException.class)
          .hasMessageContainingAll(n + "bytes", "too short");
    }
  }

  @Test
  void aMissingFileAndAFolderAreRefused() {
    assertThatThrownBy(() -> SafeTensorsFile.open(folder.resolve("none.safetensors")))
        .isInstanceOf(BadDataException.class)
        .hasMessageContainingAll("none.safetensors", "no such file");
    assertThatThrownBy(() -> SafeTensorsFile.open(folder))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("not a regular file");
  }

  @Test
  void aHeaderThatIsNotUtf8IsRefused() throws IOException {
    byte[] latin1 = "{\"\u00e9\":{}}".getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf16 = "{}".getBytes(StandardCharsets.UTF_16LE); // Jackson alone would take it
    for (byte[] header : List.of(latin1, utf16)) {
      Path file = TensorFiles.withHeader(folder, header.length, header, 0);
      assertThatThrownBy(() -> SafeTensorsFile.open(file))
          .as(Arrays.toString(header))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("x.safetensors");
    }
  }

  @Test
  void aHostileNameIsShownOnOneShortLine() throws IOException {
    Path file =
        TensorFiles.withHeader(folder, "{\"a\\n\\u001b[31m" + "x".repeat(5000) + "\":0}", 0);
    assertThatThrownBy(() -> SafeTensorsFile.open(file))
        .hasMessageContaining("'a\\u000a\\u001b[31mxxx")
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n").hasSizeLessThan(400));
  }

  @Test
  void theWriterRefusesWhatTheReaderWould() {
    Path file = folder.resolve("never.safetensors");
    TensorSource a = TensorSource.ofFloats("a", new long[] {1}, new float[1]);
    assertThatThrownBy(() -> SafeTensorsWriter.write(file, List.of(a, a), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'a'");
    TensorSource longName = TensorSource.ofFloats("n".repeat(10_001), new long[0], new float[1]);
    assertThatThrownBy(() -> SafeTensorsWriter.write(file, List.of(longName), Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    TensorSource tooFew = TensorFiles.source("few", TensorType.F32, new long[] {2}, new byte[7]);
    assertThatThrownBy(() -> SafeTensorsWriter.write(file, List.of(a, tooFew), Map.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("'few'", "takes 8 bytes, and was given 7");
    assertThatThrownBy(() -> SafeTensorsWriter.write(file, List.of(), Map.of("k", "\ud800")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aSourceThatCannotBeIsRefused() {
    float[] one = new float[1];
    assertThatThrownBy(() -> TensorSource.ofFloats("__metadata__", new long[] {1}, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TensorSource.ofFloats("\udc00", new long[] {1}, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TensorSource.ofFloats("a", new long[] {2}, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TensorSource.ofFloats("a", new long[] {-1, -1}, one))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () -> TensorSource.ofFloats("a", new long[] {Long.MAX_VALUE, 0, 2}, new float[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
