package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.diurnal.core.Json;
import org.junit.jupiter.api.Test;

class LabelReceiptTest {
  private static final LabelReceipt WEIGHT =
      new LabelReceipt("weight_kg", 1200, 34, Optional.empty(), 1100, 1098, 100, 7, List.of("17"));
  private static final LabelReceipt STROKE =
      new LabelReceipt("stroke", 0, 50, Optional.of(3L), 0, 0, 0, 0, List.of());
  private static final LabelReceipt NOBODY =
      new LabelReceipt("statin", 0, 0, Optional.of(0L), 0, 0, 0, 0, List.of());

  private static ImportReceipt receipt(LabelReceipt... labels) {
    return new ImportReceipt(
        "id",
        "nhanes",
        "raw",
        false,
        Map.of(),
        List.of(),
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Map.of("weight_kg", 1234L, "stroke", 50L),
        List.of(labels),
        List.of(),
        List.of(),
        "the first is kept",
        List.of(),
        Overlap.NONE,
        List.of());
  }

  @Test
  void peopleAndDifferencesAddUp() {
    assertThat(WEIGHT.people()).isEqualTo(1234);
    assertThat(WEIGHT.different()).as("2 other values, 100 here, 7 there").isEqualTo(109);
  }

  @Test
  void theTextSaysWhatWasWorkedOutTakenAndEqual() {
    String text = receipt(WEIGHT, STROKE, NOBODY).toText();
    assertThat(text)
        .containsPattern("weight_kg +1,234 +1,200 +34 +1,098 of 1,207, first different: person 17")
        .containsPattern("stroke +50 +0 +50 +3\n")
        .doesNotContain("statin")
        .doesNotContain("labels: ");
  }

  @Test
  void withoutSourcesTheLabelsAreCounted() {
    assertThat(receipt().toText()).contains("labels: stroke 50, weight_kg 1,234");
  }

  @Test
  void itIsKeptAsJson() {
    ImportReceipt receipt = receipt(WEIGHT, STROKE, NOBODY);
    assertThat(Json.mapper().readValue(Json.text(receipt), ImportReceipt.class)).isEqualTo(receipt);
  }
}
