package org.diurnal.data.fit;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.diurnal.data.fit.FitFault.Kind;

/// Reports each field whose size does not fit its type once, however often it is defined.
final class MisalignedFields {
  private static final int REMEMBERED = 1000; // what a bad file may make us keep
  private final Set<Integer> reported = new HashSet<>();
  private final RecordDecoder.FaultSink faults;

  MisalignedFields(RecordDecoder.FaultSink faults) {
    this.faults = faults;
  }

  void found(int message, FieldLayout field, long offset) {
    int key = message << 8 | field.number();
    if (reported.contains(key)) {
      return;
    }
    if (reported.size() < REMEMBERED) {
      reported.add(key);
    }
    faults.fault(
        Kind.MISALIGNED_FIELD,
        offset,
        String.format(
            Locale.ROOT,
            "field %d of %s has %d bytes, no multiple of its type %s; it is not used",
            field.number(),
            FitNames.message(message),
            field.size(),
            field.type().orElseThrow()));
  }
}
