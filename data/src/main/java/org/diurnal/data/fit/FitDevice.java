package org.diurnal.data.fit;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// The names of devices, from `file_id` and `device_info`.
final class FitDevice {
  private static final int LONGEST = 60;
  private static final Map<Long, String> MANUFACTURERS =
      Map.ofEntries(
          Map.entry(1L, "garmin"),
          Map.entry(11L, "tanita"),
          Map.entry(13L, "dynastream"),
          Map.entry(15L, "dynastream"),
          Map.entry(16L, "timex"),
          Map.entry(23L, "suunto"),
          Map.entry(32L, "wahoo"),
          Map.entry(71L, "tomtom"),
          Map.entry(95L, "stryd"),
          Map.entry(115L, "igpsport"),
          Map.entry(123L, "polar"),
          Map.entry(142L, "tag heuer"),
          Map.entry(255L, "development"),
          Map.entry(260L, "zwift"),
          Map.entry(265L, "strava"),
          Map.entry(267L, "bryton"),
          Map.entry(289L, "hammerhead"),
          Map.entry(294L, "coros"),
          Map.entry(305L, "whoop"),
          Map.entry(310L, "decathlon"),
          Map.entry(339L, "zepp"),
          Map.entry(340L, "peloton"),
          Map.entry(348L, "huawei"));

  // Fields of file_id.
  private static final int MANUFACTURER = 1;
  private static final int PRODUCT = 2;
  private static final int SERIAL = 3;
  private static final int PRODUCT_NAME = 8;

  private FitDevice() {}

  /// A device's name by a `file_id` message: the product's name, or the maker and the product's
  /// number, and the serial number. Empty if the message says none of it.
  static String name(FitMessage fileId) {
    OptionalLong maker = fileId.whole(MANUFACTURER);
    OptionalLong product = fileId.whole(PRODUCT);
    Optional<String> productName =
        fileId.text(PRODUCT_NAME).map(FitDevice::printable).filter(n -> !n.isEmpty());
    StringBuilder name = new StringBuilder(productName.orElse(""));
    if (productName.isEmpty() && maker.isPresent()) {
      long m = maker.getAsLong();
      name.append(MANUFACTURERS.getOrDefault(m, "manufacturer " + m));
      product.ifPresent(p -> name.append(' ').append(p));
    }
    fileId.whole(SERIAL).ifPresent(s -> name.append(name.isEmpty() ? "serial " : " ").append(s));
    return name.toString();
  }

  private static String printable(String text) {
    String plain = text.replaceAll("[^\\p{L}\\p{N} ._+-]+", " ").strip();
    return plain.substring(0, Math.min(LONGEST, plain.length()));
  }
}
