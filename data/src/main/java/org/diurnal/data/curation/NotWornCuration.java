package org.diurnal.data.curation;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Progress;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.core.UsageException;
import org.diurnal.data.importing.ChannelReceipt;
import org.diurnal.data.importing.FileReceipt;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.Overlap;
import org.diurnal.data.importing.Rejection;
import org.diurnal.data.importing.Tally;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.DatasetWriter;

/// Copies a dataset without the zeros of devices that nobody wore ([NotWorn]): they become missing
/// ([org.diurnal.core.Missingness#NOT_WORN]), so that no model learns, and no metric counts, a day
/// in a drawer as a day of rest. Each device's days are judged by themselves. What goes in stays as
/// it is.
///
/// Memory: two dates of one person.
public final class NotWornCuration {
  /// The source of the new dataset's receipt.
  public static final String SOURCE = "curate";

  private static final String REASON =
      "not worn: zeros for "
          + NotWorn.HOURS
          + " hours or longer, with nothing else observed by the device";
  private static final String NOTHING_LEFT = "no minute of the day was worn";

  private final Dataset from;
  private final DatasetWriter writer;
  private final Progress progress;
  private final Map<String, Mask> before = new HashMap<>(); // by source, the day decided last
  private List<DayWindow> today = new ArrayList<>(); // all sources of a date
  private List<DayWindow> tomorrow = new ArrayList<>(); // of the date after it
  private final Counts counts;
  private long read;

  private record Mask(LocalDate date, MinuteMask still) {}

  /// What became of the minutes.
  ///
  /// @param receipt kept in the new dataset
  /// @param channels in schema order
  public record Outcome(ImportReceipt receipt, List<Line> channels) {}

  /// One channel's minutes: read = kept + not worn.
  ///
  /// @param channel its name
  /// @param read observed minutes of all devices' days
  /// @param kept of these
  /// @param notWorn zeros that are missing now
  public record Line(String channel, long read, long kept, long notWorn) {}

  private static final class Counts {
    private final long[] read;
    private final long[] kept;
    private final List<TreeSet<String>> people = new ArrayList<>();
    private final int[] days;
    private final TreeSet<String> everybody = new TreeSet<>();
    private final TreeSet<LocalDate> dates = new TreeSet<>();
    private long daysKept;
    private int personDays;
    private String lastPersonDay = "";

    Counts(SensorSchema schema) {
      this.read = new long[schema.size()];
      this.kept = new long[schema.size()];
      this.days = new int[schema.size()];
      schema.channels().forEach(c -> people.add(new TreeSet<>()));
    }

    void keep(DayWindow day) {
      String personDay = day.personId() + " " + day.localDate();
      personDays += personDay.equals(lastPersonDay) ? 0 : 1;
      lastPersonDay = personDay;
      everybody.add(day.personId());
      dates.add(day.localDate());
      daysKept++;
      for (int c = 0; c < kept.length; c++) {
        int minutes = day.observed(c).count();
        kept[c] += minutes;
        days[c] += minutes > 0 ? 1 : 0;
        if (minutes > 0) {
          people.get(c).add(day.personId());
        }
      }
    }
  }

  private NotWornCuration(Dataset from, DatasetWriter writer, Progress progress) {
    this.from = from;
    this.writer = writer;
    this.progress = progress;
    this.counts = new Counts(from.schema());
  }

  /// Makes the dataset, wholly or not at all.
  ///
  /// @param into a new folder
  /// @param command what was asked for, for the provenance
  /// @throws UsageException if there is something in `into`
  public static Outcome run(Dataset from, Path into, String command, Progress progress) {
    if (java.nio.file.Files.exists(into)) {
      throw new UsageException(
          into + ": is there already", "name a new folder: curated days are not mixed with others");
    }
    try (DatasetWriter writer = DatasetWriter.open(into, from.schema())) {
      return new NotWornCuration(from, writer, progress).run(command);
    }
  }

  private Outcome run(String command) {
    from.forEachSourceDay(this::day);
    decide();
    decide();
    Map<String, Long> labels = new TreeMap<>();
    from.labels()
        .forEach(l -> {
          labels.merge(l.task(), 1L, Long::sum);
          writer.label(l);
        });
    List<Line> lines = new ArrayList<>();
    for (int c = 0; c < counts.read.length; c++) {
      lines.add(
          new Line(
              from.schema().channel(c).name(),
              counts.read[c],
              counts.kept[c],
              counts.read[c] - counts.kept[c]));
    }
    return new Outcome(writer.commit(receipt(lines, labels), command), lines);
  }

  /// Days come in order of person, date and source. A date is decided when the date after next, or
  /// another person, begins: then every device's day before and after is known.
  private void day(DayWindow day) {
    progress.update(++read, from.days(), day.toString());
    if (!tomorrow.isEmpty() && !isOn(day, tomorrow.getFirst(), 0)) {
      decide();
    }
    if (!today.isEmpty() && tomorrow.isEmpty()) {
      if (isOn(day, today.getFirst(), 0)) {
        today.add(day);
        return;
      }
      if (!isOn(day, today.getFirst(), 1)) {
        decide();
      }
    }
    (today.isEmpty() ? today : tomorrow).add(day);
  }

  private static boolean isOn(DayWindow day, DayWindow other, int later) {
    return day.personId().equals(other.personId())
        && day.localDate().equals(other.localDate().plusDays(later));
  }

  /// Hands today on; tomorrow is today then.
  private void decide() {
    for (DayWindow day : today) {
      MinuteMask still = NotWorn.still(from.schema(), day);
      MinuteMask notWorn = NotWorn.notWorn(yesterday(day), still, after(day));
      before.put(day.sourceId(), new Mask(day.localDate(), still));
      MinuteMask[] hidden = new MinuteMask[day.channels()];
      for (int c = 0; c < hidden.length; c++) {
        counts.read[c] += day.observed(c).count();
        boolean motion = from.schema().channel(c).group().equals(NotWorn.MOTION);
        hidden[c] = motion ? notWorn : new MinuteMask();
      }
      DayWindow worn = notWorn.count() == 0 ? day : day.hiding(hidden);
      if (worn.observedCells() > 0) {
        counts.keep(worn);
        writer.day(worn);
      }
    }
    if (tomorrow.isEmpty()) { // what comes next does not follow
      before.clear();
    }
    today = tomorrow;
    tomorrow = new ArrayList<>();
  }

  private Optional<MinuteMask> yesterday(DayWindow day) {
    return Optional.ofNullable(before.get(day.sourceId()))
        .filter(m -> m.date().plusDays(1).equals(day.localDate()))
        .map(Mask::still);
  }

  private Optional<MinuteMask> after(DayWindow day) {
    return tomorrow.stream()
        .filter(t -> t.sourceId().equals(day.sourceId()) && isOn(t, day, 1))
        .findFirst()
        .map(t -> NotWorn.still(from.schema(), t));
  }

  private ImportReceipt receipt(List<Line> lines, Map<String, Long> labels) {
    String sha256 = from.contentSha256();
    String name = String.valueOf(from.folder().toAbsolutePath().normalize().getFileName());
    TreeSet<String> zones = new TreeSet<>();
    from.receipts().forEach(r -> zones.addAll(r.zones()));
    long cells = lines.stream().mapToLong(Line::read).sum();
    long kept = lines.stream().mapToLong(Line::kept).sum();
    List<ChannelReceipt> channels = new ArrayList<>();
    List<String> notes = new ArrayList<>();
    for (int c = 0; c < lines.size(); c++) {
      Line l = lines.get(c);
      channels.add(
          new ChannelReceipt(
              l.channel(), counts.people.get(c).size(), counts.days[c], l.kept(), l.kept()));
      notes.add(
          String.format(
              Locale.ROOT,
              "%s: %,d minutes read = %,d kept + %,d not worn",
              l.channel(),
              l.read(),
              l.kept(),
              l.notWorn()));
    }
    return new ImportReceipt(
        Sha256.of((REASON + "\n" + sha256).getBytes(StandardCharsets.UTF_8)).substring(0, 16),
        SOURCE,
        name,
        from.manifest().provenance().simulated(),
        Map.of("not_worn", "missing"),
        List.of(
            new FileReceipt(
                name,
                "dataset, by the hash of its content",
                0,
                sha256,
                tally(read, counts.daysKept, NOTHING_LEFT),
                tally(cells, kept, REASON))),
        counts.everybody.size(),
        counts.personDays,
        counts.dates.isEmpty() ? Optional.empty() : Optional.of(counts.dates.getFirst()),
        counts.dates.isEmpty() ? Optional.empty() : Optional.of(counts.dates.getLast()),
        channels,
        labels,
        from.devices(),
        List.copyOf(zones),
        "each device's days were settled when they were imported",
        List.of(),
        Overlap.NONE,
        notes);
  }

  private static Tally tally(long read, long kept, String reason) {
    List<Rejection> dropped =
        read == kept ? List.of() : List.of(new Rejection(reason, read - kept, List.of()));
    return new Tally(read, kept, dropped);
  }
}
