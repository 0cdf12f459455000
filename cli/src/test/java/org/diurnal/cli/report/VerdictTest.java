package org.diurnal.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.diurnal.cli.report.ReportData.Score;
import org.diurnal.cli.report.ReportData.ScoreRow;
import org.diurnal.cli.report.ReportData.ScoreTable;
import org.junit.jupiter.api.Test;

class VerdictTest {
  private static final Score NONE = Score.NONE;

  private static Score score(double v, double low, double high) {
    return new Score(v, low, high);
  }

  private static ScoreTable table(boolean lowerIsBetter, ScoreRow... rows) {
    return new ScoreTable(
        "Gaps",
        "",
        "error",
        lowerIsBetter,
        List.of("the model", "linear", "mean"),
        List.of(rows),
        List.of());
  }

  private static ScoreRow row(Score... scores) {
    return new ScoreRow("random", "heart_rate", "/min", List.of(scores));
  }

  @Test
  void aWinIsCountedAndIntervalsApartAreCountedSeparately() {
    ScoreTable t =
        table(
            true,
            row(score(4, 3.9, 4.1), score(5, 4.9, 5.1), score(9, 8, 10)),
            row(score(4, 3, 6), score(5, 4, 7), NONE));
    assertThat(Verdict.sentences(t))
        .containsExactly(
            "Gaps: the model is better than every baseline in 2 of 2 comparisons; in 1 of them the"
                + " 95 % intervals do not overlap.");
  }

  @Test
  void aLossIsSaidWithTheBestRivalAndBothNumbers() {
    ScoreTable t = table(true, row(score(8.9, 8.4, 9.5), score(5.62, 5.3, 6), score(6, 5, 7)));
    assertThat(Verdict.sentences(t))
        .containsExactly(
            "Gaps: the model is better than every baseline in 0 of 1 comparisons; in 0 of them the"
                + " 95 % intervals do not overlap.",
            "random, heart rate: linear is better than the model (5.62 against 8.90 per minute).");
  }

  @Test
  void aLossWithinTheIntervalsAndATieAreSaidAsSuch() {
    assertThat(Verdict.sentences(table(true, row(score(5, 3, 9), score(4, 3, 8), NONE))))
        .last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("linear is better")
        .contains("overlap or are not known");
    assertThat(Verdict.sentences(table(true, row(score(4, 3, 9), NONE, score(4, 3, 8)))))
        .last(org.assertj.core.api.InstanceOfAssertFactories.STRING)
        .contains("is no better than mean (4.00 against 4.00 per minute)");
  }

  @Test
  void whereHigherIsBetterTheSameNumbersReadTheOtherWay() {
    ScoreRow r = row(score(0.9, 0.85, 0.95), score(0.7, 0.6, 0.8), score(0.8, 0.7, 0.84));
    assertThat(Verdict.compare(table(false, r), r))
        .hasValueSatisfying(c -> {
          assertThat(c.wins()).isTrue();
          assertThat(c.rival()).isEqualTo(2);
          assertThat(c.apart()).isTrue();
        });
    assertThat(Verdict.compare(table(true, r), r))
        .hasValueSatisfying(c -> {
          assertThat(c.wins()).isFalse();
          assertThat(c.rival()).isEqualTo(1);
        });
    assertThat(Verdict.isBest(table(false, r), r, 0)).isTrue();
    assertThat(Verdict.isBest(table(true, r), r, 1)).isTrue();
    assertThat(Verdict.isBest(table(true, r), r, 0)).isFalse();
  }

  @Test
  void whatWasNotMeasuredIsNeitherWonNorBest() {
    ScoreRow r = row(NONE, score(5, 4, 6), NONE);
    ScoreTable t = table(true, r);
    assertThat(Verdict.compare(t, r)).isEmpty();
    assertThat(Verdict.isBest(t, r, 0)).isFalse();
    assertThat(Verdict.sentences(t))
        .containsExactly("random, heart rate: not compared, a value is missing.");
  }
}
