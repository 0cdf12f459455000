package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.FailedException;
import org.diurnal.core.Interval;
import org.diurnal.core.Json;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.model.generation.GenerationResults.ReconstructionRow;
import org.diurnal.model.generation.ReconstructionTask.Kind;
import org.junit.jupiter.api.Test;

class GenerationStudyTest {
  private static final GenerationProtocol END_ONLY =
      new GenerationProtocol(
          1,
          List.of(new ReconstructionTask(Kind.TEMPORAL_EXTRAPOLATION, 0.5)),
          List.of(),
          200,
          2,
          1);

  private static GenerationResults run(
      GenerationProtocol protocol,
      List<GapFiller> baselines,
      List<GapFiller> models,
      List<DayWindow> days) {
    return GenerationStudy.run(
        Days.TWO,
        protocol,
        baselines,
        models,
        Map.of(),
        days.stream(),
        days.size(),
        Progress.SILENT);
  }

  private static GapFiller perChannel(String name, float steps, float heartRate) {
    return new GapFiller() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public float[][] fill(FillRequest request) {
        float[][] out = new float[2][1440];
        java.util.Arrays.fill(out[0], steps);
        java.util.Arrays.fill(out[1], heartRate);
        return out;
      }
    };
  }

  /// Hidden is 12:00 to 24:00. Person a: steps 10 in all 720 minutes, heart rate 60 in 360 of them.
  /// Person b: steps 14 in 720, heart rate never in the afternoon.
  private static final List<DayWindow> TWO_PEOPLE =
      List.of(
          Days.day("a", 0, m -> 10, m -> m < 1080 ? 60 : Double.NaN),
          Days.day("b", 0, m -> 14, m -> m < 720 ? 90 : Double.NaN));

  @Test
  void errorsAreThoseWorkedByHand() {
    // fill: steps 12 (std 2: z errors +1 for a, -1 for b), heart rate 75 (std 10: +1.5 for a)
    GenerationResults r =
        run(END_ONLY, List.of(perChannel("guess", 12, 75)), List.of(), TWO_PEOPLE);
    ReconstructionRow steps = r.row("temporal_extrapolation", "steps", "guess").orElseThrow();
    assertThat(steps.minutes()).isEqualTo(1440);
    assertThat(steps.days()).isEqualTo(2);
    assertThat(steps.people()).isEqualTo(2);
    assertThat(steps.mseZ()).isEqualTo(1);
    assertThat(steps.rmseZ().value()).isEqualTo(1);
    assertThat(steps.rmseZ().ci95()).isEmpty(); // two people
    assertThat(steps.physical().orElseThrow().rmse().value()).isEqualTo(2);
    assertThat(steps.physical().orElseThrow().mae().value()).isEqualTo(2);
    assertThat(steps.physical().orElseThrow().unit()).isEqualTo("/min");

    ReconstructionRow heart = r.row("temporal_extrapolation", "heart_rate", "guess").orElseThrow();
    assertThat(heart.minutes()).isEqualTo(360);
    assertThat(heart.days()).isEqualTo(1);
    assertThat(heart.people()).isEqualTo(1);
    assertThat(heart.mseZ()).isCloseTo(2.25, within(1e-12));
    assertThat(heart.physical().orElseThrow().rmse().value()).isCloseTo(15, within(1e-9));

    ReconstructionRow all = r.row("temporal_extrapolation", "all", "guess").orElseThrow();
    assertThat(all.minutes()).isEqualTo(1800);
    assertThat(all.days()).isEqualTo(2);
    assertThat(all.mseZ()).isCloseTo((1440 * 1 + 360 * 2.25) / 1800, within(1e-12)); // 1.25
    assertThat(all.maeZ().value()).isCloseTo((1440 * 1 + 360 * 1.5) / 1800, within(1e-12));
    assertThat(all.physical()).isEmpty();
    assertThat(r.people()).isEqualTo(2);
    assertThat(r.days()).isEqualTo(2);
  }

  @Test
  void theModelMeetsTheBestBaselineOfEachChannel() {
    GapFiller goodSteps = perChannel("good_steps", 11, 100); // z: 0.5 and 1.5; heart 4
    GapFiller goodHeart = perChannel("good_heart", 20, 65); // z: 5 and 3; heart 0.5
    GapFiller model = perChannel("model", 12, 61); // z: 1 and 1; heart 0.1
    GenerationResults r = run(END_ONLY, List.of(goodSteps, goodHeart), List.of(model), TWO_PEOPLE);
    assertThat(r.reconstructionComparisons()).hasSize(3);
    var steps = r.reconstructionComparisons().get(0);
    assertThat(steps.item()).isEqualTo("steps");
    assertThat(steps.baseline()).isEqualTo("good_steps");
    assertThat(steps.baselineError()).isCloseTo(Math.sqrt(1.25), within(1e-12));
    assertThat(steps.difference().value()).isCloseTo(1 - Math.sqrt(1.25), within(1e-12));
    assertThat(steps.ratio().orElseThrow().value()).isCloseTo(1 / Math.sqrt(1.25), within(1e-12));
    assertThat(steps.scored()).isEqualTo(1440);
    var heart = r.reconstructionComparisons().get(1);
    assertThat(heart.baseline()).isEqualTo("good_heart");
    assertThat(heart.ratio().orElseThrow().value()).isCloseTo(0.2, within(1e-6));
    assertThat(r.errorTakenAway("temporal_extrapolation", "heart_rate", "model").orElseThrow())
        .isCloseTo(0.8, within(1e-6));
  }

  @Test
  void aPairedIntervalKnowsThatAModelIsBetterForEveryoneAlikeWhereUnpairedOnesOverlap() {
    // people differ widely (steps 10 ... 29), the model is one step nearer for each of them
    List<DayWindow> days = new ArrayList<>();
    for (int p = 0; p < 20; p++) {
      int steps = 10 + p;
      days.add(Days.day("p" + p, 0, m -> steps, m -> Double.NaN));
    }
    GenerationResults r =
        run(
            END_ONLY,
            List.of(perChannel("baseline", 5, 70)),
            List.of(perChannel("model", 6, 70)),
            days);
    var c = r.reconstructionComparisons().getFirst();
    Interval paired = c.difference().ci95().orElseThrow();
    assertThat(paired.high()).isNegative();
    // root mean squares of (5 ... 24) / 2 and (4 ... 23) / 2: sqrt(243.5) / 2 and sqrt(215.5) / 2
    assertThat(c.difference().value())
        .isCloseTo((Math.sqrt(215.5) - Math.sqrt(243.5)) / 2, within(1e-9));
    var model = r.row("temporal_extrapolation", "steps", "model").orElseThrow();
    var baseline = r.row("temporal_extrapolation", "steps", "baseline").orElseThrow();
    assertThat(model.rmseZ().ci95().orElseThrow().high())
        .isGreaterThan(baseline.rmseZ().ci95().orElseThrow().low());
  }

  @Test
  void poisonInHiddenMinutesChangesNoFillersAnswer() {
    // Two copies of each day: in one the minutes hidden by a task are poisoned. What the fillers
    // answer must be the same to the last bit, also for the own mean, which knows all days.
    SplittableRandom random = new SplittableRandom(42);
    List<DayWindow> clean = new ArrayList<>();
    for (int d = 0; d < 4; d++) {
      clean.add(Days.random(random, "a", d, 2, 0.7));
    }
    SimpleBaselines fitted =
        SimpleBaselines.fit(Days.TWO, Stream.of(Days.random(random, "t", 0, 2, 0.9)));
    for (ReconstructionTask task : ReconstructionTask.defaults()) {
      DayWindow day = clean.get(1);
      for (List<MinuteMask> hidden : task.masks(3, Days.TWO, day)) {
        DayWindow poisoned = poison(day, hidden);
        List<DayWindow> poisonedDays = new ArrayList<>(clean);
        poisonedDays.set(1, poisoned);
        List<GapFiller> fillers = fitted.fillers(p -> clean);
        List<GapFiller> poisonedFillers = fitted.fillers(p -> poisonedDays);
        for (int f = 0; f < fillers.size(); f++) {
          float[][] expected =
              Filling.answers(Days.TWO, fillers.get(f), List.of(FillRequest.hiding(day, hidden)))
                  .getFirst();
          float[][] got =
              Filling.answers(
                      Days.TWO,
                      poisonedFillers.get(f),
                      List.of(FillRequest.hiding(poisoned, hidden)))
                  .getFirst();
          assertThat(java.util.Arrays.deepEquals(got, expected))
              .as("%s, %s, seed 42", task.id(), fillers.get(f).name())
              .isTrue();
        }
      }
    }
  }

  private static DayWindow poison(DayWindow day, List<MinuteMask> hidden) {
    return Days.day(
        day.personId(),
        (int) (day.localDate().toEpochDay() - Days.FIRST.toEpochDay()),
        m -> hidden.get(0).get(m) && day.observed(0).get(m) ? 299 : day.values(0)[m],
        m -> hidden.get(1).get(m) && day.observed(1).get(m) ? 1e7 : day.values(1)[m]);
  }

  @Test
  void theStudyHandsOutNothingButHiddenDays() {
    List<DayWindow> days = new ArrayList<>();
    SplittableRandom random = new SplittableRandom(8);
    for (int d = 0; d < 5; d++) {
      days.add(Days.random(random, "a", d, 2, 1));
    }
    List<FillRequest> seen = new ArrayList<>();
    GapFiller spy =
        new GapFiller() {
          @Override
          public String name() {
            return "spy";
          }

          @Override
          public float[][] fill(FillRequest request) {
            throw new AssertionError("asked in batches only");
          }

          @Override
          public List<float[][]> fillAll(List<FillRequest> requests) {
            assertThat(requests).hasSizeBetween(1, 7);
            seen.addAll(requests);
            return requests.stream().map(r -> new float[2][1440]).toList();
          }
        };
    GenerationProtocol protocol =
        new GenerationProtocol(4, ReconstructionTask.defaults(), List.of(60), 100, 7, 1);
    run(protocol, List.of(spy), List.of(), days);
    assertThat(seen).hasSize(5 * (3 + 2) + 5); // three tasks, two channels, one gap a day
    for (FillRequest request : seen) {
      for (int c = 0; c < 2; c++) {
        for (int m = 0; m < 1440; m++) {
          if (request.wanted().get(c).get(m)) {
            assertThat(request.day().observed(c).get(m)).isFalse();
            assertThat(request.day().values(c)[m]).isNaN();
          }
        }
      }
    }
  }

  @Test
  void resultsDoNotDependOnTheOrderOfDaysOrTheSizeOfBatches() {
    SplittableRandom random = new SplittableRandom(77);
    List<DayWindow> days = new ArrayList<>();
    for (int p = 0; p < 5; p++) {
      for (int d = 0; d < 3; d++) {
        days.add(Days.random(random, "p" + p, d, 2, 0.8));
      }
    }
    SimpleBaselines fitted =
        SimpleBaselines.fit(Days.TWO, Stream.of(Days.day("t", 0, m -> 50, m -> 60)));
    List<GapFiller> fillers =
        fitted.fillers(p -> days.stream().filter(d -> d.personId().equals(p)).toList());
    List<DayWindow> reversed = new ArrayList<>(days);
    Collections.reverse(reversed);
    GenerationProtocol small =
        new GenerationProtocol(4, ReconstructionTask.defaults(), List.of(60), 100, 3, 2);
    GenerationProtocol large =
        new GenerationProtocol(4, ReconstructionTask.defaults(), List.of(60), 100, 64, 2);
    GenerationResults one = run(small, fillers, List.of(), days);
    GenerationResults other = run(large, fillers, List.of(), reversed);
    assertThat(other.examples()).isEqualTo(one.examples());
    assertThat(other.reconstruction()).hasSameSizeAs(one.reconstruction());
    for (int i = 0; i < one.reconstruction().size(); i++) {
      ReconstructionRow a = one.reconstruction().get(i);
      ReconstructionRow b = other.reconstruction().get(i);
      assertThat(b.minutes()).isEqualTo(a.minutes());
      assertThat(b.days()).isEqualTo(a.days());
      assertThat(b.rmseZ().value()).isCloseTo(a.rmseZ().value(), within(1e-9)); // order of sums
      assertThat(b.rmseZ().ci95().orElseThrow().low())
          .isCloseTo(a.rmseZ().ci95().orElseThrow().low(), within(1e-9));
    }
  }

  @Test
  void fillsAreClippedToThePlausibleRangeForAll() {
    GenerationResults r =
        run(END_ONLY, List.of(perChannel("wild", -1e6f, 70)), List.of(), TWO_PEOPLE);
    // clipped to 0: errors of 10 and 14 steps, z 5 and 7
    assertThat(r.row("temporal_extrapolation", "steps", "wild").orElseThrow().mseZ())
        .isCloseTo((25 + 49) / 2.0, within(1e-9));
  }

  @Test
  void aFillerThatAnswersNanIsNamedWithDayAndMinute() {
    assertThatThrownBy(
            () -> run(END_ONLY, List.of(Days.always("broken", Double.NaN)), List.of(), TWO_PEOPLE))
        .isInstanceOf(FailedException.class)
        .hasMessageContaining("'broken'")
        .hasMessageContaining("person a, 2016-04-12, steps, minute 720: NaN");
  }

  @Test
  void aDayOfWhichNothingIsLeftIsCountedAndNotAsked() {
    DayWindow afternoonOnly = Days.day("a", 0, m -> m >= 720 ? 3 : Double.NaN, m -> Double.NaN);
    GenerationResults r =
        run(END_ONLY, List.of(perChannel("guess", 1, 70)), List.of(), List.of(afternoonOnly));
    assertThat(r.reconstructionNotAsked()).containsEntry("temporal_extrapolation", 1);
    assertThat(r.reconstruction()).isEmpty();
  }

  @Test
  void resultsSurviveJson() throws IOException {
    GenerationResults r =
        run(
            GenerationProtocol.standard(5),
            List.of(perChannel("guess", 12, 75)),
            List.of(perChannel("model", 10, 60)),
            TWO_PEOPLE);
    assertThat(r.examples()).isNotEmpty();
    byte[] json = Json.text(r).getBytes(StandardCharsets.UTF_8);
    GenerationResults back =
        Json.read(new java.io.ByteArrayInputStream(json), GenerationResults.class);
    assertThat(back).isEqualTo(r);
  }

  @Test
  void examplesComeFromDaysWithMostChannelsAndShowTruthAndFillOnlyWhereTheyAre() {
    GenerationResults r =
        run(END_ONLY, List.of(perChannel("guess", 12, 75)), List.of(), TWO_PEOPLE);
    assertThat(r.examples()).hasSize(1);
    var example = r.examples().getFirst();
    assertThat(example.task()).isEqualTo("temporal_extrapolation");
    var steps = example.channels().getFirst();
    assertThat(steps.hidden().get(719)).isFalse();
    assertThat(steps.hidden().get(720)).isTrue();
    assertThat(steps.truth().get(720)).isIn(10f, 14f);
    List<Float> filled = java.util.Objects.requireNonNull(steps.filled().get("guess"));
    assertThat(filled.get(719)).isNull();
    assertThat(filled.get(720)).isEqualTo(12f);
  }

  @Test
  void twoFillersOfOneNameAreRefused() {
    assertThatThrownBy(() ->
            run(
                END_ONLY,
                List.of(perChannel("x", 1, 1)),
                List.of(perChannel("x", 2, 2)),
                TWO_PEOPLE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'x'");
  }
}
