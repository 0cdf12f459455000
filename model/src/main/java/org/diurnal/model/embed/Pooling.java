package org.diurnal.model.embed;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.diurnal.core.UsageException;

/// How the encoder's outputs of a day become one vector.
public enum Pooling {
  /// The mean over visible tokens, the published protocol.
  MEAN,
  /// The mean over the visible tokens of each channel, one after another: what the heart says is
  /// not averaged with what the skin says. Channels times as long; NaN where a channel has no
  /// visible token. Not published, ours.
  CHANNEL;

  /// Its name on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The pooling of a name.
  ///
  /// @throws UsageException if there is none, listing those there are
  public static Pooling of(String id) {
    List<String> known = Arrays.stream(values()).map(Pooling::id).toList();
    if (!known.contains(id)) {
      throw new UsageException(
          "no pooling named '" + id + "'", "there are: " + String.join(", ", known));
    }
    return values()[known.indexOf(id)];
  }
}
