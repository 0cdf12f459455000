package org.diurnal.model.spread;

import java.util.Arrays;
import java.util.stream.IntStream;

/// A bounded random sample of minutes: of all that are offered those with the least keys. Keys are
/// drawn from an address (seed, person, date, ...), so the sample does not depend on the order in
/// which minutes come, and its memory not on how many.
final class Reservoir {
  private final int most;
  private long[] keys = new long[16]; // a heap, the greatest at the root
  private float[] fills = new float[16];
  private float[] truths = new float[16];
  private int[] people = new int[16];
  private int size;
  private long offered;

  /// What was kept of one context, in order of key.
  ///
  /// @param weight minutes that each kept one stands for
  @SuppressWarnings("ArrayRecordComponent") // handed on, never compared
  record Sample(float[] fills, float[] truths, int[] people, double weight) {
    int size() {
      return fills.length;
    }

    /// Those of some people.
    Sample where(java.util.function.IntPredicate person) {
      int[] kept = IntStream.range(0, size()).filter(i -> person.test(people[i])).toArray();
      float[] f = new float[kept.length];
      float[] t = new float[kept.length];
      int[] p = new int[kept.length];
      for (int i = 0; i < kept.length; i++) {
        f[i] = fills[kept[i]];
        t[i] = truths[kept[i]];
        p[i] = people[kept[i]];
      }
      return new Sample(f, t, p, weight);
    }
  }

  /// @param most how many are kept
  Reservoir(int most) {
    this.most = most;
  }

  void offer(long key, float fill, float truth, int person) {
    offered++;
    if (size == most && key >= keys[0]) {
      return;
    }
    int at;
    if (size < most) {
      if (size == keys.length) {
        int length = Math.min(most, 2 * size);
        keys = Arrays.copyOf(keys, length);
        fills = Arrays.copyOf(fills, length);
        truths = Arrays.copyOf(truths, length);
        people = Arrays.copyOf(people, length);
      }
      at = size++;
      for (int parent = (at - 1) / 2; at > 0 && keys[parent] < key; parent = (at - 1) / 2) {
        move(parent, at);
        at = parent;
      }
    } else { // the root goes
      at = 0;
      for (int child = greater(1); child < size && keys[child] > key; child = greater(2 * at + 1)) {
        move(child, at);
        at = child;
      }
    }
    keys[at] = key;
    fills[at] = fill;
    truths[at] = truth;
    people[at] = person;
  }

  /// The greater of two siblings.
  private int greater(int left) {
    return left + 1 < size && keys[left + 1] > keys[left] ? left + 1 : left;
  }

  private void move(int from, int to) {
    keys[to] = keys[from];
    fills[to] = fills[from];
    truths[to] = truths[from];
    people[to] = people[from];
  }

  /// How many were offered.
  long offered() {
    return offered;
  }

  Sample sample() {
    int[] order =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Long.compare(keys[a], keys[b]))
            .mapToInt(i -> i)
            .toArray();
    float[] f = new float[size];
    float[] t = new float[size];
    int[] p = new int[size];
    for (int i = 0; i < size; i++) {
      f[i] = fills[order[i]];
      t[i] = truths[order[i]];
      p[i] = people[order[i]];
    }
    return new Sample(f, t, p, size == 0 ? 0 : offered / (double) size);
  }
}
