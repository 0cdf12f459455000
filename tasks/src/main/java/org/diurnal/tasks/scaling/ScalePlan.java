package org.diurnal.tasks.scaling;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.diurnal.core.Randomness;
import org.diurnal.core.UsageException;
import org.diurnal.data.split.PersonSplit;
import org.diurnal.data.store.Dataset;
import org.diurnal.model.network.ModelSize;

/// Which models are pretrained on whom.
///
/// People are put in an order of their own by the seed. The first are tested, the next watched, and
/// a cell of n people learns from the first n of the rest: who is in a small group is in every
/// larger one, and nobody who is tested is in any.
///
/// @param sizes of the network, ascending
/// @param people groups to learn from, ascending
/// @param tested people, the same for all cells
/// @param watched people who choose the best step, the same for all cells
/// @param days of each person, the first ones; empty for all there are
/// @param seed of that order
public record ScalePlan(
    List<ModelSize> sizes,
    List<Integer> people,
    int tested,
    int watched,
    Optional<Integer> days,
    long seed) {
  /// @throws UsageException if a list is empty or does not ascend, or a number is not positive
  public ScalePlan {
    sizes = sizes.stream().distinct().sorted().toList();
    people = people.stream().distinct().sorted().toList();
    if (sizes.isEmpty() || people.isEmpty() || people.getFirst() < 1) {
      throw new UsageException("a grid without sizes or people", "for example --people 500,1500");
    }
    if (tested < 1 || watched < 1) {
      throw new UsageException(
          tested + " people tested, " + watched + " watched", "give at least one of each");
    }
    if (days.filter(n -> n < 1).isPresent()) {
      throw new UsageException("--days " + days.get(), "give at least 1");
    }
  }

  /// Who is learned from, watched and tested with a group of so many.
  ///
  /// @param everybody the dataset's people
  /// @throws UsageException if there are too few
  public PersonSplit split(List<String> everybody, int group) {
    int needed = tested + watched + people.getLast();
    if (everybody.size() < needed) {
      throw new UsageException(
          String.format(
              "%d people: %d to be tested, %d watched, %d learned from are %d",
              everybody.size(), tested, watched, people.getLast(), needed),
          "give more people, or smaller groups");
    }
    List<String> order =
        everybody.stream()
            .sorted(Comparator.comparingLong(this::draw).thenComparing(Comparator.naturalOrder()))
            .toList();
    return new PersonSplit(
        sorted(order.stream().skip(tested + watched).limit(group)),
        sorted(order.stream().skip(tested).limit(watched)),
        sorted(order.stream().limit(tested)),
        seed);
  }

  /// The dataset with the days that are learned from.
  Dataset of(Dataset dataset) {
    return days.map(dataset::firstDays).orElse(dataset);
  }

  /// The name of a cell, and of its folder: XXS-500, or XXS-500x2 of two days each.
  String cell(ModelSize size, int group) {
    return size.name() + "-" + group + days.map(n -> "x" + n).orElse("");
  }

  private static List<String> sorted(Stream<String> people) {
    return people.sorted().toList();
  }

  private long draw(String person) {
    return Randomness.of(seed, Randomness.key("scale"), Randomness.key(person)).nextLong();
  }
}
