package org.diurnal.model.skill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.diurnal.core.Bootstrap;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;
import org.junit.jupiter.api.Test;

class SkillTest {
  /// Two continuous channels and a binary one.
  private static final SensorSchema SCHEMA =
      new SensorSchema(
          "three",
          "for tests",
          List.of(
              SensorSchema.builtIn("fitbit").channel(0),
              SensorSchema.builtIn("fitbit").channel(2),
              SensorSchema.builtIn("wearable").channel(9))); // asleep

  private static final PersonErrors.Axes AXES =
      new PersonErrors.Axes(List.of("one", "two"), SCHEMA, List.of("reference", "half", "worse"));

  private final PersonErrors errors = new PersonErrors(AXES);

  private static float[] all(double value) {
    float[] values = new float[1440];
    Arrays.fill(values, (float) value);
    return values;
  }

  private static MinuteMask first(int minutes) {
    MinuteMask mask = new MinuteMask();
    mask.set(0, minutes);
    return mask;
  }

  /// Ten minutes whose truth is 0, filled with the errors given.
  private void add(String person, int task, int channel, double... ofFillers) {
    errors.add(
        person,
        task,
        channel,
        first(10),
        all(0),
        Arrays.stream(ofFillers).mapToObj(SkillTest::all).toList());
  }

  /// Of the binary channel: minutes 0 to 3 are 1, 4 to 9 are 0; each filler says its value in the
  /// first and 0.5 in the others.
  private void addBinary(String person, int task, double... ofFillers) {
    float[] truth = all(0);
    Arrays.fill(truth, 0, 4, 1);
    errors.add(
        person,
        task,
        2,
        first(10),
        truth,
        Arrays.stream(ofFillers)
            .mapToObj(v -> {
              float[] filled = all(0.5);
              Arrays.fill(filled, 0, 4, (float) v);
              return filled;
            })
            .toList());
  }

  private Skill skill(String... withoutBinary) {
    return new Skill(errors, 0, Set.of(withoutBinary), new Bootstrap(1000, 7));
  }

  private static SkillRow row(Skill skill, String task, String channel, String filler) {
    return skill.rows().stream()
        .filter(
            r -> r.task().equals(task) && r.channel().equals(channel) && r.filler().equals(filler))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theGeometricMeanOverPeopleThenChannelsThenTasksByHand() {
    add("a", 0, 0, 4, 2, 8); // ratios 1/2 and 2
    add("a", 0, 1, 10, 20, 10); // 2 and 1; b has no heart rate
    add("a", 1, 0, 1, 1, 4); // 1 and 4
    add("b", 0, 0, 2, 1, 16); // 1/2 and 8
    Skill skill = skill();
    assertThat(row(skill, "one", "steps", "half").ratio()).isCloseTo(0.5, within(1e-12));
    assertThat(row(skill, "one", "steps", "half").skill()).isCloseTo(0.5, within(1e-12));
    assertThat(row(skill, "one", "steps", "worse").ratio()).isCloseTo(4, within(1e-12));
    // channels 1/2 and 2 weigh the same, though two people have the one and one the other
    assertThat(row(skill, "one", "all", "half").ratio()).isCloseTo(1, within(1e-12));
    assertThat(row(skill, "one", "all", "worse").ratio()).isCloseTo(2, within(1e-12));
    assertThat(row(skill, "two", "all", "worse").ratio()).isCloseTo(4, within(1e-12));
    // tasks 2 and 4: the geometric mean is the root of 8
    assertThat(row(skill, "all", "all", "worse").ratio()).isCloseTo(Math.sqrt(8), within(1e-12));
    assertThat(row(skill, "all", "all", "reference").skill()).isZero();
    assertThat(row(skill, "one", "all", "half").people()).isEqualTo(2);
    assertThat(row(skill, "one", "all", "half").channels()).isEqualTo(2);
    assertThat(row(skill, "one", "heart_rate", "half").people()).isEqualTo(1);
  }

  @Test
  void aPersonsErrorIsTheMeanOverAllTheirMinutes() {
    add("a", 0, 0, 1, 1, 1); // ten minutes each
    add("a", 0, 0, 1, 4, 0);
    assertThat(row(skill(), "one", "steps", "half").ratio()).isCloseTo(2.5, within(1e-12));
    assertThat(row(skill(), "one", "steps", "worse").ratio()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void ratiosAreClippedBeforeTheyAreAveraged() {
    add("a", 0, 0, 1, 0, 1e6); // 0.01 and 100
    add("b", 0, 0, 1, 1, 1);
    assertThat(row(skill(), "one", "steps", "half").ratio()).isCloseTo(0.1, within(1e-12));
    assertThat(row(skill(), "one", "steps", "worse").ratio()).isCloseTo(10, within(1e-12));
  }

  @Test
  void somebodyOnWhomTheReferenceMakesNoErrorHasNoRatioAndIsCounted() {
    add("a", 0, 0, 0, 1, 1);
    add("b", 0, 0, 1, 2, 3);
    Skill skill = skill();
    assertThat(row(skill, "one", "steps", "half").ratio()).isCloseTo(2, within(1e-12));
    assertThat(row(skill, "one", "steps", "half").people()).isEqualTo(1);
    assertThat(skill.leftOut())
        .containsExactly(new LeftOut("one", 2, 1, 0, 0), new LeftOut("two", 0, 0, 0, 0));
    // ranks do not need the ratio: 2.5 of a, 2 of b
    assertThat(row(skill, "one", "steps", "half").rank()).isEqualTo(2.25);
  }

  @Test
  void binaryChannelsAreJudgedByTheAreaWithAFloorUnderBothErrors() {
    // areas 1/2, 1 and 0: errors 0.5, 0 -> 0.005 and 1
    addBinary("a", 0, 0.5, 0.9, 0.1);
    Skill skill = skill();
    assertThat(row(skill, "one", "asleep", "half").ratio()).isCloseTo(0.01, within(1e-12));
    assertThat(row(skill, "one", "asleep", "worse").ratio()).isCloseTo(2, within(1e-12));
    assertThat(row(skill, "one", "asleep", "half").rank()).isEqualTo(1);
  }

  @Test
  void whomBothGetWhollyRightCountsAsLevel() {
    addBinary("a", 0, 0.9, 0.8, 0.1);
    assertThat(row(skill(), "one", "asleep", "half").ratio()).isCloseTo(1, within(1e-12));
    assertThat(row(skill(), "one", "asleep", "half").rank()).isEqualTo(1.5);
  }

  @Test
  void oneClassAloneHasNoAreaAndATaskMayLeaveBinaryChannelsOut() {
    add("a", 0, 2, 0.1, 0.2, 0.3); // all minutes are 0
    add("a", 0, 0, 1, 1, 1);
    addBinary("a", 1, 0.5, 0.9, 0.1);
    Skill skill = skill("two");
    assertThat(skill.leftOut())
        .containsExactly(new LeftOut("one", 2, 0, 1, 0), new LeftOut("two", 1, 0, 0, 1));
    assertThat(skill.rows()).noneMatch(r -> r.task().equals("two"));
    assertThat(row(skill, "one", "all", "half").channels()).isEqualTo(1);
  }

  @Test
  void ranksShareTheirPlaceWhereErrorsAreEqual() {
    assertThat(PersonScores.ranks(new double[] {3, 1, 2})).containsExactly(3, 1, 2);
    assertThat(PersonScores.ranks(new double[] {1, 1, 2, 2})).containsExactly(1.5, 1.5, 3.5, 3.5);
    assertThat(PersonScores.ranks(new double[] {5, 5, 5})).containsOnly(2);
    assertThat(PersonScores.ranks(new double[] {1, Double.NaN})).containsOnly(Double.NaN);
  }

  @Test
  void intervalsDrawPeopleAndComparisonsArePaired() {
    double[] ofPeople = {0.5, 0.8, 1, 1.25, 2};
    for (int p = 0; p < 5; p++) { // the two move together: their quotient is always 1/2
      add("p" + p, 0, 0, 1, ofPeople[p], 2 * ofPeople[p]);
    }
    Skill skill = skill();
    SkillRow half = row(skill, "one", "all", "half");
    assertThat(half.ratio()).isCloseTo(1, within(1e-6)); // floats
    // five people's mean log ratio has a standard error of 0.21, the 95 % interval is about
    // exp(+-0.41), of the skill -0.5 to 0.34
    assertThat(half.skillCi95().orElseThrow().low()).isBetween(-0.7, -0.3);
    assertThat(half.skillCi95().orElseThrow().high()).isBetween(0.2, 0.42);
    SkillComparison against = skill.comparisons(List.of("half"), List.of("worse")).getFirst();
    assertThat(against.ratio()).isCloseTo(0.5, within(1e-6));
    assertThat(against.ci95().orElseThrow().low()).isCloseTo(0.5, within(1e-6));
    assertThat(against.ci95().orElseThrow().high()).isCloseTo(0.5, within(1e-6));
  }

  @Test
  void twoPeopleGetNoInterval() {
    add("a", 0, 0, 1, 1, 1);
    add("b", 0, 0, 1, 2, 3);
    assertThat(row(skill(), "one", "all", "half").skillCi95()).isEmpty();
  }

  @Test
  void aPersonWhoComesAgainAfterOthersIsRefused() {
    add("a", 0, 0, 1, 1, 1);
    add("b", 0, 0, 1, 1, 1);
    assertThatThrownBy(() -> add("a", 0, 0, 1, 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("person a comes again");
  }
}
