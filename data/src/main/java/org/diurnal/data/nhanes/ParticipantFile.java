package org.diurnal.data.nhanes;

import java.util.Optional;
import org.diurnal.data.importing.CrossCheck;
import org.diurnal.data.importing.FileReceipt;

/// A file of an export, read participant by participant in ascending order of their numbers.
interface ParticipantFile extends AutoCloseable {
  /// No further participant.
  int END = Integer.MAX_VALUE;

  /// The number of the participant whose rows come next, [#END] after the last.
  int nextSeqn();

  /// Reads the rows of the next participant, what is new in them into `participant`.
  void read(Participant participant);

  /// What became of the file; to be called at its end.
  FileReceipt receipt();

  /// How the file agreed with what the dataset took from others; empty if it was not compared.
  Optional<CrossCheck> check();

  /// Values kept of a channel.
  long samples(int channel);

  /// Bytes of the file as it lies there, read so far.
  long bytesRead();

  @Override
  void close();
}
