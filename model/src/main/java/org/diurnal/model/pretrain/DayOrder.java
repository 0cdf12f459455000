package org.diurnal.model.pretrain;

import org.diurnal.core.Permutation;

/// Which day is learned from when: computed from the position alone, so that a resumed run goes on
/// where it stopped.
interface DayOrder {
  /// For the keys of generators.
  long KEY = 1;

  /// The day at a position of the endless sequence, counted from 0.
  int at(long position);

  /// Every day once, in one random order after another.
  static DayOrder shuffled(int days, long seed) {
    return new DayOrder() {
      private long epoch = -1;
      private Permutation order = new Permutation(1, 0, 0);

      @Override
      public int at(long position) {
        if (position / days != epoch) {
          epoch = position / days;
          order = new Permutation(days, seed ^ KEY, epoch);
        }
        return (int) order.at(position % days);
      }
    };
  }
}
