package org.diurnal.data.googlehealth;

import java.util.regex.Pattern;
import org.diurnal.core.Placement;
import org.diurnal.data.recording.Recording;
import org.diurnal.data.recording.Track;
import tools.jackson.databind.JsonNode;

/// What a point came from: the device it names, by its `formFactor`; what was typed in by hand is a
/// source of its own, and so is what an app or a platform handed on without naming a device.
/// Answers of `dataPoints:reconcile` name nothing.
final class Sources {
  /// The name of the source of what was typed in by hand.
  static final String TYPED_IN = "typed in";

  private static final Pattern PHONE = Pattern.compile("(?i)\\bphone\\b|\\bpixel \\d+a?\\b");

  private final Recording recording;
  private final String person;

  Sources(Recording recording, String person) {
    this.recording = recording;
    this.person = person;
  }

  /// The name of the source; empty if the point names none.
  static String name(JsonNode point) {
    JsonNode source = point.path("dataSource");
    if (source.path("recordingMethod").asString("").equals("MANUAL")) {
      return TYPED_IN;
    }
    String device = source.path("device").path("displayName").asString("").strip();
    String maker = source.path("device").path("manufacturer").asString("").strip();
    String app = source.path("application").path("packageName").asString("").strip();
    String platform = source.path("platform").asString("").strip();
    if (!device.isEmpty()) {
      return device;
    }
    if (!maker.isEmpty()) {
      return maker;
    }
    if (!app.isEmpty()) {
      return app;
    }
    return platform.equals("FITBIT") || platform.equals("PLATFORM_UNSPECIFIED") ? "" : platform;
  }

  /// The track of the source.
  ///
  /// @param content what the point holds: a heart rate may say where its sensor sits
  Track of(JsonNode point, JsonNode content) {
    String name = name(point);
    return recording.track(
        person, name, name.equals(TYPED_IN) ? Placement.NONE : placement(point, content, name));
  }

  private static Placement placement(JsonNode point, JsonNode content, String name) {
    JsonNode source = point.path("dataSource");
    return switch (source.path("device").path("formFactor").asString("")) {
      case "WATCH", "FITNESS_BAND" -> Placement.WRIST;
      case "RING" -> Placement.FINGER;
      case "CHEST_STRAP" -> Placement.CHEST;
      case "PHONE", "TABLET" -> Placement.PHONE;
      default ->
          switch (content.path("metadata").path("sensorLocation").asString("")) {
            case "WRIST" -> Placement.WRIST;
            case "FINGER" -> Placement.FINGER;
            case "CHEST" -> Placement.CHEST;
            default -> named(source, name);
          };
    };
  }

  /// Fitbit makes trackers for the wrist; its app on a phone counts too, as MobileTrack.
  private static Placement named(JsonNode source, String name) {
    if (PHONE.matcher(name).find() || name.contains("MobileTrack")) {
      return Placement.PHONE;
    }
    boolean tracker =
        source.path("platform").asString("").equals("FITBIT")
            && !source.path("device").path("displayName").asString("").isBlank();
    return tracker ? Placement.WRIST : Placement.UNKNOWN;
  }
}
