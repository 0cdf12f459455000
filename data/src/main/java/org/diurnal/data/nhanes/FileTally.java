package org.diurnal.data.nhanes;

import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.Tally;

/// What becomes of the rows and values of one file, while it is read.
final class FileTally {
  private final String name;
  private final String role;
  private final Tally.Counter rows = new Tally.Counter();
  private final Tally.Counter values = new Tally.Counter();
  private final long[] samples;

  /// @param name the file's name in the export
  /// @param role what it is used for, in words
  /// @param channels how many channels there are
  FileTally(String name, String role, int channels) {
    this.name = name;
    this.role = role;
    this.samples = new long[channels];
  }

  String name() {
    return name;
  }

  void readRow() {
    rows.read(1);
  }

  void keepRow() {
    rows.keep(1);
  }

  void dropRow(String reason, long row) {
    rows.drop(reason, row);
  }

  /// A value that is in the dataset.
  void keepValue(int channel) {
    keepValues(channel, 1);
  }

  void keepValues(int channel, long n) {
    values.read(n);
    values.keep(n);
    samples[channel] += n;
  }

  /// A value that is in the dataset as a label.
  void keepLabel() {
    values.read(1);
    values.keep(1);
  }

  /// A value of a kept row that is not in the dataset.
  void dropValue(String reason, long row) {
    values.read(1);
    values.drop(reason, row);
  }

  /// Values kept of a channel.
  long samples(int channel) {
    return samples[channel];
  }

  FileReceipt receipt(long bytes, String sha256) {
    return new FileReceipt(name, role, bytes, sha256, rows.toTally(), values.toTally());
  }
}
