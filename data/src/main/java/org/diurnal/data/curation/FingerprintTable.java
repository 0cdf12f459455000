package org.diurnal.data.curation;

/// Where fingerprints were seen first, in bounded memory: when the table is full, the half of all
/// fingerprints with the greater numbers is forgotten and not taken in any more. Since which half
/// that is depends on the fingerprint alone, what is kept of a copy is kept of the original.
final class FingerprintTable {
  private final int most;
  private final long[] keys; // 0 where empty
  private final long[] places;
  private long threshold = -1; // unsigned: fingerprints up to this are kept
  private int size;

  /// @param most fingerprints at most; memory 32 bytes each
  FingerprintTable(int most) {
    this.most = most;
    this.keys = new long[2 * Integer.highestOneBit(Math.max(2, most - 1)) * 2];
    this.places = new long[keys.length];
  }

  /// The place of a fingerprint that was seen before, or -1; then it is seen now.
  ///
  /// @param fingerprint well mixed
  /// @param place at least 0
  long putIfAbsent(long fingerprint, long place) {
    if (fingerprint == 0 || Long.compareUnsigned(fingerprint, threshold) > 0) {
      return -1;
    }
    int slot = slot(fingerprint);
    if (keys[slot] == fingerprint) {
      return places[slot];
    }
    keys[slot] = fingerprint;
    places[slot] = place;
    size++;
    if (size >= most) {
      halve();
    }
    return -1;
  }

  private int slot(long fingerprint) {
    int mask = keys.length - 1;
    int slot = (int) (fingerprint * 0x9E3779B97F4A7C15L >>> 32) & mask;
    while (keys[slot] != 0 && keys[slot] != fingerprint) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void halve() {
    long[] oldKeys = keys.clone();
    long[] oldPlaces = places.clone();
    threshold >>>= 1;
    java.util.Arrays.fill(keys, 0);
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0 && Long.compareUnsigned(oldKeys[i], threshold) <= 0) {
        int slot = slot(oldKeys[i]);
        keys[slot] = oldKeys[i];
        places[slot] = oldPlaces[i];
        size++;
      }
    }
  }
}
