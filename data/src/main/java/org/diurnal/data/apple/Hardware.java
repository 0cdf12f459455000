package org.diurnal.data.apple;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.diurnal.core.Placement;

/// What a record's `device` attribute says, such as `<<HKDevice: 0x2801>, name:Apple Watch,
/// manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:8.3>`.
///
/// @param product the hardware; where that is not said the model, and where neither is the name;
///   empty if none is
/// @param placement where such a thing is worn, as far as its name tells
record Hardware(String product, Placement placement) {
  /// Nothing said.
  static final Hardware UNKNOWN = new Hardware("", Placement.UNKNOWN);

  private static final Pattern KEY =
      Pattern.compile(
          ", (name|manufacturer|model|hardware|firmware|software|localIdentifier"
              + "|UDIDeviceIdentifier|FDAUDI|creation date):");

  /// Straps of the makers that sell straps under names of their own; arm bands have others.
  private static final Pattern CHEST =
      Pattern.compile("\\b(polar h\\d|tickr(?! ?fit)|hrm-?(dual|pro|run|tri|swim|fit|200|600)\\b)");

  private static final Pattern RING = Pattern.compile("\\b(oura|ringconn|ring)\\b");

  /// Reads the attribute; empty gives [#UNKNOWN].
  static Hardware of(String attribute) {
    List<String> keys = new ArrayList<>();
    List<Integer> begins = new ArrayList<>();
    List<Integer> ends = new ArrayList<>();
    Matcher m = KEY.matcher(attribute);
    while (m.find()) {
      keys.add(m.group(1));
      ends.add(m.start());
      begins.add(m.end());
    }
    ends.add(attribute.endsWith(">") ? attribute.length() - 1 : attribute.length());
    String name = "";
    String model = "";
    String hardware = "";
    for (int i = 0; i < keys.size(); i++) {
      // Values hold commas of their own, "Watch6,2": they end where the next key begins.
      String value = attribute.substring(begins.get(i), ends.get(i + 1)).strip();
      switch (keys.get(i)) {
        case "name" -> name = value;
        case "model" -> model = value;
        case "hardware" -> hardware = value;
        default -> {}
      }
    }
    String product = hardware.isEmpty() ? model : hardware;
    return new Hardware(product.isEmpty() ? name : product, placement(name, model, hardware));
  }

  private static Placement placement(String name, String model, String hardware) {
    String product = hardware.isEmpty() ? model : hardware;
    if (product.startsWith("Watch")) {
      return Placement.WRIST;
    }
    if (product.startsWith("iPhone") || product.startsWith("iPod")) {
      return Placement.PHONE;
    }
    String all = (name + " " + model).toLowerCase(Locale.ROOT);
    if (CHEST.matcher(all).find()) {
      return Placement.CHEST;
    }
    return RING.matcher(all).find() ? Placement.FINGER : Placement.UNKNOWN;
  }
}
