package org.diurnal.data.nhanes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.diurnal.core.BadDataException;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ChannelReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.nhanes.Participant.Day;

/// Merges the files of an export into days, participant by participant: in memory is one
/// participant at a time.
final class NhanesReading {
  static final String SOURCE = "nhanes";
  private static final String CALIBRATION = "paxcal";
  private static final String RELIABILITY = "paxstat";
  private static final int GOOD_MINUTES = 600;

  private final SensorSchema schema;
  private final List<ParticipantFile> files;
  private final ImportSink sink;
  private final int worn;
  private final int[] channelPeople;
  private final int[] channelDays;
  private final long[] channelMinutes;
  private final Map<String, Long> labels = new TreeMap<>();
  private Optional<LocalDate> first = Optional.empty();
  private Optional<LocalDate> last = Optional.empty();
  private String lastId = "";
  private int people;
  private int days;
  private int uncalibrated;
  private int unreliable;
  private int empty;
  private int good;

  NhanesReading(SensorSchema schema, List<ParticipantFile> files, ImportSink sink) {
    this.schema = schema;
    this.files = files;
    this.sink = sink;
    this.worn = schema.indexOf("worn").orElseThrow();
    this.channelPeople = new int[schema.size()];
    this.channelDays = new int[schema.size()];
    this.channelMinutes = new long[schema.size()];
  }

  /// Reads all files to their end and hands their days and labels to the sink.
  ///
  /// @param bytes of all files
  void run(long bytes, Progress progress) {
    while (true) {
      int seqn =
          files.stream().mapToInt(ParticipantFile::nextSeqn).min().orElse(ParticipantFile.END);
      if (seqn == ParticipantFile.END) {
        return;
      }
      Participant participant = new Participant(seqn, schema.size());
      boolean derived = !schema.name().equals(CountChannels.SCHEMA);
      for (ParticipantFile f : files) {
        if (!derived && !(f instanceof RawCounts)) {
          CountChannels.deriveWorn(participant);
          derived = true;
        }
        if (f.nextSeqn() == seqn) {
          f.read(participant);
        }
      }
      if (!derived) {
        CountChannels.deriveWorn(participant);
      }
      emit(participant);
      progress.update(
          files.stream().mapToLong(ParticipantFile::bytesRead).sum(), bytes, "SEQN " + seqn);
    }
  }

  private void emit(Participant participant) {
    String id = Integer.toString(participant.seqn());
    if (id.compareTo(lastId) <= 0) {
      // Ids are text, and 10000 comes before 9999 there.
      throw new BadDataException(
          "SEQN " + id + " behind " + lastId + ": numbers of different lengths in one import",
          "every round of NHANES with minutes has numbers of five digits: check the file");
    }
    lastId = id;
    boolean[] seen = new boolean[schema.size()];
    boolean any = false;
    for (Map.Entry<Integer, Day> e : participant.days().entrySet()) {
      LocalDate date =
          PlaceholderDates.of(participant.seqn(), participant.firstWeekday(), e.getKey());
      Day day = e.getValue();
      label(id, CALIBRATION, date, day.calibration());
      label(id, RELIABILITY, date, day.reliability());
      any |= day(id, date, day, seen);
    }
    people += any ? 1 : 0;
    for (int c = 0; c < seen.length; c++) {
      channelPeople[c] += seen[c] ? 1 : 0;
    }
  }

  /// Hands a day on; false if nothing was observed in it.
  private boolean day(String id, LocalDate date, Day day, boolean[] seen) {
    MinuteMask[] observed = new MinuteMask[schema.size()];
    Arrays.setAll(observed, c -> new MinuteMask());
    for (int c = 0; c < schema.size(); c++) {
      for (int m = 0; m < DayWindow.MINUTES; m++) {
        if (!Float.isNaN(day.values[c][m])) {
          observed[c].set(m);
        }
      }
    }
    DayWindow window = new DayWindow(id, date, OptionalInt.empty(), SOURCE, day.values, observed);
    if (window.observedCells() == 0) {
      empty++;
      return false;
    }
    sink.day(window);
    count(date, day, window, seen);
    return true;
  }

  private void count(LocalDate date, Day day, DayWindow window, boolean[] seen) {
    days++;
    first = Optional.of(first.filter(d -> d.isBefore(date)).orElse(date));
    last = Optional.of(last.filter(d -> d.isAfter(date)).orElse(date));
    for (int c = 0; c < schema.size(); c++) {
      int minutes = window.observed(c).count();
      channelDays[c] += minutes > 0 ? 1 : 0;
      channelMinutes[c] += minutes;
      seen[c] |= minutes > 0;
    }
    int wornMinutes = 0;
    for (int m = 0; m < DayWindow.MINUTES; m++) {
      wornMinutes += window.values(worn)[m] == 1 ? 1 : 0;
    }
    uncalibrated += day.calibration() > 1 ? 1 : 0;
    unreliable += day.reliability() > 1 ? 1 : 0;
    good += wornMinutes >= GOOD_MINUTES && day.calibration() == 1 && day.reliability() == 1 ? 1 : 0;
  }

  private void label(String id, String task, LocalDate date, int code) {
    if (code > 0) {
      sink.label(new Label(id, task, Optional.of(date), code));
      labels.merge(task, 1L, Long::sum);
    }
  }

  int people() {
    return people;
  }

  int days() {
    return days;
  }

  Optional<LocalDate> first() {
    return first;
  }

  Optional<LocalDate> last() {
    return last;
  }

  Map<String, Long> labels() {
    return labels;
  }

  /// What the receipt says beside its numbers.
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    notes.add(PlaceholderDates.NOTE);
    if (schema.name().equals(CountChannels.SCHEMA)) {
      notes.add(
          "worn: not in 90 minutes or more of zeros, of which 2 minutes may have up to 99 counts;"
              + " the participant's days in one piece, a missing minute counting as zero. Counts and"
              + " steps are kept as the device recorded them, also while it was not worn");
      notes.add(
          String.format(
              Locale.ROOT,
              "%,d good days (600 worn minutes, paxcal 1, paxstat 1); %,d days of devices not"
                  + " calibrated or unknown (paxcal above 1), %,d days questionable (paxstat 2): all"
                  + " are in the dataset, their codes are labels of the day",
              good,
              uncalibrated,
              unreliable));
    } else {
      notes.add(
          "worn and asleep are the survey's own classification (PAXPREDM); movement and light are"
              + " kept as recorded, also while the device was not worn");
    }
    if (empty > 0) {
      notes.add(
          String.format(Locale.ROOT, "%,d days have no minute at all and are left out", empty));
    }
    return notes;
  }

  List<ChannelReceipt> channels() {
    List<ChannelReceipt> all = new ArrayList<>();
    for (int c = 0; c < schema.size(); c++) {
      int channel = c;
      all.add(
          new ChannelReceipt(
              schema.channel(c).name(),
              channelPeople[c],
              channelDays[c],
              files.stream().mapToLong(f -> f.samples(channel)).sum(),
              channelMinutes[c]));
    }
    return all;
  }
}
