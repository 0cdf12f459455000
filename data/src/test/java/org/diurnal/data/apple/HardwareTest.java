package org.diurnal.data.apple;

import static org.assertj.core.api.Assertions.assertThat;

import org.diurnal.core.Placement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HardwareTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<<HKDevice: 0x2801>, name:Apple Watch, manufacturer:Apple Inc., model:Watch,"
            + " hardware:Watch6,2, software:8.3> | Watch6,2 | WRIST",
        "<<HKDevice: 0x2801>, name:Apple Watch, manufacturer:Apple, model:Watch,"
            + " hardware:Watch7,5, software:26.2, creation date:2025-12-13 12:48:57 +0000>"
            + " | Watch7,5 | WRIST",
        "<<HKDevice: 0x2801>, name:iPhone, manufacturer:Apple Inc., model:iPhone,"
            + " hardware:iPhone14,5, software:17.4> | iPhone14,5 | PHONE",
        "<<HKDevice: 0x2801>, name:Polar H10 1A2B3C4D, manufacturer:Polar Electro Oy, model:H10>"
            + " | H10 | CHEST",
        "<<HKDevice: 0x2801>, name:TICKR 3F2A> | TICKR 3F2A | CHEST",
        "<<HKDevice: 0x2801>, name:TICKR FIT 3F2A> | TICKR FIT 3F2A | UNKNOWN",
        "<<HKDevice: 0x2801>, name:HRM-Pro:123456> | HRM-Pro:123456 | CHEST",
        "<<HKDevice: 0x2801>, name:Oura Ring, manufacturer:Oura, model:Gen3> | Gen3 | FINGER",
        "<<HKDevice: 0x2801>, name:Smart Body, Scale, manufacturer:ACME>"
            + " | Smart Body, Scale | UNKNOWN",
        "<<HKDevice: 0x2801>, manufacturer:ACME> | '' | UNKNOWN",
        "<<HKDevice: 0x2801>> | '' | UNKNOWN",
        "'' | '' | UNKNOWN",
        "a spring in the wrist | '' | UNKNOWN",
        "<<HKDevice: 0x2801>, name:Spring scale> | Spring scale | UNKNOWN"
      })
  void theProductAndWhereItIsWorn(String attribute, String product, Placement placement) {
    assertThat(Hardware.of(attribute)).isEqualTo(new Hardware(product, placement));
  }
}
