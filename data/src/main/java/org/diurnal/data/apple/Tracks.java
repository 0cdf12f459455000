package org.diurnal.data.apple;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.diurnal.core.BadDataException;
import org.diurnal.core.Placement;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.Track;

/// The devices of an export: each name of a source together with each product that recorded for it,
/// since a watch also passes on what a chest strap measured, and two watches may have one name.
/// What somebody typed in is apart.
final class Tracks {
  private static final int MOST = 2_000;
  private static final int LONGEST = 200;

  private record Key(String source, String device, boolean typedIn) {}

  private final Recording recording;
  private final String person;
  private final String file;
  private final Map<Key, Track> tracks = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  /// @param file the export's name, for messages
  Tracks(Recording recording, String person, String file) {
    this.recording = recording;
    this.person = person;
    this.file = file;
  }

  /// The track of a record.
  ///
  /// @throws BadDataException if there are more devices than anybody has
  Track of(HealthRecord r) {
    // Without the address in memory, which differs from record to record.
    String device = r.device().substring(r.device().indexOf('>') + 1);
    Key key = new Key(r.source(), device, r.typedIn());
    Track known = tracks.get(key);
    if (known != null) {
      return known;
    }
    Hardware hardware = Hardware.of(device);
    String name = name(blankless(r.source()), blankless(hardware.product()), r.typedIn());
    Track track =
        recording.track(person, name, r.typedIn() ? Placement.NONE : hardware.placement());
    names.add(name);
    if (names.size() > MOST) {
      throw new BadDataException(
          String.format(Locale.ROOT, "%s:%d: more than %,d devices", file, r.line(), MOST),
          "this is no export of one person: check which file it is");
    }
    if (tracks.size() >= MOST) {
      tracks.clear();
    }
    tracks.put(key, track);
    return track;
  }

  private static String name(String source, String product, boolean typedIn) {
    if (typedIn) {
      return source + " (typed in)";
    }
    return product.isEmpty() || product.equals(source) ? source : source + " (" + product + ")";
  }

  /// With one plain blank for each run of blanks, among them those that do not break a line.
  private static String blankless(String name) {
    String cut = name.length() > LONGEST ? name.substring(0, LONGEST) : name;
    return cut.replaceAll("[\\s\\p{Z}]+", " ").strip();
  }
}
