package org.diurnal.model.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.model.engine.Parameters;
import org.diurnal.model.engine.Precision;
import org.diurnal.model.engine.Scope;
import org.diurnal.model.masking.AimMask;
import org.diurnal.model.masking.MaskSettings;
import org.diurnal.model.network.TokenBatch.Purpose;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The network against [ReferenceNetwork], in 64 bits.
class ReferenceNetworkTest {
  private static final long SEED = 20261122;

  /// Awkward on purpose: heads of 10 and 6, a time table of one column, an odd half width.
  private static final ModelConfig CONFIG =
      new ModelConfig("tiny", 2, new Tower(20, 28, 2, 2), new Tower(18, 22, 3, 2));

  private static final List<NormalizedDay> DAYS = new ArrayList<>();
  private static final List<AimMask> MASKS = new ArrayList<>();
  private static Model model;
  private static ReferenceNetwork reference;

  @BeforeAll
  static void setUp() {
    SplittableRandom random = Randomness.of(SEED);
    model = Model.initialize(CONFIG, Precision.FP64, SEED);
    for (Parameters.Slice slice : model.parameters().slices()) { // biases and norms too
      float[] values = model.parameters().get(slice.name());
      for (int i = 0; i < values.length; i++) {
        values[i] += (float) (0.3 * random.nextGaussian());
      }
      model.parameters().set(slice.name(), values);
    }
    reference = new ReferenceNetwork(model);
    for (int i = 0; i < 3; i++) {
      NormalizedDay day = Days.random(2, random);
      DAYS.add(day);
      MASKS.add(AimMask.draw(day.inherited(), MaskSettings.DEFAULT, random));
    }
    // A day of which only one channel was worn, with nothing hidden, and one without anything.
    NormalizedDay one = Days.random(2, random);
    one.observed()[1] = new MinuteMask();
    Arrays.fill(one.z(), 1440, 2880, 0);
    DAYS.add(one);
    MASKS.add(AimMask.inheritedOnly(one.inherited()));
    NormalizedDay nothing =
        new NormalizedDay(
            one.date(), new float[2880], new MinuteMask[] {new MinuteMask(), new MinuteMask()});
    DAYS.add(nothing);
    MASKS.add(AimMask.inheritedOnly(nothing.inherited()));
  }

  @AfterAll
  static void close() {
    model.close();
  }

  @Test
  void erfIsTheTabulatedFunction() {
    assertThat(ReferenceNetwork.erf(0)).isZero();
    assertThat(ReferenceNetwork.erf(0.5)).isCloseTo(0.5204998778130465, within(1e-15));
    assertThat(ReferenceNetwork.erf(-1)).isCloseTo(-0.8427007929497149, within(1e-15));
    assertThat(ReferenceNetwork.erf(3)).isCloseTo(0.9999779095030014, within(1e-15));
  }

  private static void assertPredictionsAgree(List<Integer> which, Purpose purpose) {
    TokenBatch batch =
        new TokenBatch(
            which.stream().map(DAYS::get).toList(),
            which.stream().map(MASKS::get).toList(),
            purpose);
    double[] predicted; // [B, P, 20]
    try (Scope s = Scope.inference()) {
      Weights w = model.weights();
      predicted =
          model
              .network()
              .forwardDecoder(w, model.network().forwardEncoder(w, batch), batch)
              .toDoubles();
    }
    assertThat(predicted).hasSize(batch.size() * batch.predicted() * 20);
    for (int b = 0; b < batch.size(); b++) {
      double[][] expected = reference.predictions(DAYS.get(which.get(b)), MASKS.get(which.get(b)));
      for (int i = 0; i < batch.predicted(); i++) {
        int token = batch.token(b, batch.predictFrom() + i);
        for (int m = 0; m < 20; m++) {
          assertThat(predicted[(b * batch.predicted() + i) * 20 + m])
              .as("%s, day %d, token %d, minute %d", purpose, which.get(b), token, m)
              .isCloseTo(expected[token][m], within(1e-9));
        }
      }
    }
  }

  @Test
  void predictionsOfADayAloneAgree() {
    for (int d = 0; d < DAYS.size(); d++) {
      assertPredictionsAgree(List.of(d), new Purpose.Filling());
    }
  }

  @Test
  void predictionsAgreeWithBlockedKeysOfDaysThatSeeLessThanOthers() {
    assertPredictionsAgree(List.of(0, 1, 2, 3, 4), new Purpose.Filling());
  }

  @Test
  void predictionsAgreeWhenEveryTokenIsKeptAndWhatIsMaskedIsBlocked() {
    assertPredictionsAgree(List.of(0, 1, 2, 3), new Purpose.Learning(1e-9, false));
  }

  @Test
  void predictionsAgreeWhenHalfIsDroppedAndTheRestIsBlocked() {
    assertPredictionsAgree(List.of(0, 1, 2, 3), new Purpose.Learning(0.5, false));
  }

  @Test
  void predictionsAgreeWhenTrimmed() {
    assertPredictionsAgree(List.of(2, 0, 1), new Purpose.Learning(0.5, true));
  }

  @Test
  void lossIsTheSquaredErrorOverMinutesHiddenOnPurposeAndObserved() {
    double expected = 0;
    for (int d = 0; d < DAYS.size(); d++) {
      expected += reference.squaredError(DAYS.get(d), MASKS.get(d));
    }
    for (Purpose purpose :
        List.of(
            new Purpose.Learning(1e-9, false),
            new Purpose.Learning(0.5, false),
            new Purpose.Learning(0.5, true))) {
      TokenBatch batch = new TokenBatch(DAYS, MASKS, purpose);
      assertThat(batch.lossMinutes()).isGreaterThan(1000);
      try (Scope s = Scope.inference()) {
        double loss = model.network().forwardLoss(model.weights(), batch, 1000).item();
        assertThat(loss).as("%s", purpose).isCloseTo(expected / 1000, within(1e-9));
      }
    }
  }
}
