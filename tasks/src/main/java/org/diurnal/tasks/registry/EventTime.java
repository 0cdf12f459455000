package org.diurnal.tasks.registry;

/// When something happened to people who were followed, by two labels.
///
/// @param time the label of how long each was followed, in the task's unit
/// @param event the label of whether that ended with the event, 1, or without, 0
/// @param until the time whose area under the ROC curve is told beside the concordance
public record EventTime(String time, String event, double until) {}
