package org.diurnal.data.dictionary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.diurnal.core.Channel;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelCodeTest {
  /// LOINC's last digit guards against slips of the pen: it is Luhn's, of the digits before it.
  private static boolean hasItsCheckDigit(String code) {
    String digits = code.substring(0, code.indexOf('-'));
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int d = digits.charAt(digits.length() - 1 - i) - '0';
      int twice = 2 * d;
      sum += i % 2 == 0 ? twice / 10 + twice % 10 : d;
    }
    return (10 - sum % 10) % 10 == code.charAt(code.length() - 1) - '0';
  }

  @Test
  void theCheckDigitIsWorkedByHand() {
    // 8867: 7 doubled is 14, so 5; 6; 8 doubled is 16, so 7; 8: 26, and 4 are missing to 30
    assertThat(hasItsCheckDigit("8867-4")).isTrue();
    assertThat(hasItsCheckDigit("8876-4")).isFalse();
    assertThat(hasItsCheckDigit("8867-5")).isFalse();
  }

  @Test
  void everyLoincCodeOfAChannelHasItsCheckDigit() {
    List<String> codes =
        SensorSchema.BUILT_IN.stream()
            .flatMap(s -> SensorSchema.builtIn(s).channels().stream())
            .map(Channel::name)
            .distinct()
            .map(ChannelCode::loinc)
            .flatMap(Optional::stream)
            .toList();
    assertThat(codes).hasSize(6).allMatch(ChannelCodeTest::hasItsCheckDigit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "weight_kg",
        "bmi",
        "body_fat_pct",
        "daily_steps",
        "daily_calories_kcal",
        "resting_heart_rate_bpm",
        "sleep_minutes_asleep"
      })
  void everyLoincCodeOfALabelHasItsCheckDigit(String task) {
    assertThat(ChannelCode.loincOfLabel(task))
        .hasValueSatisfying(code -> assertThat(hasItsCheckDigit(code)).isTrue());
  }

  @Test
  void whatLoincHasNoTermForSaysSo() {
    assertThat(ChannelCode.of("rmssd"))
        .isEqualTo(new ChannelCode("urn:diurnal:channel", "rmssd", "rmssd"));
    assertThat(ChannelCode.loinc("rmssd")).isEmpty();
    assertThat(ChannelCode.ofLabel("sleep_minutes_in_bed").system()).isEqualTo("urn:diurnal:label");
  }
}
