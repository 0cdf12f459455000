package org.diurnal.data.nhanes.labels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.ExportFile;
import org.diurnal.data.importing.ExportTree;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.Reasons;
import org.diurnal.data.importing.Tally;
import org.diurnal.data.nhanes.mortality.MortalityField;
import org.diurnal.data.nhanes.mortality.MortalityRelease;
import org.diurnal.data.xpt.XptFile;

/// Reads the wanted columns of one file of the survey, and accounts for its rows and cells.
final class SurveyReader {
  static final String ROLE = "labels";
  static final String NO_PERSON = "SEQN is not that of a participant of this round";
  static final String NO_ANSWER = "refused, not known or not readable";
  static final String NOT_A_NUMBER = "a line that is not of the file's layout";

  private final ExportTree.Item item;
  private final Cycle cycle;
  private final List<Column> columns;
  private final List<Codebook> codebooks;
  private final SurveyTable.Rows people;
  private final Tally.Counter rows = new Tally.Counter();
  private final Tally.Counter cells = new Tally.Counter();

  /// @param wanted variables of this file and round
  SurveyReader(ExportTree.Item item, Cycle cycle, Set<Variable> wanted) {
    this.item = item;
    this.cycle = cycle;
    this.columns = wanted.stream().map(v -> v.column(cycle).orElseThrow()).toList();
    this.codebooks = wanted.stream().map(Variable::codebook).toList();
    this.people = new SurveyTable.Rows(wanted.stream().anyMatch(Variable::repeated));
  }

  /// Reads a transport file.
  ///
  /// @throws BadDataException if it is not one, is damaged, or lacks a column
  SurveyTable transport() {
    try (ExportFile file = item.open();
        XptFile xpt = XptFile.read(item.name(), file.bytes(), XptFile.DEFAULT_CHARSET)) {
      int seqn = xpt.column("SEQN");
      int[] at = columns.stream().mapToInt(c -> xpt.column(c.name())).toArray();
      while (xpt.next()) {
        double[] row = new double[at.length];
        for (int c = 0; c < at.length; c++) {
          row[c] = xpt.number(at[c]);
        }
        row(xpt.rows(), xpt.number(seqn), row);
      }
      return table(file);
    }
  }

  /// Reads a mortality file.
  ///
  /// @throws BadDataException if most of its lines are not of the layout
  SurveyTable mortality() {
    List<MortalityField> fields =
        columns.stream().map(c -> MortalityField.find(c.name()).orElseThrow()).toList();
    MortalityRelease release = MortalityRelease.of(item.fileName()).orElseThrow();
    try (ExportFile file = item.open()) {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(file.bytes(), StandardCharsets.US_ASCII));
      long number = 0;
      try {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          number++;
          line(number, line, fields, release);
        }
      } catch (IOException e) {
        throw file.failed(number, e);
      }
      return table(file);
    }
  }

  private void line(
      long number, String line, List<MortalityField> fields, MortalityRelease release) {
    double seqn;
    double[] row;
    try {
      seqn = MortalityField.SEQN.of(line, release);
      row = fields.stream().mapToDouble(f -> f.of(line, release)).toArray();
    } catch (NumberFormatException e) {
      rows.read(1);
      rows.drop(NOT_A_NUMBER, number);
      return;
    }
    row(number, seqn, row);
  }

  private void row(long number, double seqn, double[] row) {
    rows.read(1);
    // A NaN is no number either: it becomes 0, which is nobody.
    if (seqn != Math.rint(seqn) || !Cycle.of((int) seqn).equals(java.util.Optional.of(cycle))) {
      rows.drop(NO_PERSON, number);
      return;
    }
    List<double[]> before = people.add((int) seqn, row);
    if (!before.isEmpty()) {
      boolean same = java.util.Arrays.equals(before.getFirst(), row);
      rows.drop(same ? Reasons.DUPLICATE : Reasons.CONFLICT, number);
      return;
    }
    rows.keep(1);
    for (int c = 0; c < row.length; c++) {
      cell(number, c, row[c]);
    }
  }

  private void cell(long number, int c, double cell) {
    switch (codebooks.get(c).of(cell)) {
      case BLANK -> {}
      case ANSWER -> {
        cells.read(1);
        cells.keep(1);
      }
      case NO_ANSWER -> {
        cells.read(1);
        cells.drop(NO_ANSWER, number);
      }
      case UNKNOWN -> {
        cells.read(1);
        cells.drop(columns.get(c).name() + " is not a number of its codebook", number);
      }
    }
  }

  private SurveyTable table(ExportFile file) {
    Map<Column, Integer> at = new HashMap<>();
    for (int c = 0; c < columns.size(); c++) {
      at.put(columns.get(c), c);
    }
    String sha256 = file.sha256();
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
    return new SurveyTable(
        new FileReceipt(item.name(), ROLE, file.bytesRead(), sha256, tally, cells.toTally()),
        people.all(),
        at);
  }
}
