package org.diurnal.model.spread;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.diurnal.core.Channel;

/// The spread in one context, by levels of what was filled.
///
/// @param edges rising; level i reaches to edge i, included, the last one further
/// @param levels one more than edges; none where too few minutes were seen
@SuppressWarnings("ArrayRecordComponent") // small, never compared
record Cell(float[] edges, List<Level> levels) {
  /// Fewer minutes than this make no level.
  static final int LEAST = 150;

  Cell {
    levels = List.copyOf(levels);
    if (levels.size() != (levels.isEmpty() ? 0 : edges.length + 1)) {
      throw new IllegalArgumentException(levels.size() + " levels, " + edges.length + " edges");
    }
  }

  static Cell of(Contexts contexts, Channel channel, Reservoir.Sample sample) {
    int n = sample.size();
    if (n < LEAST) {
      return new Cell(new float[0], List.of());
    }
    float[] fills = sample.fills().clone();
    Arrays.sort(fills);
    int most = Math.min(contexts.mostLevels(), n / LEAST);
    float[] candidates = new float[most - 1];
    for (int i = 0; i < candidates.length; i++) {
      candidates[i] = fills[(int) ((i + 1L) * n / most) - 1];
    }
    float[] edges = distinctBelow(candidates, fills[n - 1]);
    List<Level> levels = new ArrayList<>();
    for (int l = 0; l <= edges.length; l++) {
      int level = l;
      int[] members =
          IntStream.range(0, n).filter(i -> at(edges, sample.fills()[i]) == level).toArray();
      levels.add(Level.of(contexts, channel, sample, members));
    }
    return new Cell(edges, levels);
  }

  /// Many minutes can be filled with the same value: a level ends where the next value begins.
  private static float[] distinctBelow(float[] candidates, float greatest) {
    float[] edges = new float[candidates.length];
    int n = 0;
    for (float c : candidates) {
      if (c < greatest && (n == 0 || c > edges[n - 1])) {
        edges[n++] = c;
      }
    }
    return Arrays.copyOf(edges, n);
  }

  private static int at(float[] edges, float fill) {
    int level = 0;
    while (level < edges.length && fill > edges[level]) {
      level++;
    }
    return level;
  }

  boolean isEmpty() {
    return levels.isEmpty();
  }

  Level level(float fill) {
    return levels.get(at(edges, fill));
  }

  /// The probability of a one, by a straight line between the levels' means; never wholly sure.
  double probability(float fill) {
    int above = 0;
    while (above < levels.size() && levels.get(above).meanFill() < fill) {
      above++;
    }
    if (above == 0) {
      return smoothed(levels.getFirst());
    }
    if (above == levels.size()) {
      return smoothed(levels.getLast());
    }
    Level low = levels.get(above - 1);
    Level high = levels.get(above);
    double share = (fill - low.meanFill()) / ((double) high.meanFill() - low.meanFill());
    return smoothed(low) + share * (smoothed(high) - smoothed(low));
  }

  /// Half a one and half a zero added: what was never seen may yet happen (Jeffreys' prior).
  private static double smoothed(Level level) {
    return (level.meanTruth() * (double) level.sampled() + 0.5) / (level.sampled() + 1.0);
  }
}
