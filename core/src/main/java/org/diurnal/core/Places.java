package org.diurnal.core;

/// Places by size.
public final class Places {
  private Places() {}

  /// Places of numbers, the least first, from 1; equal ones share the mean of their places.
  public static double[] of(double[] numbers) {
    double[] places = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      int below = 0;
      int equal = 0;
      for (double other : numbers) {
        below += other < numbers[i] ? 1 : 0;
        equal += other == numbers[i] ? 1 : 0;
      }
      places[i] = below + (equal + 1) / 2.0;
    }
    return places;
  }
}
