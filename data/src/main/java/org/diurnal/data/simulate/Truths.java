package org.diurnal.data.simulate;

import java.util.LinkedHashMap;
import java.util.Map;

/// What a simulated person is, as labels.
public final class Truths {
  private Truths() {}

  /// Name and value of each trait; the same names for everybody. The label is the name behind
  /// [Simulator#TRUTH].
  public static Map<String, Double> of(Traits t) {
    Map<String, Double> truths = new LinkedHashMap<>();
    put(truths, "fitness", t.fitness());
    put(truths, "chronotype_hours", t.chronotypeHours());
    put(truths, "sleep_need_hours", t.sleepNeedHours());
    put(truths, "irregularity", t.irregularity());
    put(truths, "autonomic_tone", t.autonomicTone());
    put(truths, "metabolic_risk", t.metabolicRisk());
    put(truths, "mood", t.mood());
    put(truths, "sleep_disturbance", t.sleepDisturbance());
    put(truths, "drinking", t.drinking());
    put(truths, "resting_heart_rate_bpm", t.restingHeartRate());
    put(truths, "shift_worker", t.shiftWorker() ? 1 : 0);
    put(truths, "device", t.device().ordinal());
    return truths;
  }

  private static void put(Map<String, Double> truths, String name, double value) {
    truths.put(name, value);
  }

  /// The labels of traits that somebody may try to read from a person's days, each in words. The
  /// type of device is no trait of the person.
  public static Map<String, String> inWords() {
    Map<String, String> words = new LinkedHashMap<>();
    of(new Population(0).person(0)).keySet().stream()
        .filter(n -> !n.equals("device"))
        .forEach(n ->
            words.put(
                Simulator.TRUTH + n, "what a simulated person is made of: " + n.replace('_', ' ')));
    words.put(Simulator.TRUTH + "sleep_debt_hours", "sleep owed at the end of a simulated day");
    words.put(Simulator.TRUTH + "minutes_asleep", "minutes asleep of a simulated day, as lived");
    return words;
  }
}
