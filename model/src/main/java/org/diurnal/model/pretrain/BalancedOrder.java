package org.diurnal.model.pretrain;

import java.util.Arrays;
import org.diurnal.core.Permutation;
import org.diurnal.core.Randomness;

/// Days drawn more or less often: in each round of as many draws as there are days, a day comes as
/// often as its weight says, rounded down or up so that it is right on average (systematic
/// sampling), and in random order.
///
/// The weights lie end to end on a line; a round sets marks at equal distances, beginning at a
/// random place, and takes the days under them. The days lie on the line in a random order of their
/// own, so that neighbours in time are not neighbours there. Lengths are whole numbers of 2^-32:
/// every machine finds the same day. Memory: 12 bytes a day.
final class BalancedOrder implements DayOrder {
  private static final long LINE = Randomness.key("days on a line");
  private static final long MARKS = Randomness.key("marks on the line");
  private static final int BITS = 32;

  private final int days;
  private final long seed;
  private final int[] dayAt; // by place on the line
  private final long[] end; // by place, where its piece ends
  private long round = -1;
  private long first; // of the round's marks
  private Permutation order = new Permutation(1, 0, 0);

  /// @param weights how often each day comes, on average, in a round; above 0, their sum is the
  ///   number of days (what is off by rounding goes to the last)
  BalancedOrder(double[] weights, long seed) {
    this.days = weights.length;
    this.seed = seed;
    this.dayAt = new int[days];
    this.end = new long[days];
    double sum = Arrays.stream(weights).sum();
    if (!(Math.abs(sum - days) <= 1e-6 * days)) {
      throw new IllegalArgumentException(days + " days with weights that add up to " + sum);
    }
    Permutation places = new Permutation(days, seed, LINE);
    double upTo = 0;
    for (int place = 0; place < days; place++) {
      dayAt[place] = (int) places.at(place);
      double weight = weights[dayAt[place]];
      if (!(weight > 0)) {
        throw new IllegalArgumentException("day " + dayAt[place] + " has the weight " + weight);
      }
      upTo += weight;
      end[place] = Math.min((long) days << BITS, Math.round(upTo * (1L << BITS)));
    }
    end[days - 1] = (long) days << BITS;
  }

  @Override
  public int at(long position) {
    if (position / days != round) {
      round = position / days;
      first = Randomness.of(seed, MARKS, round).nextLong(1L << BITS);
      order = new Permutation(days, seed ^ KEY, round);
    }
    long mark = (order.at(position % days) << BITS) + first;
    int found = Arrays.binarySearch(end, mark);
    // A piece reaches from the end of the one before, inclusive, to its own end, exclusive.
    return dayAt[found >= 0 ? after(found) : -found - 1];
  }

  private int after(int place) {
    int next = place + 1;
    while (end[next] == end[place]) { // a piece too short for the line
      next++;
    }
    return next;
  }
}
