package org.diurnal.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.diurnal.cli.frame.Table;
import org.diurnal.cli.frame.Table.Column;
import org.diurnal.core.Interval;
import org.diurnal.model.generation.GenerationResults;
import org.diurnal.model.generation.GenerationResults.Comparison;
import org.diurnal.model.generation.GenerationResults.ReconstructionRow;
import org.diurnal.model.generation.SuiteResults;
import org.diurnal.model.skill.LeftOut;
import org.diurnal.model.skill.SkillComparison;
import org.diurnal.model.skill.SkillRow;

/// A suite of reconstruction tasks as tables.
final class SuiteTables {
  private final GenerationResults results;
  private final SuiteResults suite;
  private final boolean byChannel;

  private SuiteTables(GenerationResults results, boolean byChannel) {
    this.results = results;
    this.suite = results.suite();
    this.byChannel = byChannel;
  }

  /// Skill, errors, the models against linear interpolation and the person's own mean, and how much
  /// was asked.
  ///
  /// @param byChannel whether every channel has rows of its own beside those over all
  static List<Table> of(GenerationResults results, boolean byChannel) {
    SuiteTables t = new SuiteTables(results, byChannel);
    return List.of(
        t.skillSideBySide(), t.errors(), t.against(), t.skillAgainst(), t.skill(), t.asked());
  }

  private List<String> fillers() {
    return Stream.concat(results.models().stream(), results.baselines().stream()).toList();
  }

  private boolean shown(String channel) {
    return byChannel || channel.equals(GenerationResults.ALL_CHANNELS);
  }

  private Table skillSideBySide() {
    List<Column> columns =
        new ArrayList<>(List.of(Column.of("task"), Column.of("channel"), Column.of("people")));
    fillers().forEach(f -> columns.add(Column.of(f, "", 3)));
    List<List<Object>> rows = new ArrayList<>();
    for (SkillRow first : suite.skill()) {
      if (!shown(first.channel()) || !first.filler().equals(results.baselines().getFirst())) {
        continue;
      }
      List<Object> row = new ArrayList<>(List.of(first.task(), first.channel(), first.people()));
      for (String f : fillers()) {
        row.add(skill(first, f).<Object>map(SkillRow::skill).orElse(Optional.empty()));
      }
      rows.add(row);
    }
    return new Table(
        "skill: 1 - geometric mean of error over that of carry_forward, by person; above 0 better",
        columns,
        rows,
        List.of(
            "error: mean absolute error; of binary channels 1 - AUC, at least 0.005; quotients"
                + " clipped to 0.01 ... 100",
            "every channel counts once, and every task in 'all'"));
  }

  private Optional<SkillRow> skill(SkillRow like, String filler) {
    return suite.skill().stream()
        .filter(r ->
            r.task().equals(like.task())
                && r.channel().equals(like.channel())
                && r.filler().equals(filler))
        .findFirst();
  }

  private Table errors() {
    List<Column> columns = new ArrayList<>(List.of(Column.of("task"), Column.of("channel")));
    columns.addAll(List.of(Column.of("people"), Column.of("minutes")));
    fillers().forEach(f -> columns.add(Column.of(f, "", 3)));
    List<List<Object>> rows = new ArrayList<>();
    for (ReconstructionRow first : results.reconstruction()) {
      if (!shown(first.channel()) || !first.filler().equals(results.baselines().getFirst())) {
        continue;
      }
      List<Object> row =
          new ArrayList<>(List.of(first.task(), first.channel(), first.people(), first.minutes()));
      for (String f : fillers()) {
        row.add(
            results
                .row(first.task(), first.channel(), f)
                .<Object>map(x -> x.rmseZ().value())
                .orElse(Optional.empty()));
      }
      rows.add(row);
    }
    return new Table(
        "hidden minutes of held-out people, root mean squared error in z-units",
        columns,
        rows,
        List.of(
            "diurnal sees the day alone, as linear, carry_forward, mean, mode and population_mean"
                + " do; the others also the person's other days"));
  }

  private Table against() {
    List<Comparison> list = suite.against().stream().filter(c -> shown(c.item())).toList();
    return new Table(
        "models against linear interpolation and the person's own mean, root mean squared error in"
            + " z-units",
        List.of(
            Column.of("task"),
            Column.of("channel"),
            Column.of("model"),
            Column.of("error", "", 3),
            Column.of("against"),
            Column.of("its error", "", 3),
            Column.of("difference", "", 3),
            Column.of("95 % low", "", 3),
            Column.of("high", "", 3),
            Column.of("verdict"),
            Column.of("people")),
        list.stream()
            .map(c -> {
              List<Object> row =
                  new ArrayList<>(
                      List.of(
                          c.task(),
                          c.item(),
                          c.model(),
                          c.modelError(),
                          c.baseline(),
                          c.baselineError(),
                          c.difference().value()));
              StudyTables.interval(row, c.difference().ci95());
              row.add(StudyTables.verdict(c.difference()));
              row.add(c.people());
              return row;
            })
            .toList(),
        List.of(draws()));
  }

  private Table skillAgainst() {
    List<List<Object>> rows = new ArrayList<>();
    for (SkillComparison c : suite.skillAgainst()) {
      List<Object> row = new ArrayList<>(List.of(c.task(), c.model(), c.baseline(), c.ratio()));
      StudyTables.interval(row, c.ci95());
      row.add(verdict(c));
      row.add(c.people());
      rows.add(row);
    }
    return new Table(
        "the same by the score of skill: quotient of the two geometric means, below 1 better",
        List.of(
            Column.of("task"),
            Column.of("model"),
            Column.of("against"),
            Column.of("quotient", "", 3),
            Column.of("95 % low", "", 3),
            Column.of("high", "", 3),
            Column.of("verdict"),
            Column.of("people")),
        rows,
        List.of(draws()));
  }

  private static String verdict(SkillComparison c) {
    if (c.ci95().isEmpty()) {
      return c.ratio() < 1 ? "lower, no interval" : "not lower, no interval";
    }
    Interval i = c.ci95().get();
    return i.high() < 1 ? "better" : i.low() > 1 ? "worse" : "undecided";
  }

  private Table skill() {
    List<List<Object>> rows = new ArrayList<>();
    for (SkillRow r : suite.skill()) {
      if (shown(r.channel())) {
        List<Object> row =
            new ArrayList<>(List.of(r.task(), r.channel(), r.filler(), r.ratio(), r.skill()));
        StudyTables.interval(row, r.skillCi95());
        row.add(r.rank());
        StudyTables.interval(row, r.rankCi95());
        row.add(r.people());
        row.add(r.channels());
        rows.add(row);
      }
    }
    return new Table(
        "skill and average rank of all fillers, with intervals",
        List.of(
            Column.of("task"),
            Column.of("channel"),
            Column.of("filler"),
            Column.of("R", "", 3),
            Column.of("skill", "", 3),
            Column.of("95 % low", "", 3),
            Column.of("high", "", 3),
            Column.of("rank", "", 2),
            Column.of("rank 95 % low", "", 2),
            Column.of("rank high", "", 2),
            Column.of("people"),
            Column.of("channels")),
        rows,
        List.of(
            draws(), "rank: 1 is best of " + fillers().size() + "; over the same people as skill"));
  }

  private Table asked() {
    List<List<Object>> rows = new ArrayList<>();
    for (SuiteResults.Asked a : suite.asked()) {
      LeftOut out =
          suite.leftOut().stream()
              .filter(l -> l.task().equals(a.task()))
              .findFirst()
              .orElse(new LeftOut(a.task(), 0, 0, 0, 0));
      rows.add(
          List.of(
              a.task(),
              a.people(),
              a.daysAsked(),
              a.daysNothingToHide(),
              a.daysNothingLeft(),
              a.questions(),
              out.scored(),
              out.referenceFaultless(),
              out.oneClass(),
              out.binaryLeftOut()));
    }
    return new Table(
        "what was asked of " + results.days() + " days of " + results.people() + " people",
        List.of(
            Column.of("task"),
            Column.of("people"),
            Column.of("days asked"),
            Column.of("nothing to hide"),
            Column.of("nothing left"),
            Column.of("questions"),
            Column.of("pairs scored"),
            Column.of("carry_forward faultless"),
            Column.of("one class"),
            Column.of("binary left out")),
        rows,
        List.of(
            "days: nothing to hide - the task hides nothing observed of them; nothing left - it"
                + " would hide all",
            "pairs of person and channel, of which the last three kinds have no skill"));
  }

  private String draws() {
    return "intervals: bootstrap over people, "
        + results.protocol().resamples()
        + " resamples, seed "
        + results.protocol().seed()
        + "; none with fewer than 3 people";
  }
}
