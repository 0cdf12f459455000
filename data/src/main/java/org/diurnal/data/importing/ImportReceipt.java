package org.diurnal.data.importing;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.diurnal.core.Device;

/// What an import read, kept and dropped: printed, and kept in the dataset.
///
/// @param id names the content: the same export with the same options has the same id
/// @param source the importer's name
/// @param export the name of the folder or file
/// @param simulated whether the export was made by a simulator
/// @param options what the user said, by name
/// @param files every file with what became of its rows
/// @param people people with at least one observed minute
/// @param days person-days with at least one observed minute
/// @param firstDate the earliest day; empty if there is none
/// @param lastDate the latest day; empty if there is none
/// @param channels what there was of each channel, in schema order
/// @param labels how many labels of each task
/// @param labelSources by task, how the labels were had, where they are worked out or taken from a
///   table; empty for sources whose files hold labels as they are
/// @param devices the devices whose days are kept apart, by source id
/// @param zones the time zones: said by the source, or by the user
/// @param duplicateRule what happened to rows that came twice in this export
/// @param checks files that were only compared
/// @param overlap how it met what the dataset had
/// @param notes what else a reader should know
public record ImportReceipt(
    String id,
    String source,
    String export,
    boolean simulated,
    Map<String, String> options,
    List<FileReceipt> files,
    int people,
    int days,
    Optional<LocalDate> firstDate,
    Optional<LocalDate> lastDate,
    List<ChannelReceipt> channels,
    Map<String, Long> labels,
    List<LabelReceipt> labelSources,
    List<Device> devices,
    List<String> zones,
    String duplicateRule,
    List<CrossCheck> checks,
    Overlap overlap,
    List<String> notes) {
  public ImportReceipt {
    options = Collections.unmodifiableMap(new TreeMap<>(options));
    labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    labelSources = List.copyOf(labelSources);
    files = List.copyOf(files);
    channels = List.copyOf(channels);
    devices = List.copyOf(devices);
    zones = List.copyOf(zones);
    checks = List.copyOf(checks);
    notes = List.copyOf(notes);
  }

  /// Of a source whose files hold labels as they are, or none.
  public ImportReceipt(
      String id,
      String source,
      String export,
      boolean simulated,
      Map<String, String> options,
      List<FileReceipt> files,
      int people,
      int days,
      Optional<LocalDate> firstDate,
      Optional<LocalDate> lastDate,
      List<ChannelReceipt> channels,
      Map<String, Long> labels,
      List<Device> devices,
      List<String> zones,
      String duplicateRule,
      List<CrossCheck> checks,
      Overlap overlap,
      List<String> notes) {
    this(
        id,
        source,
        export,
        simulated,
        options,
        files,
        people,
        days,
        firstDate,
        lastDate,
        channels,
        labels,
        List.of(),
        devices,
        zones,
        duplicateRule,
        checks,
        overlap,
        notes);
  }

  /// The same, having met a dataset.
  public ImportReceipt withOverlap(Overlap met) {
    return new ImportReceipt(
        id,
        source,
        export,
        simulated,
        options,
        files,
        people,
        days,
        firstDate,
        lastDate,
        channels,
        labels,
        labelSources,
        devices,
        zones,
        duplicateRule,
        checks,
        met,
        notes);
  }

  /// The same with further notes.
  public ImportReceipt withNotes(List<String> further) {
    List<String> all = new java.util.ArrayList<>(notes);
    all.addAll(further);
    return new ImportReceipt(
        id,
        source,
        export,
        simulated,
        options,
        files,
        people,
        days,
        firstDate,
        lastDate,
        channels,
        labels,
        labelSources,
        devices,
        zones,
        duplicateRule,
        checks,
        overlap,
        all);
  }

  /// The receipt of a file.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public FileReceipt file(String name) {
    return files.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no file " + name + " in the receipt"));
  }

  /// The receipt of a channel.
  ///
  /// @throws IllegalArgumentException if there is none of that name
  public ChannelReceipt channel(String name) {
    return channels.stream()
        .filter(c -> c.channel().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no channel " + name + " in the receipt"));
  }

  /// Rows and values dropped in all files.
  public long dropped() {
    return files.stream().mapToLong(f -> f.rows().dropped() + f.values().dropped()).sum();
  }

  /// As plain text for a terminal, ending in a newline.
  public String toText() {
    return ReceiptText.of(this);
  }
}
