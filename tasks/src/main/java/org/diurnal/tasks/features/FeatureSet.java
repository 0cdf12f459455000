package org.diurnal.tasks.features;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// A description of people, or of days: the same features of each.
///
/// @param name for tables
/// @param names of the features
/// @param direct how many features at the end go to a head as they are, and not into principal
///   components with the others, in which few would drown among many
/// @param byPerson numbers of a person (or of a day, by a name of it), as many as names, NaN where
///   not known; not to be written to
public record FeatureSet(
    String name, List<String> names, int direct, Map<String, double[]> byPerson) {
  public FeatureSet {
    names = List.copyOf(names);
    byPerson = java.util.Collections.unmodifiableMap(new HashMap<>(byPerson));
  }

  /// The numbers of a person; empty if nothing is known of them.
  public Optional<double[]> of(String person) {
    return Optional.ofNullable(byPerson.get(person));
  }

  /// The same of days: each has its person's.
  ///
  /// @param personOf whose day each is
  public FeatureSet ofDays(Map<String, String> personOf) {
    Map<String, double[]> days = new HashMap<>();
    personOf.forEach((day, person) -> of(person).ifPresent(x -> days.put(day, x)));
    return new FeatureSet(name, names, direct, days);
  }

  /// The same without some features.
  public FeatureSet without(List<String> left) {
    int[] kept =
        IntStream.range(0, names.size()).filter(i -> !left.contains(names.get(i))).toArray();
    Map<String, double[]> fewer = new HashMap<>();
    byPerson.forEach((p, x) -> fewer.put(p, IntStream.of(kept).mapToDouble(i -> x[i]).toArray()));
    int still = (int) IntStream.of(kept).filter(i -> i >= names.size() - direct).count();
    return new FeatureSet(name, IntStream.of(kept).mapToObj(names::get).toList(), still, fewer);
  }

  /// Both together, of people who have both; the other's features go to a head as they are.
  public FeatureSet with(FeatureSet other) {
    List<String> all = new ArrayList<>(names);
    all.addAll(other.names);
    Map<String, double[]> both = new LinkedHashMap<>();
    byPerson.forEach((p, x) ->
        other
            .of(p)
            .ifPresent(y -> {
              double[] xy = java.util.Arrays.copyOf(x, x.length + y.length);
              System.arraycopy(y, 0, xy, x.length, y.length);
              both.put(p, xy);
            }));
    return new FeatureSet(name + " + " + other.name, all, direct + other.names.size(), both);
  }
}
