package org.diurnal.tasks.predict;

import java.util.List;
import java.util.Optional;
import org.diurnal.core.Interval;

/// What a head says of a person.
///
/// @param task name of the label
/// @param unit of the value; empty for a probability
/// @param probability whether the value is one
/// @param value the probability of yes after calibration, or the expected value
/// @param interval 95 %: of a quantity, where the truth is; of a probability, where the share of
///   yes among people to whom the head says the same is; empty where too few people were fitted on
/// @param usual the share of yes, or the mean, among the people the head was fitted on
/// @param restsOn hours and channels by falling weight; empty where it was not asked for
/// @param demographics change when age, sex and body mass index are not told to the head; empty
///   where it does not use them or they are not known
/// @param people the head was fitted on
/// @param unlike how far the person is from them, in standard deviations of their components, root
///   mean square: about 1 for one of them, more for somebody unlike them
public record Prediction(
    String task,
    String unit,
    boolean probability,
    double value,
    Optional<Interval> interval,
    double usual,
    List<Occlusion.Part> restsOn,
    Optional<Double> demographics,
    int people,
    double unlike) {
  /// Above this a person is unlike those that the head was fitted on.
  public static final double UNLIKE = 2;

  public Prediction {
    restsOn = List.copyOf(restsOn);
  }
}
