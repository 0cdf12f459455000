package org.diurnal.data.xpt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.diurnal.data.RealData;
import org.diurnal.data.xpt.XptVariable.Type;
import org.junit.jupiter.api.Test;

/// Every column of the 62 transport files that NHANES released, compared bit by bit with what R's
/// haven and foreign read (see the README of the resources).
class NhanesXptTest {
  /// What R says of a column.
  record Expected(long rows, String column, String type, String[] cells) {}

  @Test
  void everyColumnOfEveryFileIsWhatHavenAndForeignRead() throws IOException {
    Path folder = RealData.nhanesRaw();
    Map<String, List<Expected>> expected = expected();
    assertThat(expected).hasSize(62);
    int columns = 0;
    for (Map.Entry<String, List<Expected>> e : expected.entrySet()) {
      try (XptFile file = XptFile.open(folder.resolve(e.getKey()))) {
        columns += compare(e.getKey(), file, e.getValue());
        assertThat(file.nextMember()).isFalse();
      }
    }
    assertThat(columns).isEqualTo(1612);
  }

  private static int compare(String name, XptFile file, List<Expected> expected) {
    List<ColumnSum> sums = file.member().variables().stream().map(ColumnSum::new).toList();
    while (file.next()) {
      sums.forEach(s -> s.add(file));
    }
    assertThat(sums).as(name).hasSize(expected.size());
    for (int c = 0; c < sums.size(); c++) {
      Expected x = expected.get(c);
      ColumnSum s = sums.get(c);
      String as = name + " " + x.column();
      assertThat(file.rows()).as(as).isEqualTo(x.rows());
      assertThat(s.variable.name()).as(as).isEqualTo(x.column());
      assertThat(s.variable.type().name()).as(as).isEqualTo(x.type());
      assertThat(s.present).as(as).isEqualTo(Long.parseLong(x.cells()[4]));
      if (s.variable.type() == Type.NUMERIC && s.present > 0) {
        assertThat(s.least).as(as).isEqualTo(Double.parseDouble(x.cells()[7]));
        assertThat(s.greatest).as(as).isEqualTo(Double.parseDouble(x.cells()[8]));
      }
      assertThat(HexFormat.of().formatHex(s.md5.digest())).as(as).isEqualTo(x.cells()[9]);
    }
    return sums.size();
  }

  private static Map<String, List<Expected>> expected() throws IOException {
    String text;
    try (InputStream in = NhanesXptTest.class.getResourceAsStream("nhanes-columns.tsv")) {
      text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
    Map<String, List<Expected>> files = new LinkedHashMap<>();
    for (String line : text.lines().skip(1).toList()) {
      String[] cells = line.split("\t", -1);
      files
          .computeIfAbsent(cells[0], f -> new ArrayList<>())
          .add(new Expected(Long.parseLong(cells[1]), cells[2], cells[3], cells));
    }
    return files;
  }

  /// The same of a column that the script in R works out.
  private static final class ColumnSum {
    private final XptVariable variable;
    private final MessageDigest md5;
    private final ByteBuffer cell = ByteBuffer.allocate(9);
    private long present;
    private double least = Double.POSITIVE_INFINITY;
    private double greatest = Double.NEGATIVE_INFINITY;

    ColumnSum(XptVariable variable) {
      this.variable = variable;
      try {
        this.md5 = MessageDigest.getInstance("MD5");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    void add(XptFile file) {
      int c = variable.index();
      switch (variable.type()) {
        case CHARACTER -> {
          String text = file.text(c);
          present += text.isEmpty() ? 0 : 1;
          md5.update((text + "\n").getBytes(StandardCharsets.UTF_8));
        }
        case NUMERIC -> {
          double value = file.number(c);
          char code = file.missingCode(c);
          boolean there = code == IbmFloat.NONE;
          if (there) {
            present++;
            least = Math.min(least, value);
            greatest = Math.max(greatest, value);
          }
          md5.update(cell.clear().put((byte) code).putDouble(there ? value : 0).array());
        }
      }
    }
  }
}
