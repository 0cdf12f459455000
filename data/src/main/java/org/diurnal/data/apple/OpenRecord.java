package org.diurnal.data.apple;

import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/// A record whose end was not met yet.
final class OpenRecord {
  private final long line;
  private final HealthType type;
  private final Beats beats = new Beats();
  private String source = "";
  private String device = "";
  private String unit = "";
  private String value = "";
  private String start = "";
  private String end = "";
  private Optional<String> zone = Optional.empty();
  private boolean typedIn;

  /// @param xml at its start tag
  OpenRecord(long line, HealthType type, XMLStreamReader xml) {
    this.line = line;
    this.type = type;
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      String v = xml.getAttributeValue(i);
      switch (xml.getAttributeLocalName(i)) {
        case "sourceName" -> source = v;
        case "device" -> device = v;
        case "unit" -> unit = v;
        case "value" -> value = v;
        case "startDate" -> start = v;
        case "endDate" -> end = v;
        default -> {}
      }
    }
  }

  /// Takes an element inside it.
  ///
  /// @param xml at its start tag
  void inside(XMLStreamReader xml) {
    switch (xml.getLocalName()) {
      case "MetadataEntry" -> {
        String entry = attribute(xml, "value");
        switch (attribute(xml, "key")) {
          case "HKTimeZone" -> zone = Optional.of(entry);
          case "HKWasUserEntered" -> typedIn = entry.equals("1");
          default -> {}
        }
      }
      case "InstantaneousBeatsPerMinute" ->
          beats.add(attribute(xml, "bpm"), attribute(xml, "time"));
      default -> {}
    }
  }

  /// The whole of it.
  HealthRecord closed() {
    return new HealthRecord(
        line, type, source, device, unit, value, start, end, zone, typedIn, beats);
  }

  /// An attribute of the element that the reader is at; empty if it has none.
  static String attribute(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return xml.getAttributeValue(i);
      }
    }
    return "";
  }
}
