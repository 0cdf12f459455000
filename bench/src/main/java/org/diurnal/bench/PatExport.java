package org.diurnal.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import org.diurnal.core.Randomness;
import org.diurnal.data.xpt.XptCell;
import org.diurnal.data.xpt.XptVariable.Type;
import org.diurnal.data.xpt.XptWriter;
import org.diurnal.data.xpt.XptWriter.Column;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes made-up files in the form in which NCHS releases those that `tasks pat` reads: minutes of
/// both rounds, demographics, medicines, sleep and depression of 2013-2014. Their members say that
/// they are simulated.
///
/// Planted: who takes a benzodiazepine gets up two hours later and moves less by day; who sleeps
/// five hours or less has a night of that length. Not planted, so at chance: SSRI, a sleep disorder
/// told by a doctor, depression; and age and sex say nothing of anything.
@Command(name = "pat-export")
public final class PatExport implements Callable<Integer> {
  private static final int MINUTES = 1440;
  private static final int START = 630; // the recording begins at half past ten
  private static final int G = 62161;
  private static final int H = 73557;
  private static final LocalDateTime WRITTEN = LocalDateTime.of(2020, 11, 1, 0, 0);

  @Option(names = "--out", required = true)
  Path out = Path.of("");

  @Option(names = "--people")
  int people = 400;

  @Option(names = "--others", description = "of 2011-2012, minutes alone")
  int others = 200;

  @Option(names = "--days")
  int days = 3;

  @Option(names = "--seed")
  long seed = 1;

  /// What is made up of a person.
  private record Made(
      boolean benzodiazepine,
      boolean ssri,
      boolean disorder,
      boolean shortSleep,
      boolean depressed,
      int age,
      int sex) {}

  /// Writes the files.
  public static void main(String[] args) {
    System.exit(new CommandLine(new PatExport()).execute(args));
  }

  @Override
  public Integer call() throws IOException {
    write(out, people, others, days, seed);
    return 0;
  }

  /// @param people of 2013-2014, with labels
  /// @param others of 2011-2012
  /// @param days whole days behind the first part of one
  static void write(Path out, int people, int others, int days, long seed) throws IOException {
    Files.createDirectories(out);
    minutes(out, "PAXMIN_G", G, others, days, seed);
    minutes(out, "PAXMIN_H", H, people, days, seed);
    labels(out, people, seed);
  }

  private static Made made(int seqn, long seed) {
    SplittableRandom r = Randomness.of(seed, Randomness.key("made"), seqn);
    return new Made(
        r.nextInt(100) < 40,
        r.nextInt(100) < 40,
        r.nextInt(100) < 30,
        r.nextInt(100) < 30,
        r.nextInt(100) < 40,
        18 + r.nextInt(63),
        1 + r.nextInt(2));
  }

  private interface Rows {
    void to(XptWriter writer) throws IOException;
  }

  private static void file(Path out, String name, List<Column> columns, Rows rows)
      throws IOException {
    try (OutputStream stream =
        new BufferedOutputStream(Files.newOutputStream(out.resolve(name + ".XPT")), 1 << 20)) {
      XptWriter writer = new XptWriter(stream, WRITTEN);
      writer.member(name, "SIMULATED", columns);
      rows.to(writer);
      writer.finish();
    }
  }

  private static void minutes(Path out, String name, int first, int people, int days, long seed)
      throws IOException {
    List<Column> columns =
        List.of(
            Column.numeric("SEQN", ""),
            new Column("PAXDAYM", "", Type.CHARACTER, 1),
            new Column("PAXDAYWM", "", Type.CHARACTER, 1),
            Column.numeric("PAXSSNMP", ""),
            Column.numeric("PAXTSM", ""),
            Column.numeric("PAXMTSM", ""),
            Column.numeric("PAXLXMM", ""),
            new Column("PAXPREDM", "", Type.CHARACTER, 1),
            new Column("PAXTRANM", "", Type.CHARACTER, 1),
            Column.numeric("PAXQFM", ""));
    file(
        out,
        name,
        columns,
        w -> {
          for (int p = 0; p < people; p++) {
            person(w, first + p, days, seed);
          }
        });
  }

  private static void person(XptWriter w, int seqn, int days, long seed) throws IOException {
    Made made = made(seqn, seed);
    SplittableRandom r = Randomness.of(seed, Randomness.key("minutes"), seqn);
    int weekday = r.nextInt(7);
    double level = 14 * Math.exp(0.25 * r.nextGaussian()) * (made.benzodiazepine() ? 0.7 : 1);
    int bed = 23 * 60 + (int) (40 * r.nextGaussian());
    int asleep = made.shortSleep() ? 290 : 470;
    int wake = Math.max(120, bed + asleep - MINUTES + (made.benzodiazepine() ? 120 : 0));
    for (int clock = START; clock < (days + 1) * MINUTES; clock++) {
      int minute = clock % MINUTES;
      int shift = (int) (20 * Math.sin(clock / MINUTES + seqn)); // nights differ a little
      boolean night = minute < wake + shift || minute >= bed + shift;
      boolean off = minute >= 19 * 60 && minute < 19 * 60 + 20; // a bath
      double mims = night ? 0.4 * r.nextDouble() : -level * Math.log(1 - r.nextDouble());
      w.row(
          List.of(
              number(seqn),
              code(clock / MINUTES + 1),
              code((weekday + clock / MINUTES) % 7 + 1),
              number((clock - START) * 4800.0),
              number(60),
              number(off ? 0 : Math.min(mims, 150)),
              number(night ? 0 : 200),
              code(off ? 3 : night ? 2 : 1),
              code(0),
              number(0)));
    }
  }

  private static void labels(Path out, int people, long seed) throws IOException {
    file(
        out,
        "DEMO_H",
        numbers("SEQN", "RIAGENDR", "RIDAGEYR"),
        w -> {
          for (int p = 0; p < people; p++) {
            Made m = made(H + p, seed);
            w.row(H + p, m.sex(), m.age());
          }
        });
    file(
        out,
        "SLQ_H",
        numbers("SEQN", "SLD010H", "SLQ050", "SLQ060"),
        w -> {
          for (int p = 0; p < people; p++) {
            Made m = made(H + p, seed);
            w.row(H + p, m.shortSleep() ? 5 : 8, 2, m.disorder() ? 1 : 2);
          }
        });
    List<String> questions = new ArrayList<>(List.of("SEQN"));
    for (int q = 1; q <= 9; q++) {
      questions.add("DPQ0" + q + "0");
    }
    file(
        out,
        "DPQ_H",
        numbers(questions.toArray(String[]::new)),
        w -> {
          for (int p = 0; p < people; p++) {
            double answer = made(H + p, seed).depressed() ? 2 : 0;
            w.row(H + p, answer, answer, answer, answer, answer, 1, 0, 0, 0);
          }
        });
    file(
        out,
        "RXQ_RX_H",
        List.of(
            Column.numeric("SEQN", ""),
            Column.numeric("RXDUSE", ""),
            new Column("RXDDRUG", "", Type.CHARACTER, 60)),
        w -> {
          for (int p = 0; p < people; p++) {
            Made m = made(H + p, seed);
            int seqn = H + p;
            if (m.benzodiazepine()) {
              w.row(List.of(number(seqn), number(1), new XptCell.Text("LORAZEPAM")));
            }
            if (m.ssri()) {
              w.row(List.of(number(seqn), number(1), new XptCell.Text("SERTRALINE")));
            }
            if (!m.benzodiazepine() && !m.ssri()) {
              w.row(List.of(number(seqn), number(2), new XptCell.Text("")));
            }
          }
        });
  }

  private static List<Column> numbers(String... names) {
    return java.util.Arrays.stream(names).map(n -> Column.numeric(n, "")).toList();
  }

  private static XptCell number(double value) {
    return new XptCell.Number(value);
  }

  private static XptCell code(int code) {
    return new XptCell.Text(Integer.toString(code));
  }
}
