package org.diurnal.model.spread;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.ChannelKind;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.GapFiller;
import org.diurnal.model.generation.ReconstructionTask;
import org.diurnal.model.generation.ReconstructionTask.Kind;
import org.diurnal.model.spread.CoverageResults.By;
import org.diurnal.model.spread.CoverageResults.IntervalRow;
import org.diurnal.model.spread.CoverageResults.Part;
import org.diurnal.model.spread.CoverageStudy.Method;
import org.junit.jupiter.api.Test;

/// Worked by hand: the second half of a day is hidden, in it 6 hours hold a value inside the
/// interval and 6 hours one outside.
class CoverageStudyTest {
  private static final SensorSchema SCHEMA =
      new SensorSchema(
          "two",
          "for tests",
          List.of(
              new Channel(
                  "pulse",
                  "/min",
                  "t",
                  Aggregation.MEAN,
                  0,
                  200,
                  70,
                  10,
                  ChannelKind.CONTINUOUS,
                  ""),
              new Channel(
                  "asleep", "1", "t", Aggregation.MEAN, 0, 1, 0.3, 0.5, ChannelKind.BINARY, "")));

  private static final GapFiller SEVENTY =
      new GapFiller() {
        @Override
        public String name() {
          return "seventy";
        }

        @Override
        public float[][] fill(FillRequest request) {
          float[][] out = new float[2][DayWindow.MINUTES];
          Arrays.fill(out[0], 70);
          return out;
        }
      };

  /// `inside` from noon to six, `outside` afterwards; asleep in the last six hours.
  private static DayWindow day(String person, float inside, float outside) {
    float[][] v = new float[2][DayWindow.MINUTES];
    Arrays.fill(v[0], 0, 1080, inside);
    Arrays.fill(v[0], 1080, 1440, outside);
    Arrays.fill(v[1], 1080, 1440, 1);
    return new DayWindow(
        person,
        LocalDate.of(2026, 1, 5),
        OptionalInt.empty(),
        "t",
        v,
        new MinuteMask[] {MinuteMask.all(), MinuteMask.all()});
  }

  /// Everywhere from 70 - `off` to 70 + `off`, evenly; asleep with the probability 1/4.
  private static Spread spread(int off) {
    double[] steps = new double[2 * off + 1];
    Arrays.setAll(steps, i -> i - off);
    Cell cell =
        new Cell(
            new float[0], List.of(new Level(false, Ladder.of(steps), 1, 70, 70, steps.length)));
    // (0.25 x 1e6 + 0.5) / (1e6 + 1)
    Cell asleep =
        new Cell(
            new float[0],
            List.of(new Level(true, Ladder.of(new double[] {0}), 1, 0, 0.25f, 1_000_000)));
    Correction whole = new Correction(0.5, 0.99999, 5, 0.9);
    return new Spread(
        Contexts.EVERYWHERE,
        List.of(
            new ChannelSpread("pulse", 1, List.of(cell), cell, Correction.NONE, whole),
            new ChannelSpread("asleep", 1, List.of(asleep), asleep, Correction.NONE, whole)));
  }

  private static CoverageResults run(List<DayWindow> days) {
    return CoverageStudy.run(
        SCHEMA,
        new CoverageStudy.Setup(List.of(Kind.TEMPORAL_EXTRAPOLATION.standard()), 7, 200, 5),
        List.of(
            new Method("narrow", SEVENTY, spread(10), false),
            new Method("wide", SEVENTY, spread(40), true)),
        person -> person.equals("a") ? List.of("first") : List.of(),
        days.stream(),
        0,
        Progress.SILENT);
  }

  @Test
  void sharesWidthsAndScoresAreThoseWorkedByHand() {
    // 75 is within 60 to 80 and 30 to 110; 90 is 10 above the narrow one.
    CoverageResults r = run(List.of(day("a", 75, 90), day("b", 75, 90), day("c", 75, 75)));
    IntervalRow narrow = r.interval("narrow", "pulse", Part.ALL).orElseThrow();
    assertThat(narrow.minutes()).isEqualTo(3 * 720);
    assertThat(narrow.people()).isEqualTo(3);
    assertThat(narrow.coverage().value()).isCloseTo(4 / 6.0, within(1e-9));
    assertThat(narrow.coverageOfOthers().orElseThrow().value()).isCloseTo(4 / 6.0, within(1e-9));
    assertThat(narrow.width()).isCloseTo(20, within(0.01));
    // Width, and 20 times 10 in a third of the minutes.
    assertThat(narrow.intervalScore().value()).isCloseTo(20 + 20 * 10 / 3.0, within(0.05));
    assertThat(narrow.leastTenth()).as("0.5, 0.5, 1").isCloseTo(0.5, within(1e-9));
    IntervalRow wide = r.interval("wide", "pulse", Part.ALL).orElseThrow();
    assertThat(wide.coverage().value()).isEqualTo(1);
    assertThat(wide.intervalScore().value()).isCloseTo(80, within(0.05));
    assertThat(
            r.comparisons().stream()
                .filter(c -> c.channel().equals("pulse") && c.score().equals("interval_score"))
                .findFirst()
                .orElseThrow()
                .difference()
                .value())
        .isCloseTo(20 + 20 * 10 / 3.0 - 80, within(0.1));
  }

  @Test
  void partsAreTheTaskTheQuarterOfTheDayAndTheGroup() {
    CoverageResults r = run(List.of(day("a", 75, 90), day("b", 75, 75), day("c", 75, 75)));
    assertThat(coverage(r, new Part(By.TASK, "temporal_extrapolation")))
        .isCloseTo(5 / 6.0, within(1e-9));
    assertThat(coverage(r, new Part(By.TIME, "12 to 18"))).isEqualTo(1);
    assertThat(coverage(r, new Part(By.TIME, "18 to 24"))).isCloseTo(2 / 3.0, within(1e-9));
    assertThat(r.interval("narrow", "pulse", new Part(By.TIME, "00 to 06"))).isEmpty();
    assertThat(coverage(r, new Part(By.GROUP, "first"))).isEqualTo(0.5);
    assertThat(r.interval("narrow", "all", Part.ALL).orElseThrow().width())
        .as("in standard deviations of 10")
        .isCloseTo(2, within(0.001));
  }

  private static double coverage(CoverageResults r, Part part) {
    return r.interval("narrow", "pulse", part).orElseThrow().coverage().value();
  }

  @Test
  void aProbabilityIsHeldAgainstWhatCame() {
    var row = run(List.of(day("a", 75, 90))).probabilities().getFirst();
    assertThat(row.channel()).isEqualTo("asleep");
    assertThat(row.ones()).isEqualTo(0.5);
    assertThat(row.excess().value()).isCloseTo(-0.25, within(1e-5));
    assertThat(row.brier().value()).isCloseTo((0.0625 + 0.5625) / 2, within(1e-5));
    assertThat(row.calibrationError()).isCloseTo(0.25, within(1e-5));
  }

  @Test
  void properScoresAreThoseOfTheirFormulas() {
    assertThat(ProperScores.interval(2, 6, 5, 0.1)).isEqualTo(4);
    assertThat(ProperScores.interval(2, 6, 7, 0.1)).isEqualTo(4 + 20);
    assertThat(ProperScores.interval(2, 6, 1.5, 0.1)).isEqualTo(4 + 10);
    assertThat(ProperScores.pinball(10, 0.95, 12)).isCloseTo(1.9, within(1e-12));
    assertThat(ProperScores.pinball(10, 0.95, 8)).isCloseTo(0.1, within(1e-12));
    assertThat(ProperScores.pinball(10, 0.5, 8)).isEqualTo(1);
  }

  @Test
  void aTaskOfManyQuestionsIsAskedFourOfThemTheSameEachTime() {
    SensorSchema many = SensorSchema.builtIn("reference34");
    float[][] v = new float[34][DayWindow.MINUTES];
    MinuteMask[] observed = new MinuteMask[34];
    Arrays.setAll(observed, c -> MinuteMask.all());
    DayWindow day =
        new DayWindow("p", LocalDate.of(2026, 1, 5), OptionalInt.empty(), "t", v, observed);
    List<ReconstructionTask> tasks = List.of(Kind.SENSOR_IMPUTATION.standard());
    List<Integer> numbers = new ArrayList<>();
    for (long seed = 0; seed < 30; seed++) {
      List<Integer> once = numbers(many, tasks, seed, day);
      assertThat(once).hasSize(4).doesNotHaveDuplicates();
      assertThat(numbers(many, tasks, seed, day)).isEqualTo(once);
      numbers.addAll(once);
    }
    assertThat(numbers.stream().distinct().count()).as("of 34, by 30 seeds").isGreaterThan(28);
  }

  private static List<Integer> numbers(
      SensorSchema schema, List<ReconstructionTask> tasks, long seed, DayWindow day) {
    return new Questions(schema, tasks, seed)
        .of(day).stream().map(Questions.Question::number).toList();
  }
}
