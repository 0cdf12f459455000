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
}
