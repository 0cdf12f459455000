package org.diurnal.data.reconcile;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.diurnal.core.Aggregation;
import org.diurnal.core.Channel;
import org.diurnal.core.Device;
import org.diurnal.core.Placement;
import org.diurnal.core.SensorSchema;
import org.diurnal.core.UsageException;

/// Which rule settles each channel, and who comes first.
///
/// @param rules the rule of a channel, by name; channels that are not named follow the default:
///   amounts (steps, energy) [MergeRule#WRIST_WHEN_WORN], everything else [MergeRule#PRIORITY]
/// @param sources source ids in the order in which they are believed; those not named follow, in
///   the order of `placements` and then by name
/// @param placements places on the body in the order in which they are believed
public record MergePolicy(
    Map<String, MergeRule> rules, List<String> sources, List<Placement> placements) {
  /// What is done where nobody said otherwise.
  public static final MergePolicy DEFAULT =
      new MergePolicy(
          Map.of(),
          List.of(),
          List.of(
              Placement.CHEST,
              Placement.WRIST,
              Placement.FINGER,
              Placement.WAIST,
              Placement.PHONE,
              Placement.UNKNOWN,
              Placement.NONE));

  /// @throws IllegalArgumentException if `placements` names one twice or leaves one out
  public MergePolicy {
    rules = Collections.unmodifiableMap(new TreeMap<>(rules));
    sources = List.copyOf(sources);
    placements = List.copyOf(placements);
    if (placements.size() != Placement.values().length
        || placements.stream().distinct().count() != placements.size()) {
      throw new IllegalArgumentException(
          "placements must name each of "
              + List.of(Placement.values())
              + " once, found "
              + placements);
    }
  }

  /// The rule of a channel.
  public MergeRule rule(Channel channel) {
    return rules.getOrDefault(
        channel.name(),
        channel.aggregation() == Aggregation.SUM ? MergeRule.WRIST_WHEN_WORN : MergeRule.PRIORITY);
  }

  /// The devices in the order in which they are believed.
  public List<Device> order(List<Device> devices) {
    List<Device> ordered = new ArrayList<>(devices);
    ordered.sort(
        Comparator.comparingInt((Device d) -> rank(sources, d.sourceId()))
            .thenComparingInt(d -> placements.indexOf(d.placement()))
            .thenComparing(Device::sourceId));
    return ordered;
  }

  /// Refuses rules for channels that a schema does not have.
  ///
  /// @throws UsageException naming the channel
  public MergePolicy checkedFor(SensorSchema schema) {
    for (String channel : rules.keySet()) {
      if (schema.indexOf(channel).isEmpty()) {
        throw new UsageException(
            "a rule for channel '" + channel + "', which the dataset does not have",
            "its channels are "
                + String.join(", ", schema.channels().stream().map(Channel::name).toList()));
      }
    }
    return this;
  }

  /// The rule of every channel, in words, for receipts and reports.
  public String inWords(SensorSchema schema) {
    Map<MergeRule, List<String>> byRule = new TreeMap<>();
    for (Channel c : schema.channels()) {
      byRule.computeIfAbsent(rule(c), r -> new ArrayList<>()).add(c.name());
    }
    StringBuilder words = new StringBuilder();
    byRule.forEach((rule, channels) ->
        words
            .append(words.isEmpty() ? "" : "; ")
            .append(
                switch (rule) {
                  case PRIORITY -> "the first device that has a value: ";
                  case MAX -> "the greatest value: ";
                  case MEAN -> "the mean: ";
                  case WRIST_WHEN_WORN ->
                      "the device on wrist or finger alone while it is worn, otherwise the"
                          + " first that has a value: ";
                })
            .append(String.join(", ", channels)));
    return words
        .append("; order of devices: ")
        .append(sources.isEmpty() ? "" : String.join(", ", sources) + ", then ")
        .append("by place (")
        .append(
            String.join(
                ", ",
                placements.stream().map(p -> p.name().toLowerCase(java.util.Locale.ROOT)).toList()))
        .append("), then by name")
        .toString();
  }

  private static int rank(List<String> names, String name) {
    int i = names.indexOf(name);
    return i < 0 ? names.size() : i;
  }
}
