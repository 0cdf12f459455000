package org.diurnal.data.nhanes.labels;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.data.importing.LabelReceipt;

/// The committed table `agreement.csv`: what the real files of both rounds give, label by label,
/// and why a value differs from the compiled table where one does.
final class AgreementTable {
  /// A line of the table.
  ///
  /// @param counts what the import says, but the people who differ
  /// @param why what explains each difference; empty where there is none
  record Line(LabelReceipt counts, String why) {}

  private static final String HEADER =
      "label,derived,taken,positives,both,equal,only_derived,only_in_table,why";

  private AgreementTable() {}

  /// The lines by label, in order.
  static Map<String, Line> read() {
    try (InputStream in = AgreementTable.class.getResourceAsStream("agreement.csv")) {
      assertThat(in).isNotNull();
      Map<String, Line> lines = new LinkedHashMap<>();
      for (NamedCsvRecord r :
          CsvReader.builder().ofNamedCsvRecord(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        String positives = r.getField("positives");
        LabelReceipt counts =
            new LabelReceipt(
                r.getField("label"),
                number(r, "derived"),
                number(r, "taken"),
                positives.isEmpty() ? Optional.empty() : Optional.of(Long.parseLong(positives)),
                number(r, "both"),
                number(r, "equal"),
                number(r, "only_derived"),
                number(r, "only_in_table"),
                List.of());
        lines.put(counts.task(), new Line(counts, r.getField("why")));
      }
      return lines;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /// Writes what the table would have to be, so that it can be looked at and committed.
  static Path write(List<LabelReceipt> labels, Map<String, Line> before) throws IOException {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (LabelReceipt l : labels) {
      Line old = before.get(l.task());
      String why = old == null ? "" : "\"" + old.why() + "\"";
      text.append(
          String.join(
              ",",
              l.task(),
              "" + l.derived(),
              "" + l.taken(),
              l.positives().map(String::valueOf).orElse(""),
              "" + l.both(),
              "" + l.equal(),
              "" + l.onlyDerived(),
              "" + l.onlyInTable(),
              why.equals("\"\"") ? "" : why));
      text.append('\n');
    }
    Path file = Path.of("target", "agreement.csv");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private static long number(NamedCsvRecord r, String column) {
    return Long.parseLong(r.getField(column));
  }
}
