package org.diurnal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Heads and areas under the curve give what R's svyglm gave the authors: before they do, nothing
/// that they say can be trusted.
class LerouxStudyTest {
  private static final double AS_PUBLISHED = 1e-9; // they may differ by 0.002

  private final Path reference =
      Path.of(System.getProperty("diurnal.realData", "nowhere"), "nhanes_2003_2006", "reference");

  @BeforeEach
  void onRealData() {
    Assumptions.assumeTrue(Files.isDirectory(reference), "no real data at " + reference);
  }

  private LerouxStudy study() {
    LerouxTable table = LerouxTable.read(reference.resolve("leroux2019_analysis.parquet"));
    assertThat(table.people()).isEqualTo(2978);
    return new LerouxStudy(table);
  }

  @Test
  void everySinglePredictorIsAsPublished() {
    List<LerouxStudy.Step> published =
        Published.steps(reference.resolve("leroux2019_single_predictor_auc.csv"), 1, 2, 3);
    var ours = study().singles();
    assertThat(ours).hasSameSizeAs(published).hasSize(33);
    for (LerouxStudy.Step p : published) {
      LerouxStudy.Step o = Objects.requireNonNull(ours.get(p.variable()), p.variable());
      assertThat(o.crossValidated())
          .as(p.variable())
          .isEqualTo(p.crossValidated(), within(AS_PUBLISHED));
      assertThat(o.inSample()).as(p.variable()).isEqualTo(p.inSample(), within(AS_PUBLISHED));
    }
  }

  @Test
  void forwardSelectionTakesTheSameFirstTwo() {
    asPublished(2);
  }

  @Test
  @Tag("slow")
  void forwardSelectionTakesTheSameTwentyThree() {
    asPublished(23);
  }

  private void asPublished(int most) {
    List<LerouxStudy.Step> published =
        Published.steps(reference.resolve("leroux2019_auc_mat_adj.csv"), 0, 1, 2).subList(0, most);
    List<LerouxStudy.Step> ours = study().forward(most);
    assertThat(ours)
        .extracting(LerouxStudy.Step::variable)
        .containsExactlyElementsOf(published.stream().map(LerouxStudy.Step::variable).toList());
    for (int i = 0; i < most; i++) {
      assertThat(ours.get(i).crossValidated())
          .as(ours.get(i).variable())
          .isEqualTo(published.get(i).crossValidated(), within(AS_PUBLISHED));
    }
  }
}
