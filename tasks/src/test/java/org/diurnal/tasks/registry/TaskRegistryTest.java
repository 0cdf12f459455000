package org.diurnal.tasks.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskRegistryTest {
  @Test
  void thereAreThirtyFiveMainTasksAndAHundredAndFortySevenOfNhanes() {
    assertThat(TaskRegistry.select(List.of("main"))).hasSize(35).doesNotHaveDuplicates();
    assertThat(TaskRegistry.select(List.of("all"))).hasSize(147);
    assertThat(TaskRegistry.select(List.of("main", "all", "bmi"))).hasSize(147);
  }

  @Test
  void everyTaskIsDefined() {
    assertThat(TaskRegistry.all())
        .allSatisfy(t -> {
          assertThat(t.definition()).as(t.name()).isNotBlank();
          assertThat(t.domain()).as(t.name()).isNotBlank();
        });
  }

  @Test
  void whatGivesALabelAwayIsNamed() {
    assertThat(TaskRegistry.find("obese").orElseThrow().tellTale()).containsExactly("bmi");
    assertThat(TaskRegistry.find("stroke").orElseThrow().tellTale()).isEmpty();
  }

  @Test
  void aNameThatThereIsNotNamesNearOnes() {
    assertThatThrownBy(() -> TaskRegistry.select(List.of("heart_trouble")))
        .hasMessageContaining("heart_trouble")
        .extracting(e -> ((org.diurnal.core.DiurnalException) e).cure())
        .asString()
        .contains("heart_failure");
  }

  @Test
  void everyTaskSaysWhereItsLabelComesFromAndWhoCanHaveIt() {
    assertThat(TaskRegistry.all())
        .allSatisfy(t -> {
          assertThat(t.source()).as(t.name()).isNotBlank();
          assertThat(t.inclusion()).as(t.name()).isNotBlank();
        });
    assertThat(inclusion("bmi")).startsWith("2003-2004 and 2005-2006");
    assertThat(inclusion("short_sleep")).startsWith("2005-2006");
    assertThat(inclusion("stroke")).isEqualTo("2003-2004 and 2005-2006; from 20 years");
    // Of what it is made of:
    assertThat(inclusion("any_cvd")).isEqualTo("2003-2004 and 2005-2006; from 20 years");
    assertThat(inclusion("serum_glucose")).contains("from 20 years");
    assertThat(inclusion("truth_mood")).isEqualTo("simulated people");
  }

  private static String inclusion(String task) {
    return TaskRegistry.find(task).orElseThrow().inclusion();
  }

  /// Whoever adds such a label is told that demographics must not be its baseline.
  @Test
  void labelsMadeOfNothingButDemographicsAreToldByThem() {
    assertThat(TaskRegistry.all())
        .filteredOn(t -> t.source().matches("(DEMO (RIDAGEYR|RIDAGEEX|RIAGENDR)|BMX BMXBMI)"))
        .isNotEmpty()
        .allSatisfy(t -> assertThat(t.tellTale()).as(t.name()).isNotEmpty());
  }
}
