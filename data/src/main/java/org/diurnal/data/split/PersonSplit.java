package org.diurnal.data.split;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diurnal.core.UsageException;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.PersonSummary;

/// Who is for training, who for choosing, who for the last word. Nobody is in two of them.
///
/// The same people, shares and seed give the same split on every machine. Owners of rare channels
/// are spread: where a channel has at least three owners, each of the three groups has one.
///
/// @param train ids, ascending; at least one
/// @param valid ids, ascending; at least one
/// @param test ids, ascending; at least one
/// @param seed what the split was drawn with
public record PersonSplit(List<String> train, List<String> valid, List<String> test, long seed) {
  /// @throws IllegalArgumentException if somebody is in two of them
  public PersonSplit {
    train = List.copyOf(train);
    valid = List.copyOf(valid);
    test = List.copyOf(test);
    Set<String> all = new HashSet<>(train);
    all.addAll(valid);
    all.addAll(test);
    if (all.size() != train.size() + valid.size() + test.size()) {
      throw new IllegalArgumentException("a person stands on two sides of the split");
    }
  }

  /// One fold of a cross-validation.
  ///
  /// @param train everybody else, ascending
  /// @param test this fold's people, ascending
  public record Fold(List<String> train, List<String> test) {
    public Fold {
      train = List.copyOf(train);
      test = List.copyOf(test);
    }
  }

  /// Splits a dataset's people.
  ///
  /// @param validShare of the people, between 0 and 1
  /// @param testShare of the people, between 0 and 1; both together below 1
  /// @throws UsageException if there are fewer than three people
  public static PersonSplit of(Dataset dataset, double validShare, double testShare, long seed) {
    return of(channelsByPerson(dataset), validShare, testShare, seed);
  }

  /// Splits people.
  ///
  /// @param channelsByPerson which channels each person has
  /// @throws UsageException if there are fewer than three people, or the shares make no sense
  public static PersonSplit of(
      Map<String, Set<String>> channelsByPerson, double validShare, double testShare, long seed) {
    if (!(validShare > 0 && testShare > 0 && validShare + testShare < 1)) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "shares of %s for validation and %s for testing leave no room for one of the groups",
              validShare,
              testShare),
          "both must be above 0 and together below 1, for example 0.15 and 0.15");
    }
    requireAtLeast(3, channelsByPerson, "a split into train, valid and test");
    double[] shares = {1 - validShare - testShare, validShare, testShare};
    List<List<String>> roles = new Dealer(channelsByPerson, shares, seed).deal();
    return new PersonSplit(roles.get(0), roles.get(1), roles.get(2), seed);
  }

  /// Splits a dataset's people into folds; everybody is in exactly one test group.
  ///
  /// @throws UsageException if there are fewer people than folds
  public static List<Fold> folds(Dataset dataset, int k, long seed) {
    return folds(channelsByPerson(dataset), k, seed);
  }

  /// Splits people into folds; everybody is in exactly one test group.
  ///
  /// @param channelsByPerson which channels each person has
  /// @param k how many folds, at least 2
  /// @throws UsageException if there are fewer people than folds
  public static List<Fold> folds(Map<String, Set<String>> channelsByPerson, int k, long seed) {
    if (k < 2) {
      throw new UsageException(k + " folds", "at least 2 are needed");
    }
    requireAtLeast(k, channelsByPerson, k + " folds");
    double[] shares = new double[k];
    java.util.Arrays.fill(shares, 1.0 / k);
    List<Fold> folds = new ArrayList<>();
    for (List<String> test : new Dealer(channelsByPerson, shares, seed).deal()) {
      Set<String> out = new HashSet<>(test);
      folds.add(
          new Fold(
              channelsByPerson.keySet().stream().filter(p -> !out.contains(p)).sorted().toList(),
              test));
    }
    return folds;
  }

  /// Which channels each person of a dataset has at least one minute of.
  public static Map<String, Set<String>> channelsByPerson(Dataset dataset) {
    Map<String, Set<String>> channels = new HashMap<>();
    for (PersonSummary p : dataset.peopleTable()) {
      Set<String> has = new HashSet<>();
      for (int c = 0; c < dataset.schema().size(); c++) {
        if (p.has(c)) {
          has.add(dataset.schema().channel(c).name());
        }
      }
      channels.put(p.personId(), has);
    }
    return channels;
  }

  private static void requireAtLeast(int n, Map<String, Set<String>> people, String what) {
    if (people.size() < n) {
      throw new UsageException(
          "the dataset has " + people.size() + " people, too few for " + what,
          "at least " + n + " are needed: import more people, or ask for less");
    }
  }
}
