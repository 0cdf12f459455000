package org.diurnal.tasks.finetune;

import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.model.network.NormalizedDay;

/// Days of people, as a network sees them, each with a visible token. Any number of threads ask.
public interface PeopleDays {
  /// Whether a person has a day.
  boolean has(String person);

  /// All days of a person who has one.
  List<NormalizedDay> all(String person);

  /// Some days of a person who has one, each once: `most`, or all where there are fewer.
  List<NormalizedDay> some(String person, int most, SplittableRandom random);
}
