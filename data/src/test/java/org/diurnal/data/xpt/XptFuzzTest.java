package org.diurnal.data.xpt;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import org.diurnal.core.BadDataException;

/// Whatever bytes a transport file holds: its rows, or an error with the file and the byte.
/// Searches with `JAZZER_FUZZ=1 ./mvnw test -pl data -am -Dtest=XptFuzzTest
/// -Dsurefire.failIfNoSpecifiedTests=false`; without it the committed inputs run.
class XptFuzzTest {
  @FuzzTest(maxDuration = "60s")
  void anyBytesGiveRowsOrTheByteWhereTheyStop(byte[] content) {
    try (XptFile file =
        XptFile.read("a.xpt", new ByteArrayInputStream(content), XptFile.DEFAULT_CHARSET)) {
      do {
        while (file.next()) {
          for (int c = 0; c < file.member().variables().size(); c++) {
            switch (file.cell(c)) {
              case XptCell.Number n -> check(Double.isFinite(n.value()));
              case XptCell.Text t -> check(!t.value().endsWith(" "));
              case XptCell.Missing m -> check(m.code() != IbmFloat.NONE);
            }
          }
        }
        long bytes = file.rows() * file.member().rowLength();
        check(content[0] == 'P' || content[0] == 0x1F || bytes < content.length);
      } while (file.nextMember());
    } catch (BadDataException e) {
      check(String.valueOf(e.getMessage()).matches("(?s)a\\.xpt: (byte \\d+: |the zip ).*"));
    }
  }

  private static void check(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("not what a transport file can hold");
    }
  }
}
