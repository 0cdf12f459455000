package org.diurnal.cli.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything a report shows, as plain records; a part that is empty is left out of the page.
///
/// All texts are plain text: the report escapes them. Numbers that were not measured are NaN.
///
/// @param title the page's title
/// @param lead one or two sentences: what was done, on what
/// @param simulated whether any of the data is simulated; the page then says so first of all
/// @param headline at most six figures to see first
/// @param receipt what the import read, kept and dropped
/// @param data people, days, channels, gaps
/// @param pictures day x minute pictures
/// @param reconstructions held-out days with hidden stretches
/// @param losses loss by step, in order
/// @param scores tables whose winner is told in words
/// @param results further tables
/// @param embedding person-days in two dimensions
/// @param provenance versions, seeds, hashes, settings, seconds
/// @param commands what to type to get the same again
public record ReportData(
    String title,
    String lead,
    boolean simulated,
    List<Fact> headline,
    Part receipt,
    Part data,
    List<DayPicture> pictures,
    List<Reconstruction> reconstructions,
    List<LossPoint> losses,
    List<ScoreTable> scores,
    List<ResultTable> results,
    Optional<Embedding> embedding,
    List<Fact> provenance,
    List<String> commands) {
  public ReportData {
    headline = List.copyOf(headline);
    pictures = List.copyOf(pictures);
    reconstructions = List.copyOf(reconstructions);
    losses = List.copyOf(losses);
    scores = List.copyOf(scores);
    results = List.copyOf(results);
    provenance = List.copyOf(provenance);
    commands = List.copyOf(commands);
  }

  /// A page with nothing but a title, to be filled with the `with` methods.
  public static ReportData titled(String title, String lead, boolean simulated) {
    return new ReportData(
        title,
        lead,
        simulated,
        List.of(),
        Part.EMPTY,
        Part.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /// A named value, for example people: 33.
  public record Fact(String name, String value) {}

  /// Named values, then tables.
  public record Part(List<Fact> facts, List<ResultTable> tables) {
    /// Nothing to show.
    public static final Part EMPTY = new Part(List.of(), List.of());

    public Part {
      facts = List.copyOf(facts);
      tables = List.copyOf(tables);
    }

    boolean isEmpty() {
      return facts.isEmpty() && tables.isEmpty();
    }
  }

  /// A table of texts; what looks like a number is set to the right.
  ///
  /// @param columns the headers, the first one names the rows
  /// @param rows each as long as `columns`
  /// @param notes sentences below the table
  public record ResultTable(
      String title,
      String explanation,
      List<String> columns,
      List<List<String>> rows,
      List<String> notes) {
    public ResultTable {
      columns = List.copyOf(columns);
      rows = rows.stream().map(List::copyOf).toList();
      notes = List.copyOf(notes);
      for (List<String> row : rows) {
        if (row.size() != columns.size()) {
          throw new IllegalArgumentException(
              "table '" + title + "': row " + row + " for " + columns.size() + " columns");
        }
      }
    }
  }

  /// One channel of one person: rows are days, columns minutes.
  ///
  /// @param dates one a day, in order
  /// @param values `[days][1440]` in `unit`, NaN where not observed
  @SuppressWarnings("ArrayRecordComponent")
  public record DayPicture(
      String person, String channel, String unit, List<String> dates, float[][] values) {
    public DayPicture {
      dates = List.copyOf(dates);
      if (dates.size() != values.length) {
        throw new IllegalArgumentException(
            person + ", " + channel + ": " + dates.size() + " dates, " + values.length + " days");
      }
      for (float[] day : values) {
        requireDay(day.length, person + ", " + channel);
      }
    }
  }

  /// Where the truth is said to lie.
  ///
  /// @param words for the legend, for example `90 % interval`
  /// @param low `[1440]`, NaN where not known
  /// @param high `[1440]`, NaN where `low` is
  @SuppressWarnings("ArrayRecordComponent")
  public record Band(String words, float[] low, float[] high) {
    public Band {
      requireDay(low.length, words);
      requireDay(high.length, words);
    }
  }

  /// One channel of one day, with what was hidden or missing and what was filled in.
  ///
  /// @param truth `[1440]` in `unit`, NaN where not observed
  /// @param masked `[1440]`, the minutes that were hidden or missing
  /// @param fills by method, `[1440]` each, the model first; shown where masked only
  /// @param band of the first method, if it says how sure it is; shown where masked only
  @SuppressWarnings("ArrayRecordComponent")
  public record Reconstruction(
      String person,
      String date,
      String channel,
      String unit,
      float[] truth,
      boolean[] masked,
      Map<String, float[]> fills,
      Optional<Band> band) {
    public Reconstruction {
      String where = person + ", " + date + ", " + channel;
      requireDay(truth.length, where);
      requireDay(masked.length, where);
      fills.values().forEach(f -> requireDay(f.length, where));
      fills = Collections.unmodifiableMap(new LinkedHashMap<>(fills));
    }
  }

  /// The loss at a step; NaN where it was not measured.
  public record LossPoint(long step, double train, double heldOut) {}

  /// A measured value with its 95 % interval; NaN bounds where there is none.
  public record Score(double value, double low, double high) {
    /// Not measured.
    public static final Score NONE = new Score(Double.NaN, Double.NaN, Double.NaN);
  }

  /// Scores of several methods on the same minutes or people.
  ///
  /// @param task for example `temporal interpolation`; rows of one task stand together
  /// @param subject for example the channel
  /// @param unit the unit of the scores, empty for a pure number
  /// @param scores one a method
  public record ScoreRow(String task, String subject, String unit, List<Score> scores) {
    public ScoreRow {
      scores = List.copyOf(scores);
    }
  }

  /// A table of scores; the report marks the best, compares the first method with the others, and
  /// says in words where it loses.
  ///
  /// @param metric what the numbers are, for example `root mean squared error`
  /// @param lowerIsBetter whether errors or merits
  /// @param methods the model first, then what it is compared with
  public record ScoreTable(
      String title,
      String explanation,
      String metric,
      boolean lowerIsBetter,
      List<String> methods,
      List<ScoreRow> rows,
      List<String> notes) {
    public ScoreTable {
      methods = List.copyOf(methods);
      rows = List.copyOf(rows);
      notes = List.copyOf(notes);
      if (methods.size() < 2) {
        throw new IllegalArgumentException("table '" + title + "' compares nothing");
      }
      for (ScoreRow row : rows) {
        if (row.scores.size() != methods.size()) {
          throw new IllegalArgumentException(
              "table '"
                  + title
                  + "': "
                  + row.scores.size()
                  + " scores, "
                  + methods.size()
                  + " methods");
        }
      }
    }
  }

  /// A person-day in the plane.
  public record EmbeddingPoint(String person, double x, double y) {}

  /// Person-days in two dimensions.
  ///
  /// @param explanation how they were projected, and how much of the variance that keeps
  public record Embedding(
      String explanation, String xLabel, String yLabel, List<EmbeddingPoint> points) {
    public Embedding {
      points = List.copyOf(points);
    }
  }

  private static void requireDay(int length, String where) {
    if (length != 1440) {
      throw new IllegalArgumentException(where + ": " + length + " minutes instead of 1440");
    }
  }
}
