package org.diurnal.data.simulate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.nhanes.labels.LabelDefinition;
import org.diurnal.data.nhanes.labels.LabelFields;
import org.diurnal.data.nhanes.labels.LabelRegistry;

/// What the columns of a simulated dataset are, for the dictionary.
public final class SimulatedFields {
  private static final String NO_EXPORT = "no export: made by the simulator";

  /// An entry a column, channel and label.
  public static final List<FieldOrigin> ALL = all();

  private SimulatedFields() {}

  private static List<FieldOrigin> all() {
    List<FieldOrigin> fields = new ArrayList<>();
    fields.add(FieldOrigin.day("person_id", NO_EXPORT, "s and the person's number"));
    fields.add(FieldOrigin.day("local_date", NO_EXPORT, "the first day and those after it"));
    fields.add(FieldOrigin.day("utc_offset_minutes", NO_EXPORT, "always that of +01:00"));
    fields.add(FieldOrigin.day("source_id", NO_EXPORT, "simulator: and the type of device"));
    fields.add(
        FieldOrigin.channel(
            "*",
            NO_EXPORT,
            "what a device of the type shows of a simulated life",
            "the device lacks the sensor, was not worn, or lost contact"));
    fields.add(
        FieldOrigin.label("daily_steps", "/d", NO_EXPORT, "all steps of the day, seen or not", ""));
    fields.add(
        FieldOrigin.label(
            Simulator.TRUTH + "minutes_asleep",
            "min",
            NO_EXPORT,
            "minutes asleep of the day, as lived",
            ""));
    for (String hours : List.of("sleep_debt_hours", "chronotype_hours", "sleep_need_hours")) {
      fields.add(
          FieldOrigin.label(
              Simulator.TRUTH + hours, "h", NO_EXPORT, "what the person is made of", ""));
    }
    fields.add(
        FieldOrigin.label(
            Simulator.TRUTH + "resting_heart_rate_bpm",
            "/min",
            NO_EXPORT,
            "what the person is made of",
            ""));
    fields.add(
        FieldOrigin.label(Simulator.TRUTH + "*", "1", NO_EXPORT, "what the person is made of", ""));
    fields.add(
        FieldOrigin.label(
            "event_*", "1", NO_EXPORT, "1 on days with a planted event", "no event that day"));
    fields.add(
        FieldOrigin.label(
            HealthLabels.BAYES + "*",
            "1",
            NO_EXPORT,
            "the probability, or the expected value, that follows from what the person is",
            ""));
    Map<String, String> units = new HashMap<>();
    LabelFields.all().forEach(f -> units.put(f.name(), f.unit()));
    for (String task : HealthLabels.tasks()) {
      fields.add(
          FieldOrigin.label(
              task,
              units.getOrDefault(task, "1"),
              NO_EXPORT,
              "what the person is, or drawn from it; means what the task of NHANES means",
              ""));
    }
    for (LabelDefinition task : LabelRegistry.tasks()) {
      if (!HealthLabels.tasks().contains(task.name())) {
        fields.add(
            FieldOrigin.label(
                task.name(),
                units.getOrDefault(task.name(), "1"),
                "the labels table that people were made from",
                "as the row says",
                "the row has none"));
      }
    }
    return List.copyOf(fields);
  }
}
