package org.diurnal.data.nhanes.labels;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Progress;
import org.diurnal.core.Sha256;
import org.diurnal.data.Label;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.LabelReceipt;
import org.diurnal.data.importing.Tally;

/// Labels of the participants of NHANES 2003-2006: worked out of the survey's files as released
/// (`DEMO_C.XPT`, `NHANES_2003_2004_MORT_2019_PUBLIC.dat`, ..., zipped or not) where these are
/// there, and otherwise taken from a table `labels.parquet` with a row a participant (`seqn`) and a
/// column a label.
///
/// A person's id is the respondent sequence number in digits. Labels hold for the person at all
/// times. What both sources have is worked out, and compared with the table.
public final class NhanesLabels {
  private final Survey survey;
  private final Optional<LabelTable> table;
  private final Plan plan;
  private final Map<String, Agreement> agreements = new LinkedHashMap<>();

  /// What became of the files and the labels.
  ///
  /// @param files every file that was read
  /// @param labels every label of the registry, in its order, also those that nobody has
  /// @param notes what a reader should know: labels that cannot be had, files not used
  public record Receipt(List<FileReceipt> files, List<LabelReceipt> labels, List<String> notes) {
    public Receipt {
      files = List.copyOf(files);
      labels = List.copyOf(labels);
      notes = List.copyOf(notes);
    }

    /// How many labels there are of each task that anybody has.
    public Map<String, Long> counts() {
      Map<String, Long> counts = new LinkedHashMap<>();
      for (LabelReceipt label : labels) {
        if (label.people() > 0) {
          counts.put(label.task(), label.people());
        }
      }
      return counts;
    }
  }

  private NhanesLabels(Survey survey, Optional<LabelTable> table) {
    this.survey = survey;
    this.table = table;
    this.plan = new Plan(survey, table);
    LabelRegistry.all().forEach(l -> agreements.put(l.name(), new Agreement(l)));
  }

  /// Whether there is anything at a place that labels can be had from. Never throws for something
  /// else.
  public static boolean recognises(Path place) {
    if (!Files.exists(place)) {
      return false;
    }
    try (LabelFiles ignored = LabelFiles.in(List.of(place))) {
      return true;
    } catch (BadDataException e) {
      return false;
    }
  }

  /// Reads what labels can be had from.
  ///
  /// @param places folders with all that is below them, or files; where a file is there more than
  ///   once, the first place counts
  /// @param sink takes the labels, in order of person and registry
  /// @param progress told about the bytes read
  /// @throws BadDataException if a place is missing, the first has nothing of use, or a file is
  ///   damaged
  public static Receipt read(List<Path> places, Consumer<Label> sink, Progress progress) {
    try (LabelFiles files = LabelFiles.in(places)) {
      Survey survey = Survey.read(files.survey(), progress);
      Optional<LabelTable> table = files.table().map(LabelTable::read);
      NhanesLabels labels = new NhanesLabels(survey, table);
      Tally people = labels.all(sink);
      return labels.receipt(files, people);
    }
  }

  /// Hands on everybody's labels.
  ///
  /// @return the rows of the table, if there is one
  private Tally all(Consumer<Label> sink) {
    Tally.Counter rows = new Tally.Counter();
    Set<Integer> people = new TreeSet<>(survey.people());
    long row = 0;
    for (int seqn : table.map(LabelTable::people).orElse(List.of())) {
      row++;
      rows.read(1);
      if (Cycle.of(seqn).isPresent()) {
        rows.keep(1);
        people.add(seqn);
      } else {
        rows.drop("seqn is not that of a participant of 2003-2006", row);
      }
    }
    for (int seqn : people) {
      new Participant(seqn).labels(sink);
    }
    return rows.toTally();
  }

  private Receipt receipt(LabelFiles files, Tally rows) {
    List<FileReceipt> read = new ArrayList<>(survey.receipts());
    List<LabelReceipt> labels = agreements.values().stream().map(Agreement::toReceipt).toList();
    long taken = labels.stream().mapToLong(LabelReceipt::taken).sum();
    files.table().ifPresent(f -> read.add(table(f, rows, new Tally(taken, taken, List.of()))));
    return new Receipt(read, labels, notes(files));
  }

  private List<String> notes(LabelFiles files) {
    List<String> notes = new ArrayList<>();
    String absent =
        agreements.keySet().stream().filter(plan::isAbsent).collect(Collectors.joining(", "));
    if (!absent.isEmpty()) {
      notes.add(
          "labels that cannot be had, since a file they are made of is not here"
              + (table.isEmpty() ? " and there is no " + LabelFiles.TABLE : "")
              + ": "
              + absent);
    }
    if (!files.passedOver().isEmpty()) {
      notes.add(
          "files found a second time, or in an archive, and not used: "
              + String.join(", ", files.passedOver()));
    }
    return notes;
  }

  private static FileReceipt table(Path file, Tally rows, Tally values) {
    try {
      return new FileReceipt(
          String.valueOf(file.getFileName()),
          "labels, where the survey's files are not here",
          Files.size(file),
          Sha256.of(file),
          rows,
          values);
    } catch (IOException e) {
      throw new BadDataException(
          file + ": cannot be read: " + e.getMessage(), "check its permissions", e);
    }
  }

  /// One person, and the labels known of them so far.
  private final class Participant implements Person {
    private final int seqn;
    private final Cycle cycle;
    private final Map<String, Double> known = new HashMap<>();

    Participant(int seqn) {
      this.seqn = seqn;
      this.cycle = Cycle.of(seqn).orElseThrow();
    }

    void labels(Consumer<Label> sink) {
      String id = Integer.toString(seqn);
      for (LabelDefinition label : LabelRegistry.all()) {
        double value = value(id, label);
        if (!Double.isNaN(value)) {
          known.put(label.name(), value);
          sink.accept(new Label(id, label.name(), Optional.empty(), value));
        }
      }
    }

    private double value(String id, LabelDefinition label) {
      Agreement agreement = java.util.Objects.requireNonNull(agreements.get(label.name()));
      double inTable = table.map(t -> t.value(seqn, label.name())).orElse(Double.NaN);
      switch (plan.way(cycle, label.name())) {
        case TAKEN -> agreement.taken(inTable);
        case ABSENT -> {}
        case DERIVED -> {
          double value = label.origin() instanceof Origin.Derived(Term t) ? t.of(this) : Double.NaN;
          if (table.isPresent() && table.get().has(label.name())) {
            agreement.derived(id, value, inTable);
          } else {
            agreement.derived(value);
          }
          return value;
        }
      }
      return inTable;
    }

    @Override
    public double cell(Variable variable) {
      return survey.cell(cycle, seqn, variable);
    }

    @Override
    public double[] answers(Variable variable) {
      double[] cells = survey.cells(cycle, seqn, variable);
      for (int i = 0; i < cells.length; i++) {
        boolean answer = variable.codebook().of(cells[i]) == Codebook.Meaning.ANSWER;
        cells[i] = answer ? cells[i] : Double.NaN;
      }
      return cells;
    }

    @Override
    public double label(String name) {
      return known.getOrDefault(name, Double.NaN);
    }
  }
}
