package org.diurnal.data.nhanes.labels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LabelRegistryTest {
  @Test
  void thereAre147TasksAnd16OtherLabels() {
    assertThat(LabelRegistry.tasks()).hasSize(147);
    assertThat(LabelRegistry.all()).hasSize(147 + 16);
  }

  @Test
  void theMainTasksAre35DifferentTasks() {
    assertThat(LabelRegistry.MAIN_TASKS).hasSize(35).doesNotHaveDuplicates();
    assertThat(LabelRegistry.MAIN_TASKS)
        .allMatch(t -> LabelRegistry.find(t).orElseThrow().kind().isTask());
  }

  @Test
  void everyLabelSaysWhatItIs() {
    for (LabelDefinition label : LabelRegistry.all()) {
      assertThat(label.name()).matches("[a-z][a-z0-9_]*");
      assertThat(label.domain()).as(label.name()).isNotBlank();
      assertThat(label.definition()).as(label.name()).isNotBlank().doesNotContain("|");
      assertThat(label.source()).as(label.name()).isNotBlank();
      boolean quantity =
          label.kind() == LabelKind.REGRESSION || label.kind() == LabelKind.EVENT_TIME;
      assertThat(label.unit().isEmpty()).as(label.name()).isNotEqualTo(quantity || hasUnit(label));
    }
  }

  private static boolean hasUnit(LabelDefinition label) {
    return label.kind() == LabelKind.ORDINAL
        || Set.of("age_months_exam", "household_size", "good_days").contains(label.name());
  }

  @Test
  void noNumberIsBothAnAnswerAndNone() {
    Set<Column> seen = new HashSet<>();
    for (LabelDefinition label : LabelRegistry.all()) {
      if (label.origin() instanceof Origin.Derived(Term term)) {
        for (Variable variable : term.variables()) {
          seen.addAll(variable.columns());
          assertThat(variable.codebook().missing())
              .as("%s of %s", variable.text(), label.name())
              .noneMatch(m -> m >= variable.codebook().from() && m <= variable.codebook().to());
        }
      }
    }
    assertThat(seen).hasSizeGreaterThan(100);
  }

  @Test
  void aSourceNamesTableAndVariable() {
    assertThat(source("obese")).isEqualTo("DEMO RIDAGEYR, BMX BMXBMI");
    assertThat(source("hdl_cholesterol")).isEqualTo("L13_C LBXHDD / HDL_D LBDHDD");
    assertThat(source("sleep_hours")).isEqualTo("SLQ_D SLD010H");
    assertThat(source("hba1c_ge_6_5")).isEqualTo("`hba1c_pct`");
    assertThat(source("dead_5y")).isEqualTo("MORT_2019 MORTSTAT, MORT_2019 PERMTH_EXM");
    assertThat(source("thiazide")).startsWith("RXQ_RX via cardioStatsUSA");
  }

  private static String source(String name) {
    return LabelRegistry.find(name).orElseThrow().source();
  }

  @Test
  void anUnknownNameIsNoLabel() {
    assertThat(LabelRegistry.find("happiness")).isEmpty();
  }
}
