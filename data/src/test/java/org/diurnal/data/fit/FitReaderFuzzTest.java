package org.diurnal.data.fit;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.diurnal.core.BadDataException;

/// Whatever the bytes, the decoder ends, delivers messages in their order, and throws nothing but
/// "not a FIT file". Searches with `JAZZER_FUZZ=1 ./mvnw test -pl data -am -Dtest=FitReaderFuzzTest
/// -Dsurefire.failIfNoSpecifiedTests=false`; without it the committed inputs run.
class FitReaderFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytesGiveMessagesAndFaults(byte[] stream) throws IOException {
    long[] last = {-1, 0};
    try {
      FitReading reading =
          FitReader.read(
              new ByteArrayInputStream(stream),
              "fuzz.fit",
              m -> {
                if (m.offset() <= last[0] || m.offset() >= stream.length) {
                  throw new IllegalStateException("a message at " + m.offset());
                }
                last[0] = m.offset();
                last[1]++;
                if (MessageText.of(m).isEmpty()) {
                  throw new IllegalStateException("a message without words");
                }
              });
      long counted = reading.messages().values().stream().mapToLong(n -> n).sum();
      if (counted != last[1] || reading.bytes() != stream.length) {
        throw new IllegalStateException("counted " + reading + " of " + stream.length);
      }
    } catch (BadDataException e) {
      if (!String.valueOf(e.getMessage()).contains("not a FIT file")) {
        throw e;
      }
    }
  }
}
