package org.diurnal.model.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Json;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.api.Test;

class BlendTest {
  private static final SensorSchema SCHEMA = SensorSchema.builtIn("fitbit");

  /// Gives the truth of a known day plus noise of its own.
  private record Noisy(String name, List<DayWindow> truths, double noise) implements GapFiller {
    @Override
    public float[][] fill(FillRequest request) {
      DayWindow truth =
          truths.stream()
              .filter(d -> d.localDate().equals(request.day().localDate()))
              .findFirst()
              .orElseThrow();
      SplittableRandom random = Randomness.of(7, Randomness.key(name));
      float[][] out = new float[truth.channels()][DayWindow.MINUTES];
      for (int c = 0; c < out.length; c++) {
        for (int m = 0; m < DayWindow.MINUTES; m++) {
          double std = SCHEMA.channel(c).std();
          out[c][m] = (float) (truth.values(c)[m] + noise * std * random.nextGaussian());
        }
      }
      return out;
    }
  }

  private static List<DayWindow> days() {
    List<DayWindow> days = new ArrayList<>();
    SplittableRandom random = Randomness.of(3);
    for (int d = 0; d < 12; d++) {
      float[][] values = new float[3][DayWindow.MINUTES];
      MinuteMask[] observed = {MinuteMask.all(), MinuteMask.all(), MinuteMask.all()};
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        values[0][m] = 60 + random.nextInt(60);
        values[1][m] = 1 + random.nextInt(2);
        values[2][m] = 80 + random.nextInt(60);
      }
      days.add(
          new DayWindow(
              "p", LocalDate.of(2020, 1, 1 + d), OptionalInt.empty(), "test", values, observed));
    }
    return days;
  }

  private static Blend fit(List<GapFiller> fillers, List<DayWindow> days) {
    return Blend.fit(SCHEMA, ReconstructionTask.defaults(), 11, fillers, days.stream());
  }

  @Test
  void oneRegressorByHand() {
    // x = 1, 2 and y = 2, 4: sums 5, 10, 20. With prior p the weight is (10 + p) / (5 + p).
    double[][] products = {{5, 10}, {10, 20}};
    assertThat(NonNegative.solve(products, 1e-9)[0]).isCloseTo(2, within(1e-6));
    assertThat(NonNegative.solve(products, 5)[0]).isCloseTo(1.5, within(1e-9));
    assertThat(NonNegative.squares(products, new double[] {1.5})).isCloseTo(1.25, within(1e-12));
  }

  @Test
  void aRegressorThatWouldTakeANegativeWeightIsLeftOut() {
    // y = x0 - x1 on orthogonal x0, x1: least squares is (1, -1), without negatives (1, 0)
    double[][] products = {{10, 0, 10}, {0, 10, -10}, {10, -10, 20}};
    assertThat(NonNegative.solve(products, 1e-9))
        .containsExactly(new double[] {1, 0}, within(1e-6));
  }

  @Test
  void theContextIsTheDistanceToTheNearestObservedMinuteAndWhetherAnotherChannelIsThere() {
    DayWindow day = days().getFirst();
    MinuteMask gap = new MinuteMask();
    gap.set(100, 200);
    MinuteMask half = new MinuteMask();
    half.set(100, 150);
    DayWindow hidden = day.hiding(new MinuteMask[] {gap, half, half});
    int[] contexts = Blend.contexts(hidden, 0);
    assertThat(contexts[99]).isEqualTo(1); // observed itself, distance 0, another channel there
    assertThat(contexts[100]).isEqualTo(0); // distance 1, nobody else there
    assertThat(contexts[106]).isEqualTo(2); // distance 7: 6 to 10
    assertThat(contexts[149]).isEqualTo(8); // distance 50: 41 to 80
    assertThat(contexts[150]).isEqualTo(9); // distance 50, another channel there
    assertThat(contexts[199]).isEqualTo(1);
  }

  @Test
  void trustGoesToTheFillerThatIsRight() {
    List<DayWindow> days = days();
    GapFiller wrong = new Noisy("wrong", days, 1);
    GapFiller right = new Noisy("right", days, 0);
    Blend blend = fit(List.of(wrong, right), days);
    double worst = 0;
    for (int c = 0; c < 3; c++) {
      for (int x = 0; x < Blend.CONTEXTS; x++) {
        if (blend.minutes()[c][x] > 2000) {
          worst = Math.max(worst, blend.errors()[c][x]);
          assertThat(blend.weights()[c][x][1]).isGreaterThan(0.8);
        }
      }
    }
    assertThat(worst).isBetween(0.0, 0.2);
  }

  @Test
  void twoEquallyNoisyFillersAreAveragedAndBeatEither() {
    List<DayWindow> days = days();
    GapFiller a = new Noisy("a", days, 0.3);
    GapFiller b = new Noisy("b", days, 0.3);
    Blend blend = fit(List.of(a, b), days);
    GenerationResults r =
        GenerationStudy.run(
            SCHEMA,
            GenerationProtocol.standard(5),
            List.of(a, b),
            List.of(new BlendedFiller("diurnal_personal", SCHEMA, blend, List.of(a, b))),
            java.util.Map.of(),
            days.stream(),
            days.size(),
            org.diurnal.core.Progress.SILENT);
    double alone = r.row("random_imputation", "heart_rate", "a").orElseThrow().rmseZ().value();
    double both =
        r.row("random_imputation", "heart_rate", "diurnal_personal").orElseThrow().rmseZ().value();
    assertThat(both / alone).isBetween(0.68, 0.78); // independent errors: sqrt 0.5 = 0.707
  }

  @Test
  void withoutEvidenceTheFirstFillerIsTrusted() {
    Blend blend = fit(List.of(new Noisy("a", days(), 1), new Noisy("b", days(), 0)), List.of());
    assertThat(blend.weights()[0][0]).containsExactly(1, 0);
    assertThat(blend.errors()[0][0]).isNaN();
  }

  @Test
  void aBlendSurvivesItsFile() {
    List<DayWindow> days = days();
    Blend blend = fit(List.of(new Noisy("a", days, 1), new Noisy("b", days, 0)), days);
    Blend again = Json.mapper().readValue(Json.text(blend), Blend.class);
    assertThat(again.fillers()).containsExactly("a", "b");
    assertThat(Json.text(again)).isEqualTo(Json.text(blend));
    assertThat(again.errors()[0][0]).isEqualTo(blend.errors()[0][0]);
  }
}
