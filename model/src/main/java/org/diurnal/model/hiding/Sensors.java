package org.diurnal.model.hiding;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.SensorSchema;

/// Whole channels hidden for the whole day, as when a sensor fails. A channel counts where it has
/// data that day; at least one that has is always left to go by.
public final class Sensors {
  private Sensors() {}

  /// Each channel in turn, one question each; none where fewer than two have data.
  public static List<List<MinuteMask>> eachInTurn(DayWindow day) {
    int[] withData = Masks.withData(day);
    List<List<MinuteMask>> questions = new ArrayList<>();
    if (withData.length >= 2) {
      for (int channel : withData) {
        questions.add(whole(day, c -> c == channel));
      }
    }
    return questions;
  }

  /// One channel by lot; none where fewer than two have data.
  public static List<List<MinuteMask>> one(SplittableRandom random, DayWindow day) {
    int[] withData = Masks.withData(day);
    if (withData.length < 2) {
      return List.of();
    }
    int channel = withData[random.nextInt(withData.length)];
    return List.of(whole(day, c -> c == channel));
  }

  /// A share of the channels with data by lot, halves rounded up; none where fewer than two have
  /// data.
  ///
  /// @param share above 0 and below 1
  public static List<List<MinuteMask>> some(SplittableRandom random, DayWindow day, double share) {
    int[] order = Masks.withData(day);
    if (order.length < 2) {
      return List.of();
    }
    int toHide = Math.clamp(Math.round(share * order.length), 1, order.length - 1);
    TreeSet<Integer> chosen = new TreeSet<>();
    for (int i = 0; i < toHide; i++) {
      int j = i + random.nextInt(order.length - i);
      chosen.add(order[j]);
      order[j] = order[i];
    }
    return List.of(whole(day, chosen::contains));
  }

  /// Each sensor group of the schema in turn; none where fewer than two groups have data.
  public static List<List<MinuteMask>> groupsInTurn(SensorSchema schema, DayWindow day) {
    Map<String, List<Integer>> groups = new LinkedHashMap<>();
    for (int c : Masks.withData(day)) {
      groups.computeIfAbsent(schema.channel(c).group(), g -> new ArrayList<>()).add(c);
    }
    return groups.size() < 2
        ? List.of()
        : groups.values().stream().map(group -> whole(day, group::contains)).toList();
  }

  /// By the toss of a coin a share of the channels, or one group; where only one group has data,
  /// always the share.
  public static List<List<MinuteMask>> someOrGroup(
      SplittableRandom random, SensorSchema schema, DayWindow day, double share) {
    List<List<MinuteMask>> groups = groupsInTurn(schema, day);
    return random.nextBoolean() && !groups.isEmpty()
        ? List.of(groups.get(random.nextInt(groups.size())))
        : some(random, day, share);
  }

  /// The channels that the sensor of the heart rate measures, and what is made of it: those of the
  /// group of `heart_rate`, and `active_energy`; none where the schema has no heart rate.
  static IntPredicate ofHeartRate(SensorSchema schema) {
    OptionalInt heartRate = schema.indexOf("heart_rate");
    if (heartRate.isEmpty()) {
      return c -> false;
    }
    String group = schema.channel(heartRate.getAsInt()).group();
    return c ->
        schema.channel(c).group().equals(group) || schema.channel(c).name().equals("active_energy");
  }

  private static List<MinuteMask> whole(DayWindow day, IntPredicate chosen) {
    return Masks.of(day.channels(), chosen, MinuteMask.all());
  }
}
