package org.diurnal.data.nhanes.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TermsTest {
  /// All 243 ways in which five may be yes, no or unknown: the answer is known just where every way
  /// of filling in the unknown ones gives the same.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5})
  void someOfFiveIsKnownWhereTheUnknownCannotChangeIt(int count) {
    for (int code = 0; code < 243; code++) {
      double[] parts = new double[5];
      for (int i = 0, rest = code; i < parts.length; i++, rest /= 3) {
        parts[i] = rest % 3 == 2 ? Double.NaN : rest % 3;
      }
      Term[] terms = Arrays.stream(parts).mapToObj(Terms::constant).toArray(Term[]::new);
      double[] outcomes = outcomes(parts, count);
      double expected = outcomes.length == 1 ? outcomes[0] : Double.NaN;
      assertThat((Double) Terms.atLeastOf(count, terms).of(new Answers()))
          .as("%d of %s", count, Arrays.toString(parts))
          .isEqualTo((Double) expected);
    }
  }

  /// The different answers over all ways to fill in what is unknown.
  private static double[] outcomes(double[] parts, int count) {
    return IntStream.range(0, 32)
        .mapToDouble(fill -> {
          int yes = 0;
          for (int i = 0; i < parts.length; i++) {
            yes += Double.isNaN(parts[i]) ? fill >> i & 1 : (int) parts[i];
          }
          return yes >= count ? 1 : 0;
        })
        .distinct()
        .toArray();
  }

  @ParameterizedTest(name = "{0} of 0 to 3, or 7 and 9: {1}")
  @CsvSource({
    "0, ANSWER",
    "3, ANSWER",
    "4, UNKNOWN",
    "-1, UNKNOWN",
    "1.5, UNKNOWN",
    "7, NO_ANSWER",
    "9, NO_ANSWER",
    "8, UNKNOWN",
    "1e12, UNKNOWN",
    "NaN, BLANK",
  })
  void aCodebookKnowsItsNumbers(double cell, Codebook.Meaning meaning) {
    assertThat(Codebook.codes(0, 3).or(7).or(9).of(cell)).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "a quantity from 0.5 to 2: {0} is {1}")
  @CsvSource({"0.5, ANSWER", "1.25, ANSWER", "2, ANSWER", "2.01, UNKNOWN", "0, NO_ANSWER"})
  void aRangeHasPartsOfNumbers(double cell, Codebook.Meaning meaning) {
    assertThat(Codebook.range(0.5, 2).or(0).of(cell)).isEqualTo(meaning);
  }

  @ParameterizedTest(name = "participant {0}: {1}")
  @CsvSource({"21004,", "21005, C", "31126, C", "31127, D", "41474, D", "41475,", "0,"})
  void aParticipantIsOfTheRoundThatNumberedThem(int seqn, @Nullable Cycle cycle) {
    assertThat(Cycle.of(seqn)).isEqualTo(java.util.Optional.ofNullable(cycle));
  }
}
