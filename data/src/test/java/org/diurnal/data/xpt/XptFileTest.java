package org.diurnal.data.xpt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Randomness;
import org.diurnal.data.xpt.XptCell.Missing;
import org.diurnal.data.xpt.XptCell.Number;
import org.diurnal.data.xpt.XptCell.Text;
import org.diurnal.data.xpt.XptVariable.Type;
import org.diurnal.data.xpt.XptWriter.Column;
import org.junit.jupiter.api.Test;

class XptFileTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2005, 10, 18, 13, 26, 44);

  /// A file of one member.
  private static byte[] file(List<Column> columns, List<List<XptCell>> rows) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      XptWriter writer = new XptWriter(out, TIME);
      writer.member("TEST", "A test", columns);
      for (List<XptCell> row : rows) {
        writer.row(row);
      }
      writer.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static XptFile open(byte[] bytes) {
    return XptFile.read("a.xpt", new ByteArrayInputStream(bytes), XptFile.DEFAULT_CHARSET);
  }

  /// The rows of the current member.
  private static List<List<XptCell>> rows(XptFile file) {
    List<List<XptCell>> rows = new ArrayList<>();
    while (file.next()) {
      List<XptCell> row = new ArrayList<>();
      for (int c = 0; c < file.member().variables().size(); c++) {
        row.add(file.cell(c));
      }
      rows.add(row);
    }
    return rows;
  }

  private static List<List<XptCell>> texts(String... texts) {
    return Arrays.stream(texts).map(t -> List.<XptCell>of(new Text(t))).toList();
  }

  private static List<Column> text(int length) {
    return List.of(new Column("T", "", Type.CHARACTER, length));
  }

  @Test
  void headerAndVariablesAreRead() {
    List<Column> columns =
        List.of(
            Column.numeric("SEQN", "Respondent sequence number"),
            new Column("BRAND", "", Type.CHARACTER, 3),
            new Column("N", "Short", Type.NUMERIC, 4));
    XptFile f = open(file(columns, List.of()));
    assertThat(f.library().created()).contains(TIME);
    assertThat(f.library().modified()).contains(TIME);
    assertThat(f.library().sasVersion()).isEqualTo("5.0");
    XptMember m = f.member();
    assertThat(m.name()).isEqualTo("TEST");
    assertThat(m.label()).isEqualTo("A test");
    assertThat(m.created()).contains(TIME);
    assertThat(m.rowLength()).isEqualTo(15);
    assertThat(m.variables()).extracting(XptVariable::position).containsExactly(0, 8, 11);
    assertThat(m.variable("seqn").orElseThrow().label()).isEqualTo("Respondent sequence number");
    assertThat(m.variables().get(1).type()).isEqualTo(Type.CHARACTER);
    assertThat(f.column("N")).isEqualTo(2);
    assertThatThrownBy(() -> f.column("PAXINTEN"))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("a.xpt: member TEST has no variable PAXINTEN");
    assertThat(f.next()).isFalse();
    assertThat(f.nextMember()).isFalse();
  }

  @Test
  void aFileOfAnotherProgramIsReadAsItWasMeant() throws IOException {
    byte[] bytes;
    try (InputStream in = XptFileTest.class.getResourceAsStream("haven.xpt")) {
      bytes = Objects.requireNonNull(in).readAllBytes();
    }
    XptFile f = XptFile.read("haven.xpt", new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
    assertThat(f.member().name()).isEqualTo("HAVEN");
    assertThat(f.member().label()).isEqualTo("Written by haven");
    assertThat(f.member().variables().get(0).label()).isEqualTo("A number");
    assertThat(rows(f))
        .containsExactly(
            List.of(new Number(1), new Missing('A'), new Text("a")),
            List.of(new Number(-1), new Missing('Z'), new Text("")),
            List.of(new Number(0.1), new Missing('.'), new Text("Zwölf")),
            List.of(new Number(118), new Missing('B'), new Text(" led")),
            List.of(new Number(1e-10), new Missing('_'), new Text("")),
            List.of(new Number(123456789.25), new Number(3.5), new Text("x")));
    assertThat(f.rows()).isEqualTo(6);
  }

  @Test
  void whatWasWrittenIsReadAgain() {
    long seed = 4711;
    SplittableRandom random = Randomness.of(seed);
    for (int round = 0; round < 200; round++) {
      List<Column> columns = new ArrayList<>();
      int n = random.nextInt(1, 12);
      for (int c = 0; c < n; c++) {
        columns.add(
            random.nextInt(3) == 0
                ? new Column("C" + c, "text", Type.CHARACTER, random.nextInt(3, 120))
                : new Column("C" + c, "number", Type.NUMERIC, random.nextInt(2, 9)));
      }
      List<List<XptCell>> rows = new ArrayList<>();
      int size = round < 190 ? random.nextInt(40) : 20_000;
      for (int r = 0; r < size; r++) {
        // The last row is not blank: that case has a test of its own.
        boolean last = r == size - 1;
        rows.add(columns.stream().map(c -> cell(c, last, random)).toList());
      }
      assertThat(rows(open(file(columns, rows))))
          .as("seed %s round %s", seed, round)
          .isEqualTo(rows);
    }
  }

  private static XptCell cell(Column c, boolean last, SplittableRandom random) {
    if (c.type() == Type.CHARACTER) {
      return new Text(last ? "x" : "ab\u00e9 ".repeat(random.nextInt(2)).stripTrailing());
    }
    return random.nextInt(4) == 0
        ? new Missing("._ABYZ".charAt(random.nextInt(6)))
        : new Number(random.nextInt(-255, 256)); // two digits fit in 2 bytes
  }

  @Test
  void severalMembersAreReadOneAfterTheOther() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    XptWriter writer = new XptWriter(out, TIME);
    writer.member("ONE", "", List.of(Column.numeric("A", "")));
    writer.row(1);
    writer.row(Double.NaN);
    writer.member("EMPTY", "", text(7));
    writer.member("THREE", "", text(200));
    writer.row(List.of(new Text("x")));
    // Looks like a header, but does not begin a record.
    writer.row(List.of(new Text(" HEADER RECORD*******MEMBER  HEADER RECORD!!!!!!!0000")));
    writer.row(List.of(new Text("z")));
    writer.finish();
    XptFile f = open(out.toByteArray());
    assertThat(rows(f)).containsExactly(List.of(new Number(1)), List.of(new Missing('.')));
    assertThat(f.nextMember()).isTrue();
    assertThat(f.member().name()).isEqualTo("EMPTY");
    assertThat(rows(f)).isEmpty();
    assertThat(f.nextMember()).isTrue();
    assertThat(f.member().name()).isEqualTo("THREE");
    assertThat(rows(f)).hasSize(3);
    assertThat(f.nextMember()).isFalse();

    XptFile passing = open(out.toByteArray());
    assertThat(passing.nextMember()).isTrue();
    assertThat(passing.nextMember()).isTrue();
    assertThat(passing.member().name()).isEqualTo("THREE");
  }

  @Test
  void blanksThatFillTheLastRecordAreNoRows() {
    // 3 rows of 10 bytes leave 50 blanks, room for 5 rows.
    List<List<XptCell>> rows = texts("a", "", "c");
    assertThat(rows(open(file(text(10), rows)))).isEqualTo(rows);
    // 8 fill the record: no filling at all.
    List<List<XptCell>> full = texts("a", "", "", "", "", "", "", "h");
    assertThat(rows(open(file(text(10), full)))).isEqualTo(full);
  }

  @Test
  void blankRowsBeforeTheLastRecordAreRows() {
    // 10 rows of 10 bytes: 8 in the first record, 2 in the last.
    List<List<XptCell>> rows = texts("a", "", "", "", "", "", "", "", "", "j");
    assertThat(rows(open(file(text(10), rows)))).isEqualTo(rows);
    // Only blanks: the first row of the last record must be one, or there were no such record.
    assertThat(rows(open(file(text(10), texts("", ""))))).hasSize(1);
    assertThat(rows(open(file(text(10), texts("", "", "", "", "", "", "", "", "", "")))))
        .hasSize(9);
    // A row that fills a record or more is never filling.
    assertThat(rows(open(file(text(80), texts("a", "", ""))))).hasSize(3);
    assertThat(rows(open(file(text(100), texts("a", "", ""))))).hasSize(3);
  }

  @Test
  void gzipAndZipAreReadAsTheyAre() throws IOException {
    byte[] plain = file(text(10), texts("a", "b"));
    ByteArrayOutputStream gzip = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
      out.write(plain);
    }
    assertThat(rows(open(gzip.toByteArray()))).hasSize(2);
    ByteArrayOutputStream zip = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(zip)) {
      out.putNextEntry(new ZipEntry("readme.txt"));
      out.write(1);
      out.putNextEntry(new ZipEntry("paxraw_c.XPT"));
      out.write(plain);
    }
    assertThat(rows(open(zip.toByteArray()))).hasSize(2);
    byte[] cut = Arrays.copyOf(gzip.toByteArray(), gzip.size() - 12);
    assertThatThrownBy(() -> rows(open(cut)))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("a.xpt: byte ")
        .hasMessageContaining("cut short or damaged");
  }

  @Test
  void cutShortAnywhereItIsRefusedOrLooksWhole() {
    List<Column> columns = List.of(Column.numeric("A", ""), Column.numeric("B", ""));
    List<List<XptCell>> rows = new ArrayList<>();
    for (int r = 0; r < 8; r++) {
      rows.add(List.of(new Number(r), new Missing('A')));
    }
    byte[] whole = file(columns, rows); // 128 bytes of rows, 32 of filling
    int begin = whole.length - 160;
    for (int cut = 0; cut < whole.length; cut++) {
      byte[] bytes = Arrays.copyOf(whole, cut);
      // Cut at the border of a record that is the border of a row too, nothing shows it.
      if (cut == begin || cut == begin + 80) {
        assertThat(rows(open(bytes))).hasSize((cut - begin) / 16);
      } else {
        assertThatThrownBy(() -> rows(open(bytes)))
            .as("cut at %d", cut)
            .isInstanceOf(BadDataException.class)
            .hasMessageMatching("a.xpt: byte \\d+: .*");
      }
    }
  }

  @Test
  void aRowCutShortSaysWhichAndWhere() {
    byte[] whole = file(text(30), texts("a", "b", "c", "d", "e")); // 150 bytes, 10 of filling
    int begin = whole.length - 160;
    assertThatThrownBy(() -> rows(open(Arrays.copyOf(whole, begin + 80))))
        .hasMessage(
            "a.xpt: byte %d: row 3 of member TEST has 20 bytes instead of 30, the file is cut short",
            begin + 60);
  }

  @Test
  void whatIsNotSuchAFileIsRefused() {
    byte[] good = file(text(10), texts("a"));
    assertThatThrownBy(() -> open(new byte[0])).hasMessageContaining("the file is empty");
    assertThatThrownBy(() -> open("SEQN,A\n1,2\n".repeat(20).getBytes(StandardCharsets.US_ASCII)))
        .isInstanceOf(BadDataException.class);
    byte[] eight = good.clone();
    System.arraycopy("LIBV8  ".getBytes(StandardCharsets.US_ASCII), 0, eight, 20, 7);
    assertThatThrownBy(() -> open(eight)).hasMessageContaining("version 8, not 5");
    int description = 240 + 4 * 80 + 80;
    byte[] type = good.clone();
    type[description + 1] = 3;
    assertThatThrownBy(() -> open(type))
        .hasMessage("a.xpt: byte %d: variable T has type 3, not 1 or 2", description);
    byte[] position = good.clone();
    position[description + 87] = 1;
    assertThatThrownBy(() -> open(position)).hasMessageContaining("lies at 1 of the row, not at 0");
    byte[] member = good.clone();
    member[240 + 25] = 'x';
    assertThatThrownBy(() -> open(member))
        .hasMessage("a.xpt: byte 240: no MEMBER header where one must be");
  }

  @Test
  void textAndNumbersAreNotConfused() {
    XptFile f = open(file(text(10), texts("a")));
    assertThatThrownBy(() -> f.text(0)).isInstanceOf(IllegalArgumentException.class);
    assertThat(f.next()).isTrue();
    assertThat(f.text(0)).isEqualTo("a");
    assertThatThrownBy(() -> f.number(0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aTimeThatNeverWasSaysNothing() {
    byte[] bytes = file(text(10), texts("a"));
    System.arraycopy("31FEB05:00:00:00".getBytes(StandardCharsets.US_ASCII), 0, bytes, 144, 16);
    assertThat(open(bytes).library().created()).isEmpty();
    System.arraycopy("01JAN88:00:00:00".getBytes(StandardCharsets.US_ASCII), 0, bytes, 144, 16);
    assertThat(open(bytes).library().created()).contains(LocalDateTime.of(1988, 1, 1, 0, 0));
  }
}
