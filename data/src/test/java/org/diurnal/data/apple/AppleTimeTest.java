package org.diurnal.data.apple;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppleTimeTest {
  @ParameterizedTest
  @CsvSource({
    "2024-03-31 01:59:00 +0100, 2024-03-31T01:59:00+01:00",
    "2024-03-31 01:59:00 -0930, 2024-03-31T01:59:00-09:30",
    "2016-02-29 23:59:59 +0545, 2016-02-29T23:59:59+05:45",
    "2024-03-31 1:59:00 +01:00, 2024-03-31T01:59:00+01:00",
    "2021-12-24 8:02:43 PM -0500, 2021-12-24T20:02:43-05:00",
    "2021-12-24 8:02:43\u202fAM -0500, 2021-12-24T08:02:43-05:00",
    "2021-12-24 12:00:01 AM +0000, 2021-12-24T00:00:01Z",
    "2021-12-24 12:00:01 PM +0000, 2021-12-24T12:00:01Z",
    "2563-12-24 12:00:01 +0700, 2563-12-24T12:00:01+07:00"
  })
  void timesAsExportsWriteThem(String text, String expected) {
    assertThat(AppleTime.parse(text)).hasValue(OffsetDateTime.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2024-03-31",
        "2024-03-31 01:59:00",
        "2024-03-31 01:59:00 0100",
        "2024-03-31 01:59:00 +0100 ",
        "2024-02-30 01:59:00 +0100",
        "2024-13-01 01:59:00 +0100",
        "2024-03-31 24:00:00 +0100",
        "2024-03-31 13:00:00 PM +0100",
        "2024-03-31 0:10:00 AM +0100",
        "2024-03-31 01:59:60 +0100",
        "2024-03-31 01:59:00 +1900",
        "2024-03-31T01:59:00+0100",
        "31.03.2024 01:59:00 +0100",
        "20150616071820-0700"
      })
  void anythingElseIsNoTime(String text) {
    assertThat(AppleTime.parse(text)).isEmpty();
  }
}
