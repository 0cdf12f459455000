package org.diurnal.data.fitabase;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.diurnal.data.importing.ExportFile;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.io.TempDir;

/// The fast reader against FastCSV on random files of several buffers' size.
class CsvRowsTest {
  @TempDir Path tmp;

  @RepeatedTest(20)
  void readsWhatFastCsvReads(RepetitionInfo info) throws Exception {
    long seed = info.getCurrentRepetition();
    SplittableRandom random = Randomness.of(seed);
    StringBuilder text = new StringBuilder();
    int size = 1 << (4 + random.nextInt(15));
    while (text.length() < size) {
      int fields = 1 + random.nextInt(80);
      for (int f = 0; f < fields; f++) {
        String value = Long.toString(random.nextLong() >>> random.nextInt(64));
        text.append(f > 0 ? "," : "").append(random.nextInt(5) == 0 ? "\"" + value + "\"" : value);
      }
      text.append(random.nextInt(2) == 0 ? "\n" : "\r\n");
      if (random.nextInt(10) == 0) {
        text.append("\n");
      }
    }
    if (random.nextInt(2) == 0) {
      text.append("the,last,one");
    }
    Path file = Files.writeString(tmp.resolve("x.csv"), text);
    List<String> mine = new ArrayList<>();
    try (ExportFile open = ExportFile.open(file)) {
      CsvRows rows = new CsvRows(open);
      while (rows.next()) {
        List<String> fields = new ArrayList<>();
        for (int f = 0; f < rows.fields(); f++) {
          fields.add(rows.text(f));
        }
        mine.add(rows.line() + " " + fields);
      }
      assertThat(open.sha256()).isEqualTo(org.diurnal.core.Sha256.of(file));
    }
    List<String> theirs = new ArrayList<>();
    try (var reader =
        CsvReader.builder()
            .allowExtraFields(true)
            .allowMissingFields(true)
            .ofCsvRecord(file, StandardCharsets.UTF_8)) {
      reader.forEach(r -> theirs.add(r.getStartingLineNumber() + " " + r.getFields()));
    }
    assertThat(mine).as("seed %d", seed).isEqualTo(theirs);
  }
}
