package org.diurnal.data.fit;

/// The checksum of headers and files: CRC-16 with polynomial x^16 + x^15 + x^2 + 1, bits reversed,
/// starting from 0.
final class FitCrc {
  private static final int POLYNOMIAL = 0xA001; // 0x8005 with its bits reversed
  private static final int[] TABLE = table();

  private FitCrc() {}

  /// The checksum after some more bytes.
  static int update(int crc, byte[] bytes, int from, int length) {
    int c = crc;
    for (int i = from; i < from + length; i++) {
      c = c >>> 8 ^ TABLE[(c ^ bytes[i]) & 0xFF];
    }
    return c;
  }

  private static int[] table() {
    int[] table = new int[256];
    for (int b = 0; b < 256; b++) {
      int c = b;
      for (int bit = 0; bit < 8; bit++) {
        c = (c & 1) == 0 ? c >>> 1 : c >>> 1 ^ POLYNOMIAL;
      }
      table[b] = c;
    }
    return table;
  }
}
