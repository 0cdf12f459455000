package org.diurnal.data.recording;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.Device;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.Sha256;
import org.diurnal.data.Label;
import org.diurnal.data.importing.ImportOptions;
import org.diurnal.data.importing.ImportReceipt;
import org.diurnal.data.importing.ImportSink;
import org.diurnal.data.importing.Overlap;
import org.diurnal.data.importing.Reasons;

/// Takes what an export's devices recorded, in any order, and gives it back as days, one a person,
/// local date and device, in order, with the receipt of it all.
///
/// ```
/// try (Recording recording = new Recording("apple", schema, options)) {
///   FileAccount file = recording.begin("export.xml", "records");
///   Track watch = recording.track("me", "Watch", Placement.WRIST);
///   file.keepRow();
///   file.sample(line, watch, STEPS, start, end, ZoneOffset.ofHours(2), 112);
///   file.end(exportFile);
///   recording.emit(sink);
///   return recording.receipt(path, false, List.of());
/// }
/// ```
///
/// The rules, which every receipt states: what one device says twice of the same stretch of time is
/// kept once, the first where they differ; a sum over a stretch that lies wholly inside a longer
/// one of the same device and channel was counted already and is dropped; samples go to the minutes
/// of the clock where the person was. Where two devices overlap, both are kept, each as a source.
///
/// Heap: bounded, see [Spool]; and a label each. Not thread-safe.
public final class Recording implements AutoCloseable {
  private static final String RULE =
      "within a device the first is kept; the same again is dropped as a duplicate, another value"
          + " for the same stretch of time as a conflict, a sum inside a longer record as counted"
          + " already; devices that overlap are all kept, each as a source of its own";
  private static final long DAY = 86_400_000L;
  private static final long MINUTE = 60_000L;
  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2101-01-01T00:00:00Z");

  private record LabelKey(String person, String task, LocalDate time) {}

  private final String source;
  private final SensorSchema schema;
  private final ImportOptions options;
  private final Spool spool;
  private final List<FileAccount> files = new ArrayList<>();
  private final Map<String, Integer> people = new HashMap<>();
  private final Map<String, Integer> devices = new HashMap<>();
  private final List<Device> deviceList = new ArrayList<>();
  private final Map<LabelKey, Label> labels = new HashMap<>();
  private final TreeSet<String> zones = new TreeSet<>();
  private final ClockChanges clockChanges = new ClockChanges();
  private Optional<Assembly> assembly = Optional.empty();
  private long unexplainedChanges;
  private ZoneId lastZone =
      ZoneOffset.UTC; // of the last look at a midnight, with the day and answer
  private int lastDay = Integer.MIN_VALUE;
  private short lastMidnight;

  /// @param source the importer's name
  /// @param schema the channels of every day
  /// @param options temporary files, and the user's zone
  public Recording(String source, SensorSchema schema, ImportOptions options) {
    this(source, schema, options, Spool.IN_MEMORY);
  }

  Recording(String source, SensorSchema schema, ImportOptions options, int inMemory) {
    this.source = source;
    this.schema = schema;
    this.options = options;
    this.spool = new Spool(options.workFolder(), inMemory);
    options.zone().ifPresent(z -> zones.add(z.getId()));
  }

  /// Begins the account of a file.
  ///
  /// @param name its name in the export
  /// @param role what it is used for, in words
  public FileAccount begin(String name, String role) {
    FileAccount f = new FileAccount(this, files.size(), name, role);
    files.add(f);
    return f;
  }

  /// The track of a person and a device; cheap to ask for again.
  ///
  /// @param deviceName as the export has it; empty if it names none
  /// @param placement where it is worn; the first one said for a device counts, and any is better
  ///   than [Placement#UNKNOWN]
  public Track track(String personId, String deviceName, Placement placement) {
    int person = people.computeIfAbsent(personId, p -> people.size());
    String sourceId = deviceName.isEmpty() ? source : source + ":" + deviceName;
    int device =
        devices.computeIfAbsent(
            sourceId,
            id -> {
              deviceList.add(new Device(id, deviceName, placement));
              return deviceList.size() - 1;
            });
    if (deviceList.get(device).placement() == Placement.UNKNOWN) {
      deviceList.set(device, new Device(sourceId, deviceName, placement));
    }
    return new Track(person, device);
  }

  /// Hands all days, then all labels, to the sink. To be called once, when every file has ended.
  public void emit(ImportSink sink) {
    List<String> personIds = names(people);
    List<String> sourceIds = deviceList.stream().map(Device::sourceId).toList();
    int[] personRank = ranks(personIds);
    int[] deviceRank = ranks(sourceIds);
    Assembly days =
        new Assembly(
            schema,
            personIds.stream().sorted().toList(),
            sourceIds.stream().sorted().toList(),
            files,
            sink);
    assembly = Optional.of(days);
    spool.sorted(p -> p.renumbered(personRank, deviceRank), Piece.ORDER, days::take);
    days.finish();
    labels.values().stream().sorted(Label.ORDER).forEach(sink::label);
  }

  /// The receipt of everything. To be called after [#emit].
  ///
  /// @param export the folder or file
  /// @param simulated whether a simulator made it
  /// @param notes what else a reader should know
  public ImportReceipt receipt(Path export, boolean simulated, List<String> notes) {
    Assembly days = assembly.orElseThrow(() -> new IllegalStateException("nothing was emitted"));
    List<String> allNotes = new ArrayList<>(notes);
    allNotes.addAll(days.notes());
    if (unexplainedChanges > 0) {
      allNotes.add(
          String.format(
              Locale.ROOT,
              "%,d values begin under one offset and end under another, and no time zone has such a"
                  + " change at that time (a flight?): they stand under the offset of their start",
              unexplainedChanges));
    }
    Map<String, Long> labelCounts = new TreeMap<>();
    labels.values().forEach(l -> labelCounts.merge(l.task(), 1L, Long::sum));
    return new ImportReceipt(
        id(),
        source,
        String.valueOf(export.toAbsolutePath().normalize().getFileName()),
        simulated,
        options.said(),
        files.stream().map(FileAccount::receipt).toList(),
        days.people(),
        days.personDays(),
        days.first(),
        days.last(),
        days.channels(),
        labelCounts,
        deviceList.stream().sorted(Comparator.comparing(Device::sourceId)).toList(),
        List.copyOf(zones),
        RULE,
        List.of(),
        Overlap.NONE,
        allNotes);
  }

  @Override
  public void close() {
    spool.close();
  }

  /// Why a sample cannot be used, if so.
  Optional<String> wrong(int channelIndex, Instant start, long lengthMillis, double value) {
    Channel channel = schema.channel(channelIndex);
    if (!Double.isFinite(value)) {
      return Optional.of(Reasons.NUMBER);
    }
    if (start.isBefore(EARLIEST) || !start.isBefore(LATEST)) {
      return Optional.of(Reasons.YEAR);
    }
    if (lengthMillis < 0) {
      return Optional.of(Reasons.BACKWARDS);
    }
    if (lengthMillis > DAY) {
      return Optional.of(Reasons.TOO_LONG);
    }
    boolean sum = channel.aggregation() == Aggregation.SUM;
    double perMinute = sum ? value / Math.max(1, lengthMillis / (double) MINUTE) : value;
    return channel.isPlausible(perMinute)
        ? Optional.empty()
        : Optional.of(FileAccount.rangeReason(perMinute < channel.min()));
  }

  /// Divides a sample into pieces and keeps them.
  void place(
      int file,
      long line,
      Track track,
      int channel,
      long startMillis,
      long lengthMillis,
      ZoneId zone,
      double value) {
    place(file, line, track, channel, startMillis, lengthMillis, zone, value, (short) 0);
  }

  private void place(
      int file,
      long line,
      Track track,
      int channel,
      long startMillis,
      long lengthMillis,
      ZoneId zone,
      double value,
      short flags) {
    boolean sum = schema.channel(channel).aggregation() == Aggregation.SUM;
    long at = startMillis;
    long end = startMillis + lengthMillis;
    short flag = (short) (Piece.FIRST | flags);
    do {
      Instant now = Instant.ofEpochMilli(at);
      short offset = (short) (zone.getRules().getOffset(now).getTotalSeconds() / 60);
      long local = at + offset * MINUTE;
      int day = (int) Math.floorDiv(local, DAY);
      int start = (int) Math.floorMod(local, DAY);
      long until = Math.min(end, at + DAY - start);
      ZoneOffsetTransition change =
          zone instanceof ZoneOffset ? null : zone.getRules().nextTransition(now);
      if (change != null) {
        until = Math.min(until, change.getInstant().toEpochMilli());
      }
      int length = (int) (until - at);
      double share = sum && lengthMillis > 0 ? value * length / lengthMillis : value;
      short midnight = midnightOffset(zone, day);
      spool.add(
          new Piece(
              track.person(),
              track.device(),
              day,
              (short) channel,
              start,
              length,
              offset,
              midnight,
              flag,
              share,
              file,
              line));
      flag = flags;
      at = until;
    } while (at < end);
  }

  /// The zone that the user said.
  Optional<ZoneId> userZone() {
    return options.zone();
  }

  /// Divides a sample on a clock without an offset of its own.
  ///
  /// @param zoneOfClock whose clock it is, if anybody knows
  /// @return why it cannot be used, if so
  Optional<String> placeOnClock(
      int file,
      long line,
      Track track,
      int channel,
      LocalDateTime start,
      long lengthMillis,
      Optional<ZoneId> zoneOfClock,
      double value) {
    long asIfUtc = start.toInstant(ZoneOffset.UTC).toEpochMilli();
    if (zoneOfClock.isPresent()) {
      ZoneId zone = zoneOfClock.get();
      List<ZoneOffset> offsets = zone.getRules().getValidOffsets(start);
      if (offsets.isEmpty()) {
        return Optional.of(Reasons.NO_SUCH_TIME);
      }
      long millis = asIfUtc - offsets.getFirst().getTotalSeconds() * 1000L;
      short flags = offsets.size() > 1 ? Piece.AMBIGUOUS : 0;
      note(zone);
      place(file, line, track, channel, millis, lengthMillis, zone, value, flags);
      return Optional.empty();
    }
    boolean sum = schema.channel(channel).aggregation() == Aggregation.SUM;
    long at = asIfUtc;
    long end = asIfUtc + lengthMillis;
    short flag = Piece.FIRST;
    do {
      int inDay = (int) Math.floorMod(at, DAY);
      int length = (int) (Math.min(end, at + DAY - inDay) - at);
      spool.add(
          new Piece(
              track.person(),
              track.device(),
              (int) Math.floorDiv(at, DAY),
              (short) channel,
              inDay,
              length,
              Piece.NO_OFFSET,
              Piece.NO_OFFSET,
              flag,
              sum && lengthMillis > 0 ? value * length / lengthMillis : value,
              file,
              line));
      flag = 0;
      at += length;
    } while (at < end);
    return Optional.empty();
  }

  /// Keeps a label, or says why not.
  Optional<String> takeLabel(Label label) {
    Label before =
        labels.putIfAbsent(
            new LabelKey(label.personId(), label.task(), label.time().orElse(LocalDate.MIN)),
            label);
    if (before == null) {
      return Optional.empty();
    }
    return Optional.of(before.value() == label.value() ? Reasons.DUPLICATE : Reasons.CONFLICT);
  }

  /// A zone whose clock shows a stretch of time whose ends have these offsets: the offset, if they
  /// are the same. For records of several parts, which are placed in it one by one; the receipt
  /// says how many were not explained by any zone.
  public ZoneId zone(OffsetDateTime start, OffsetDateTime end) {
    if (start.getOffset().equals(end.getOffset())) {
      return start.getOffset();
    }
    Optional<ZoneId> zone =
        clockChanges.zone(start.toInstant(), end.toInstant(), start.getOffset(), end.getOffset());
    unexplainedChanges += zone.isPresent() ? 0 : 1;
    return zone.orElse(start.getOffset());
  }

  /// Names a zone or an offset in the receipt.
  void note(ZoneId zone) {
    if (zones.size() < 50) { // travellers have a few; a file of nonsense has many
      zones.add(zone.getId());
    }
  }

  private short midnightOffset(ZoneId zone, int day) {
    if (day != lastDay || !zone.equals(lastZone)) {
      // In a gap at midnight this is the offset after it, in an overlap the one before it.
      lastMidnight =
          (short) (LocalDate.ofEpochDay(day).atStartOfDay(zone).getOffset().getTotalSeconds() / 60);
      lastDay = day;
      lastZone = zone;
    }
    return lastMidnight;
  }

  /// The same files (under whatever names) with the same options have the same id.
  private String id() {
    List<String> content = files.stream().map(f -> f.receipt().sha256()).sorted().toList();
    String text = source + "\n" + options.said() + "\n" + String.join("\n", content) + "\n";
    return Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16);
  }

  private static List<String> names(Map<String, Integer> numbers) {
    return numbers.entrySet().stream()
        .sorted(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static int[] ranks(List<String> names) {
    List<String> sorted = names.stream().sorted().toList();
    Map<String, Integer> rank = new HashMap<>();
    IntStream.range(0, sorted.size()).forEach(i -> rank.put(sorted.get(i), i));
    return names.stream().mapToInt(n -> rank.getOrDefault(n, -1)).toArray();
  }
}
