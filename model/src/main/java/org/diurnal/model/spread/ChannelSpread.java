package org.diurnal.model.spread;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.diurnal.core.Channel;

/// The spread of one channel.
///
/// Intervals are corrected for minutes that are nearly always one value (a night without steps) and
/// for the others apart. An interval around such a minute holds the truth in 97 % or more of all
/// cases and cannot hold it less often; corrected together, the others would have to make up for
/// it, and bands over a walk would hold far less than they say.
///
/// @param channel its name
/// @param minutes how many hidden minutes were seen
/// @param cells one a context
/// @param whole the channel as a whole, for contexts of which too little was seen
/// @param certain for minutes that are nearly always one value
/// @param other for all others
record ChannelSpread(
    String channel,
    long minutes,
    List<Cell> cells,
    Cell whole,
    Correction certain,
    Correction other) {
  /// As many parts of the people as there are people, but no more than this.
  private static final int MOST_FOLDS = 10;

  ChannelSpread {
    cells = List.copyOf(cells);
  }

  /// Fits the quantiles on everybody, and corrects them by cross-conformal calibration: each
  /// person's minutes are held against quantiles fitted on others.
  ///
  /// @param byContext minutes of each context
  /// @param all minutes of all contexts
  /// @param offered how many there were
  static ChannelSpread of(
      Contexts contexts,
      Channel channel,
      List<Reservoir.Sample> byContext,
      Reservoir.Sample all,
      long offered) {
    List<Cell> cells = byContext.stream().map(s -> Cell.of(contexts, channel, s)).toList();
    Cell whole = Cell.of(contexts, channel, all);
    PeopleConformal certain = new PeopleConformal();
    PeopleConformal other = new PeopleConformal();
    int[] people =
        Stream.concat(byContext.stream(), Stream.of(all))
            .flatMapToInt(s -> Arrays.stream(s.people()))
            .distinct()
            .sorted()
            .toArray();
    int folds = Math.min(MOST_FOLDS, people.length);
    for (int f = 0; f < folds; f++) {
      int fold = f;
      java.util.function.IntPredicate held = p -> Arrays.binarySearch(people, p) % folds == fold;
      Cell wholeOfOthers = Cell.of(contexts, channel, all.where(held.negate()));
      for (Reservoir.Sample sample : byContext) {
        Cell others = Cell.of(contexts, channel, sample.where(held.negate()));
        Cell used = others.isEmpty() ? wholeOfOthers : others;
        if (!used.isEmpty()) {
          Reservoir.Sample scored = sample.where(held);
          for (int i = 0; i < scored.size(); i++) {
            Level level = used.level(scored.fills()[i]);
            double reach = level.reach(scored.fills()[i], scored.truths()[i]);
            (level.isCertain() ? certain : other).add(scored.people()[i], reach, scored.weight());
          }
        }
      }
    }
    return new ChannelSpread(
        channel.name(), offered, cells, whole, Correction.of(certain), Correction.of(other));
  }

  /// Where to look for a minute: its context, or the whole channel; empty if nothing is known.
  Cell cell(int context) {
    return cells.get(context).isEmpty() ? whole : cells.get(context);
  }

  Correction correction(Level level) {
    return level.isCertain() ? certain : other;
  }
}
