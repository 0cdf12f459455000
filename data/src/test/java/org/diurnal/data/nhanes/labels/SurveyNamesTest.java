package org.diurnal.data.nhanes.labels;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.diurnal.data.nhanes.mortality.MortalityField;
import org.diurnal.data.nhanes.mortality.MortalityRelease;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names of files, and fields of lines.
class SurveyNamesTest {
  @ParameterizedTest
  @CsvSource({
    "DEMO_C.XPT, DEMO_C",
    "demo_d.xpt.gz, DEMO_D",
    "PAQIAF_D.XPT.zip, PAQIAF_D",
    "NHANES_2003_2004_MORT_2019_PUBLIC.dat, MORT_2019_C",
    "NHANES_2005_2006_MORT_2015_PUBLIC.dat.gz, MORT_2015_D",
    "NHANES_2013_2014_MORT_2019_PUBLIC.dat,",
    "DEMO_G.XPT,",
    "DEMO_C.csv,",
    "xDEMO_C.XPT.bak,",
  })
  void aFileIsKnownByItsName(String file, @Nullable String name) {
    assertThat(LabelFiles.surveyName(file)).isEqualTo(Optional.ofNullable(name));
  }

  @Test
  void aFieldIsReadAtItsPlaceWhicheverWayItIsAligned() {
    //             1         2         3         4
    //    123456789012345678901234567890123456789012345678
    String left = "21012         1100100                     98 97";
    String right = "21012         1100100                      98 97";
    for (String line : new String[] {left, right}) {
      assertThat(MortalityField.SEQN.of(line, MortalityRelease.MORT_2019)).isEqualTo(21_012);
      assertThat(MortalityField.ELIGSTAT.of(line, MortalityRelease.MORT_2019)).isEqualTo(1);
      assertThat(MortalityField.MORTSTAT.of(line, MortalityRelease.MORT_2019)).isEqualTo(1);
      assertThat(MortalityField.UCOD_LEADING.of(line, MortalityRelease.MORT_2019)).isEqualTo(1);
      assertThat(MortalityField.DIABETES.of(line, MortalityRelease.MORT_2019)).isZero();
      assertThat(MortalityField.PERMTH_INT.of(line, MortalityRelease.MORT_2019)).isEqualTo(98);
      assertThat(MortalityField.PERMTH_EXM.of(line, MortalityRelease.MORT_2019)).isEqualTo(97);
    }
  }

  @Test
  void aPointOrAShortLineIsMissing() {
    String line = "21006         2.   ..                     .  .";
    assertThat(MortalityField.MORTSTAT.of(line, MortalityRelease.MORT_2019)).isNaN();
    assertThat(MortalityField.UCOD_LEADING.of(line, MortalityRelease.MORT_2019)).isNaN();
    assertThat(MortalityField.PERMTH_EXM.of(line, MortalityRelease.MORT_2019)).isNaN();
    assertThat(MortalityField.PERMTH_EXM.of("21006         2", MortalityRelease.MORT_2019)).isNaN();
    assertThat(MortalityField.SEQN.of("", MortalityRelease.MORT_2019)).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"2101x", "-1    ", "1 2   "})
  void somethingElseIsNoNumber(String line) {
    assertThatThrownBy(() -> MortalityField.SEQN.of(line, MortalityRelease.MORT_2019))
        .isInstanceOf(NumberFormatException.class);
  }
}
