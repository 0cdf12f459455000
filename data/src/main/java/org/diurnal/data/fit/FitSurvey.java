package org.diurnal.data.fit;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.diurnal.data.importing.ExportFile;

/// What has to be known of a file before its messages can be placed: whose it is, when it begins,
/// and what its local clock was, which activities say only at their end.
///
/// @param entry the file
/// @param device the device's name
/// @param type what `file_id` says the file is; empty if it does not
/// @param firstTime the first date in it; the greatest number there is if it has none
/// @param offsets what it says of the local clock
/// @param localShift for a file whose timestamps count from when the device was switched on: local
///   clock minus timestamp, where the file says that
/// @param users how many user profiles it has, counted up to a few
/// @param isFit whether it is a FIT file at all
record FitSurvey(
    FitFiles.Entry entry,
    String device,
    Optional<FileType> type,
    long firstTime,
    FitOffsets offsets,
    OptionalLong localShift,
    int users,
    boolean isFit) {
  /// In the order in which counters have to be read: by time, then by name.
  static final Comparator<FitSurvey> ORDER =
      Comparator.comparingLong(FitSurvey::firstTime).thenComparing(s -> s.entry().name());

  private static final int USERS_COUNTED = 100;

  /// Reads a file once.
  static FitSurvey of(FitFiles.Entry entry) {
    Gathering g = new Gathering();
    boolean isFit;
    try (ExportFile file = entry.item().open()) {
      isFit = FitReader.readIfFit(file.bytes(), g::take).isPresent();
    } catch (IOException e) {
      throw new BadDataException(
          entry.name() + ": cannot be read: " + e.getMessage(),
          "check the file and its permissions; nothing was imported",
          e);
    }
    return new FitSurvey(
        entry, g.device, g.type, g.firstTime, g.offsets, g.localShift, g.users.size(), isFit);
  }

  private static final class Gathering {
    private static final int FILE_TYPE = 0; // field of file_id
    private static final int MESSAGE_INDEX = 254;
    String device = "";
    Optional<FileType> type = Optional.empty();
    long firstTime = Long.MAX_VALUE;
    FitOffsets offsets = new FitOffsets();
    OptionalLong localShift = OptionalLong.empty();
    Set<Long> users = new HashSet<>();

    void take(FitMessage m) {
      if (firstTime == Long.MAX_VALUE) {
        m.timestamp().stream().filter(t -> t >= FitTime.FIRST_DATE).forEach(t -> firstTime = t);
      }
      switch (m.number()) {
        case FitNames.FILE_ID -> {
          if (type.isEmpty() && device.isEmpty()) {
            device = FitDevice.name(m);
            type = FileType.of(m.whole(FILE_TYPE));
          }
        }
        case FitNames.ACTIVITY -> local(m, 5);
        case FitNames.MONITORING_INFO -> local(m, 0);
        case FitNames.TIMESTAMP_CORRELATION -> local(m, 3);
        case FitNames.MONITORING -> local(m, 11);
        case FitNames.USER_PROFILE -> {
          if (users.size() < USERS_COUNTED) {
            users.add(m.whole(MESSAGE_INDEX).orElse(0));
          }
        }
        default -> {}
      }
    }

    private void local(FitMessage m, int localTimestamp) {
      OptionalLong local = m.whole(localTimestamp);
      if (local.isEmpty() || m.timestamp().isEmpty() || local.getAsLong() < FitTime.FIRST_DATE) {
        return;
      }
      long utc = m.timestamp().getAsLong();
      if (utc >= FitTime.FIRST_DATE) {
        offsets.add(utc, local.getAsLong());
      } else if (localShift.isEmpty()) {
        localShift = OptionalLong.of(local.getAsLong() - utc);
      }
    }
  }
}
