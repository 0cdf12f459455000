package org.diurnal.data.split;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.diurnal.core.UsageException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class PersonSplitTest {
  /// As in the real export: 33 people with steps, 5 of them with heart rate.
  private static Map<String, Set<String>> likeTheExport() {
    Map<String, Set<String>> people = new LinkedHashMap<>();
    for (int p = 0; p < 33; p++) {
      people.put(
          "person" + p,
          p % 7 == 3 ? Set.of("steps", "intensity", "heart_rate") : Set.of("steps", "intensity"));
    }
    return people;
  }

  private static long withHeartRate(List<String> ids) {
    return ids.stream()
        .filter(p -> likeTheExport().getOrDefault(p, Set.of()).contains("heart_rate"))
        .count();
  }

  @RepeatedTest(50)
  void rareSensorsAreSpreadWhateverTheSeed(RepetitionInfo info) {
    long seed = info.getCurrentRepetition();
    PersonSplit split = PersonSplit.of(likeTheExport(), 0.05, 0.05, seed);
    assertThat(withHeartRate(split.train())).as("seed %d", seed).isEqualTo(3);
    assertThat(withHeartRate(split.valid())).as("seed %d", seed).isEqualTo(1);
    assertThat(withHeartRate(split.test())).as("seed %d", seed).isEqualTo(1);
    for (PersonSplit.Fold fold : PersonSplit.folds(likeTheExport(), 5, seed)) {
      assertThat(withHeartRate(fold.test())).as("seed %d", seed).isEqualTo(1);
      assertThat(fold.test().size()).as("seed %d", seed).isBetween(6, 7);
      assertThat(fold.train().size() + fold.test().size()).isEqualTo(33);
    }
  }

  @RepeatedTest(200)
  void everybodyIsOnExactlyOneSide(RepetitionInfo info) {
    long seed = info.getCurrentRepetition();
    SplittableRandom random = Randomness.of(seed);
    List<String> channels = List.of("a", "b", "c", "d");
    Map<String, Set<String>> people = new LinkedHashMap<>();
    int n = 3 + random.nextInt(60);
    for (int p = 0; p < n; p++) {
      Set<String> has = new HashSet<>();
      for (String c : channels) {
        if (random.nextInt(3) == 0) {
          has.add(c);
        }
      }
      people.put("p" + p, has);
    }
    double valid = 0.01 + 0.4 * random.nextDouble();
    double test = 0.01 + 0.4 * random.nextDouble();
    PersonSplit split = PersonSplit.of(people, valid, test, seed);
    List<String> all = new ArrayList<>(split.train());
    all.addAll(split.valid());
    all.addAll(split.test());
    assertThat(all).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(people.keySet());
    assertThat(List.of(split.train(), split.valid(), split.test()))
        .as("seed %d", seed)
        .allSatisfy(g -> assertThat(g).isNotEmpty().isSorted());
    for (String c : channels) {
      if (people.values().stream().filter(h -> h.contains(c)).count() >= 3
          && rarest(people, channels).equals(c)) {
        assertThat(List.of(split.train(), split.valid(), split.test()))
            .as("seed %d, channel %s", seed, c)
            .allSatisfy(
                g -> assertThat(g).anyMatch(p -> people.getOrDefault(p, Set.of()).contains(c)));
      }
    }
    int k = 2 + random.nextInt(Math.min(n, 6) - 1);
    List<String> tested =
        PersonSplit.folds(people, k, seed).stream().flatMap(f -> f.test().stream()).toList();
    assertThat(tested).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(people.keySet());
  }

  private static String rarest(Map<String, Set<String>> people, List<String> channels) {
    return channels.stream()
        .filter(c -> people.values().stream().anyMatch(h -> h.contains(c)))
        .min(
            java.util.Comparator.<String>comparingLong(
                    c -> people.values().stream().filter(h -> h.contains(c)).count())
                .thenComparing(c -> c))
        .orElse("");
  }

  @Test
  void theSameSeedGivesTheSameSplitInWhateverOrderPeopleCome() {
    Map<String, Set<String>> reversed = new LinkedHashMap<>();
    new ArrayList<>(likeTheExport().entrySet())
        .reversed()
        .forEach(e -> reversed.put(e.getKey(), e.getValue()));
    assertThat(PersonSplit.of(reversed, 0.15, 0.15, 7))
        .isEqualTo(PersonSplit.of(likeTheExport(), 0.15, 0.15, 7));
    assertThat(PersonSplit.of(likeTheExport(), 0.15, 0.15, 8).test())
        .isNotEqualTo(PersonSplit.of(likeTheExport(), 0.15, 0.15, 7).test());
  }

  @Test
  void sharesAreKeptToWithinAPerson() {
    PersonSplit split = PersonSplit.of(likeTheExport(), 0.2, 0.2, 1);
    assertThat(split.valid().size()).isBetween(6, 7);
    assertThat(split.test().size()).isBetween(6, 7);
  }

  @Test
  void tooFewPeopleAreRefusedWithACure() {
    Map<String, Set<String>> two = Map.of("a", Set.of("steps"), "b", Set.of("steps"));
    assertThatThrownBy(() -> PersonSplit.of(two, 0.2, 0.2, 1))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("2 people");
    assertThatThrownBy(() -> PersonSplit.folds(two, 3, 1))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("3 folds");
    assertThatThrownBy(() -> PersonSplit.of(likeTheExport(), 0.6, 0.5, 1))
        .isInstanceOf(UsageException.class);
  }

  @Test
  void aPersonOnTwoSidesCannotBeBuilt() {
    assertThatThrownBy(() -> new PersonSplit(List.of("a"), List.of("b"), List.of("a"), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
