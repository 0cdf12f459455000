package org.diurnal.core;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/// An ordered list of channels. A model and a dataset each belong to one schema.
///
/// @param name the schema's name, for example `reference34` or `fitbit`
/// @param description where the channels and their constants come from
/// @param channels the channels in the order of a model's channel axis, at least one
public record SensorSchema(String name, String description, List<Channel> channels) {
  /// The schemas that come with the program, readable files under `org/diurnal/core/schemas`.
  public static final List<String> BUILT_IN =
      List.of("reference34", "fitbit", "wearable", "nhanes", "nhanes_mims");

  public SensorSchema {
    channels = List.copyOf(channels);
    if (channels.isEmpty()) {
      throw new IllegalArgumentException("schema " + name + " has no channel");
    }
    Set<String> seen = new HashSet<>();
    for (Channel c : channels) {
      if (!seen.add(c.name())) {
        throw new IllegalArgumentException(
            "schema " + name + " names channel " + c.name() + " twice");
      }
    }
  }

  /// Loads a schema of [#BUILT_IN].
  ///
  /// @throws UsageException if there is none of that name
  public static SensorSchema builtIn(String name) {
    if (!BUILT_IN.contains(name)) {
      throw new UsageException(
          "no schema named '" + name + "'",
          Nearest.to(name, BUILT_IN).map(n -> "did you mean '" + n + "'? ").orElse("")
              + "it must be one of "
              + String.join(", ", BUILT_IN));
    }
    try (InputStream in = SensorSchema.class.getResourceAsStream("schemas/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the program was built without its schema " + name);
      }
      return Json.read(in, SensorSchema.class);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// How many channels there are.
  public int size() {
    return channels.size();
  }

  /// The channel at a position of the channel axis.
  public Channel channel(int index) {
    return channels.get(index);
  }

  /// The position of a channel, empty if the schema lacks it.
  public OptionalInt indexOf(String channelName) {
    for (int c = 0; c < channels.size(); c++) {
      if (channels.get(c).name().equals(channelName)) {
        return OptionalInt.of(c);
      }
    }
    return OptionalInt.empty();
  }

  /// The same channels with other normalisation constants, in channel order.
  public SensorSchema withStatistics(double[] means, double[] stds) {
    if (means.length != size() || stds.length != size()) {
      throw new IllegalArgumentException(
          "schema "
              + name
              + " has "
              + size()
              + " channels; given are "
              + means.length
              + " means and "
              + stds.length
              + " standard deviations");
    }
    List<Channel> changed =
        java.util.stream.IntStream.range(0, size())
            .mapToObj(c -> channels.get(c).withStatistics(means[c], stds[c]))
            .toList();
    return new SensorSchema(name, description, changed);
  }
}
