package org.diurnal.tasks.pat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.Tally;
import org.diurnal.data.xpt.XptFile;

/// The labels of one round, by person, from its files as released.
///
/// The paper's words are followed: who takes a medicine of a class, 1, "all others 0"; whoever
/// reports a sleep disorder, 1; sleep of 12 hours and more or of 5 and less counts as abnormal too;
/// PHQ-9 of 10 and more is depression. What it does not say is decided here: who refused or did not
/// know whether they take any medicine, or have a disorder, has no label; a medicine that could not
/// be named is none of the class; a PHQ-9 with answers missing counts where these cannot change the
/// side of 10 that it is on.
///
/// @param values 1 or 0 by task and person; no entry where the file is not there
/// @param ages in years, 80 and older as 80
/// @param female 1 or 0
/// @param files what became of their rows
public record PatLabels(
    Map<PatTask, Map<String, Double>> values,
    Map<String, Double> ages,
    Map<String, Double> female,
    List<FileReceipt> files) {
  private static final int QUESTIONS = 9;
  private static final int DEPRESSED = 10;
  private static final int WORST = 3; // of an answer
  private static final double SHORT = 5; // hours
  private static final double LONG = 12;

  public PatLabels {
    values = Collections.unmodifiableMap(new EnumMap<>(values));
    ages = Map.copyOf(ages);
    female = Map.copyOf(female);
    files = List.copyOf(files);
  }

  /// Reads those files that are there.
  ///
  /// @throws BadDataException if one is damaged, lacks a variable, or has nobody of the round
  public static PatLabels read(PatFiles files, PatCycle cycle) {
    Reader reader = new Reader(cycle);
    files.find("DEMO", cycle).ifPresent(reader::demographics);
    files.find("RXQ_RX", cycle).ifPresent(reader::medicines);
    files.find("SLQ", cycle).ifPresent(reader::sleep);
    files.find("DPQ", cycle).ifPresent(reader::depression);
    return new PatLabels(reader.values, reader.ages, reader.female, reader.receipts);
  }

  private interface RowUse {
    /// Takes a row; says how many answers it had, and how many that are none.
    Cells of(String person, XptFile row);
  }

  /// @param answers numbers that are answers
  /// @param others refused, not known, or no code of the question
  private record Cells(int answers, int others) {
    Cells plus(double cell, boolean answer) {
      return Double.isNaN(cell)
          ? this
          : answer ? new Cells(answers + 1, others) : new Cells(answers, others + 1);
    }
  }

  private static final class Reader {
    private final PatCycle cycle;
    private final Map<PatTask, Map<String, Double>> values = new EnumMap<>(PatTask.class);
    private final Map<String, Double> ages = new HashMap<>();
    private final Map<String, Double> female = new HashMap<>();
    private final List<FileReceipt> receipts = new ArrayList<>();

    Reader(PatCycle cycle) {
      this.cycle = cycle;
    }

    void demographics(ExportTree.Item item) {
      rows(
          item,
          true,
          List.of("RIDAGEYR", "RIAGENDR"),
          (person, row) -> {
            double age = row.number(row.column("RIDAGEYR"));
            double sex = row.number(row.column("RIAGENDR"));
            boolean isAge = age >= 0 && age <= 120;
            boolean isSex = sex == 1 || sex == 2;
            if (isAge) {
              ages.put(person, age);
            }
            if (isSex) {
              female.put(person, sex - 1);
            }
            return new Cells(0, 0).plus(age, isAge).plus(sex, isSex);
          });
    }

    void medicines(ExportTree.Item item) {
      Map<String, Double> benzodiazepine = of(PatTask.BENZODIAZEPINE);
      Map<String, Double> ssri = of(PatTask.SSRI);
      rows(
          item,
          false,
          List.of("RXDUSE", "RXDDRUG"),
          (person, row) -> {
            double use = row.number(row.column("RXDUSE"));
            boolean said = use == 1 || use == 2;
            if (said) {
              String drug = row.text(row.column("RXDDRUG"));
              benzodiazepine.merge(
                  person, DrugNames.has(drug, DrugNames.BENZODIAZEPINES) ? 1.0 : 0.0, Math::max);
              ssri.merge(person, DrugNames.has(drug, DrugNames.SSRIS) ? 1.0 : 0.0, Math::max);
            }
            return new Cells(0, 0).plus(use, said);
          });
    }

    void sleep(ExportTree.Item item) {
      Map<String, Double> disorder = of(PatTask.SLEEP_DISORDER);
      Map<String, Double> abnormal = of(PatTask.SLEEP_ABNORMALITY);
      rows(
          item,
          true,
          List.of("SLQ060", "SLD010H"),
          (person, row) -> {
            double told = row.number(row.column("SLQ060"));
            double hours = row.number(row.column("SLD010H"));
            boolean isTold = told == 1 || told == 2;
            boolean isHours = hours > 0 && hours <= 24;
            if (isTold) {
              disorder.put(person, told == 1 ? 1.0 : 0.0);
            }
            boolean odd = isHours && (hours <= SHORT || hours >= LONG);
            if (odd || told == 1) {
              abnormal.put(person, 1.0);
            } else if (isTold && isHours) {
              abnormal.put(person, 0.0);
            }
            return new Cells(0, 0).plus(told, isTold).plus(hours, isHours);
          });
    }

    void depression(ExportTree.Item item) {
      Map<String, Double> depressed = of(PatTask.DEPRESSION);
      List<String> questions =
          IntStream.rangeClosed(1, QUESTIONS).mapToObj(q -> "DPQ0" + q + "0").toList();
      rows(
          item,
          true,
          questions,
          (person, row) -> {
            int sum = 0;
            int open = 0;
            Cells cells = new Cells(0, 0);
            for (String q : questions) {
              double answer = row.number(row.column(q));
              boolean is = answer >= 0 && answer <= WORST;
              cells = cells.plus(answer, is);
              sum += is ? (int) Math.rint(answer) : 0;
              open += is ? 0 : 1;
            }
            if (sum >= DEPRESSED) {
              depressed.put(person, 1.0);
            } else if (open < QUESTIONS && sum + WORST * open < DEPRESSED) {
              depressed.put(person, 0.0);
            }
            return cells;
          });
    }

    private Map<String, Double> of(PatTask task) {
      return values.computeIfAbsent(task, t -> new TreeMap<>());
    }

    /// Reads a table. Of a person who has one row by rights, the first counts.
    private void rows(ExportTree.Item item, boolean once, List<String> columns, RowUse use) {
      Tally.Counter rows = new Tally.Counter();
      Tally.Counter cells = new Tally.Counter();
      Set<String> seen = new HashSet<>();
      try (ExportFile file = item.open();
          XptFile xpt = XptFile.read(item.name(), file.bytes(), XptFile.DEFAULT_CHARSET)) {
        int seqn = xpt.column("SEQN");
        columns.forEach(xpt::column);
        while (xpt.next()) {
          rows.read(1);
          double number = xpt.number(seqn);
          if (number != (int) number || !cycle.has((int) number)) {
            rows.drop("SEQN is not that of a participant of " + cycle.years(), xpt.rows());
            continue;
          }
          String person = Integer.toString((int) number);
          if (!seen.add(person) && once) {
            rows.drop(Reasons.DUPLICATE, xpt.rows());
            continue;
          }
          rows.keep(1);
          Cells found = use.of(person, xpt);
          cells.read((long) found.answers() + found.others());
          cells.keep(found.answers());
          for (int i = 0; i < found.others(); i++) {
            cells.drop("refused, not known or no code of the question", xpt.rows());
          }
        }
        Tally tally = rows.toTally();
        if (tally.kept() == 0) {
          throw new BadDataException(
              item.name()
                  + ":1: none of its "
                  + tally.read()
                  + " rows is of a participant of "
                  + cycle.years(),
              "download it again, and keep its name as it was");
        }
        receipts.add(
            new FileReceipt(
                item.name(), "labels", item.bytes(), file.sha256(), tally, cells.toTally()));
      }
    }
  }
}
