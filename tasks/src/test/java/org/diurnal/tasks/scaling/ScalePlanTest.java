package org.diurnal.tasks.scaling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.diurnal.core.UsageException;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.model.network.ModelSize;
import org.junit.jupiter.api.Test;

class ScalePlanTest {
  private static final List<String> EVERYBODY =
      IntStream.range(0, 100).mapToObj(i -> "p" + i).toList();
  private static final ScalePlan PLAN =
      new ScalePlan(
          List.of(ModelSize.XS, ModelSize.XXS), List.of(60, 20), 25, 5, Optional.empty(), 1);

  @Test
  void whoIsInASmallGroupIsInALargerOneAndTheSamePeopleAreTestedAndWatched() {
    PersonSplit small = PLAN.split(EVERYBODY, 20);
    PersonSplit large = PLAN.split(EVERYBODY, 60);
    assertThat(small.train()).hasSize(20);
    assertThat(large.train()).hasSize(60).containsAll(small.train());
    assertThat(small.test()).hasSize(25).isEqualTo(large.test());
    assertThat(small.valid()).hasSize(5).isEqualTo(large.valid());
    assertThat(large.train()).doesNotContainAnyElementsOf(large.test());
  }

  @Test
  void sizesAndGroupsAscendHoweverTheyWereAskedFor() {
    assertThat(PLAN.sizes()).containsExactly(ModelSize.XXS, ModelSize.XS);
    assertThat(PLAN.people()).containsExactly(20, 60);
  }

  @Test
  void aCellOfFewDaysHasANameOfItsOwn() {
    assertThat(PLAN.cell(ModelSize.XXS, 20)).isEqualTo("XXS-20");
    ScalePlan few = new ScalePlan(PLAN.sizes(), PLAN.people(), 25, 5, Optional.of(2), 1);
    assertThat(few.cell(ModelSize.XXS, 20)).isEqualTo("XXS-20x2");
    assertThatThrownBy(() -> new ScalePlan(PLAN.sizes(), PLAN.people(), 25, 5, Optional.of(0), 1))
        .hasMessageContaining("--days 0");
  }

  @Test
  void tooFewPeopleAreRefusedWithTheCount() {
    assertThatThrownBy(() -> PLAN.split(EVERYBODY.subList(0, 89), 60))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("25 to be tested, 5 watched, 60 learned from are 90");
  }
}
