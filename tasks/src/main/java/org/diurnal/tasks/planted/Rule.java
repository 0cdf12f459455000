package org.diurnal.tasks.planted;

/// A way to say how odd a patch of a day is. Each gives 1 where all is as usual.
public enum Rule {
  /// The network's squared error where the patch was hidden, over what is usual of it among
  /// validation people at that time of day: knows nothing of the person but the day.
  SURPRISE("surprise"),
  /// The same over what is usual of the person's other days, drawn towards validation people.
  SURPRISE_OWN("surprise, own usual"),
  /// Squared distance of the logarithm of that error from its usual mean on the person's other
  /// days, over its usual variance: a patch may also be too easy to predict, as a stuck sensor is.
  SURPRISE_EITHER_WAY("surprise, too high or too low"),
  /// Squared distance from the mean of validation people at that time of day, over their variance.
  Z_POPULATION("z-score, population"),
  /// Squared distance from the person's mean at that time of day over their other days, over their
  /// variance, both drawn towards validation people.
  Z_OWN("z-score, own"),
  /// The mean of the two that know the person: whether the network adds to their z-score.
  OWN_BOTH("surprise + z-score, own");

  private final String words;

  Rule(String words) {
    this.words = words;
  }

  /// Its name in tables.
  public String words() {
    return words;
  }
}
