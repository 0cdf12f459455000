package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonRecordsTest {
  private static ExportFile file(String text) {
    return ExportFile.of("a.json", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  /// What a walk meets, with lines.
  private static List<String> walk(ExportFile file, Set<String> envelopes) {
    List<String> met = new ArrayList<>();
    JsonRecords.Reader reader =
        new JsonRecords.Reader() {
          @Override
          public void record(long line, JsonNode record) {
            met.add(line + " " + record);
          }

          @Override
          public void other(long line, String what) {
            met.add(line + " other");
          }
        };
    if (envelopes.isEmpty()) {
      JsonRecords.read(file, reader);
    } else {
      JsonRecords.read(file, envelopes, reader);
    }
    return met;
  }

  @Test
  void arraysLinesAndThingsThatAreNoRecords() {
    assertThat(walk(file("[{\"a\":1},\n{\"a\":2}, 7]\n{\"a\":3}\n"), Set.of()))
        .containsExactly("1 {\"a\":1}", "2 {\"a\":2}", "2 other", "3 {\"a\":3}");
  }

  @Test
  void anEnvelopeUnderAnyOfItsNames() {
    String text =
        "{\"next\":\"x\",\"points\":[{\"a\":1},\n[1,2],{\"a\":2}]}\n{\"sums\":[{\"a\":3}]}\n{\"a\":4}";
    assertThat(walk(file(text), Set.of("points", "sums")))
        .containsExactly("1 {\"a\":1}", "2 other", "2 {\"a\":2}", "3 {\"a\":3}", "4 {\"a\":4}");
  }

  /// A file without end: of records, or of one record.
  private static InputStream endless(String begin, String again, long bytes) {
    byte[] more = again.getBytes(StandardCharsets.UTF_8);
    InputStream rest =
        new InputStream() {
          private long at;

          @Override
          public int read() {
            return at < bytes ? more[(int) (at++ % more.length)] : -1;
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            if (at >= bytes) {
              return -1;
            }
            for (int i = 0; i < length; i++) {
              buffer[offset + i] = more[(int) (at++ % more.length)];
            }
            return length;
          }
        };
    return new SequenceInputStream(
        new ByteArrayInputStream(begin.getBytes(StandardCharsets.UTF_8)), rest);
  }

  @Test
  void aRecordThatDoesNotEndIsRefusedBeforeItFillsTheMemory() {
    for (String begin :
        List.of("[{\"a\":1},\n{\"a\":[1", "[{\"a\":1},\n{\"b\":2,\"c\":{\"a\":[1")) {
      assertThatThrownBy(() ->
              walk(
                  ExportFile.of("a.json", endless(begin, ",1234567", 1L << 30)),
                  begin.contains("b") ? Set.of("points") : Set.of()))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("a.json:2: one record of more than");
    }
  }

  @Test
  void manyRecordsAreNoLongRecord() {
    long[] records = {0};
    JsonRecords.read(
        ExportFile.of(
            "a.json", endless("{\"a\":1}\n", "{\"a\":1}\n", 3L * JsonRecords.RECORD_BYTES)),
        new JsonRecords.Reader() {
          @Override
          public void record(long line, JsonNode record) {
            records[0]++;
          }

          @Override
          public void other(long line, String what) {}
        });
    assertThat(records[0]).isGreaterThan(3L * JsonRecords.RECORD_BYTES / 8 - 2);
  }

  @Test
  void anErrorHasItsLine() {
    assertThatThrownBy(() -> walk(file("[{\"a\":1},\n{\"a\":1,\"a\":2}]"), Set.of()))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("a.json:2: not JSON from here on");
  }
}
