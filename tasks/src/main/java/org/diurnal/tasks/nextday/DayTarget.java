package org.diurnal.tasks.nextday;

import org.diurnal.data.importing.DayLabel;
import org.diurnal.model.generation.DailyMetric;

/// What is told of the next day.
public enum DayTarget {
  /// [DailyMetric#RESTING_HEART_RATE] of the day's minutes, of days complete enough for it.
  RESTING_HEART_RATE(DailyMetric.RESTING_HEART_RATE.id(), DailyMetric.RESTING_HEART_RATE.unit()),
  /// What the device counted as asleep in the nights that it books on the day.
  SLEEP_MINUTES(DayLabel.SLEEP_ASLEEP.task(), DayLabel.SLEEP_ASLEEP.unit()),
  /// What the device counted as sedentary, of days that were worn enough: a device in a drawer is
  /// sedentary too.
  SEDENTARY_MINUTES(DayLabel.DAILY_SEDENTARY.task(), DayLabel.DAILY_SEDENTARY.unit());

  private final String id;
  private final String unit;

  DayTarget(String id, String unit) {
    this.id = id;
    this.unit = unit;
  }

  /// For tables: the metric's or the label's name.
  public String id() {
    return id;
  }

  /// In UCUM.
  public String unit() {
    return unit;
  }
}
