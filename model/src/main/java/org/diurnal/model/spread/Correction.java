package org.diurnal.model.spread;

/// How wide central intervals have to be nominally so that they hold what they promise on people
/// that the quantiles were not fitted on: the conformal correction of [PeopleConformal], on the
/// scale of probabilities, so that it widens a wide spread by more than a narrow one.
///
/// @param half the nominal share for an interval of 50 %, 0 to 1
/// @param ninety the nominal share for one of 90 %, 0 to 1; 1 and more is the whole plausible range
/// @param people whose minutes it rests on
/// @param promised what the interval of 90 % holds at least, on average over new people of the same
///   population; 0 where nothing is known
public record Correction(double half, double ninety, int people, double promised) {
  /// Where nobody can tell: the quantiles as they are.
  public static final Correction NONE = new Correction(0.5, 0.9, 0, 0);

  static Correction of(PeopleConformal scores) {
    if (scores.people() == 0) {
      return NONE;
    }
    PeopleConformal.Threshold ninety = scores.threshold(0.9);
    double half = Math.min(scores.threshold(0.5).score(), ninety.score());
    return new Correction(
        Math.min(half, 1), Math.min(ninety.score(), 1), scores.people(), ninety.promised());
  }
}
