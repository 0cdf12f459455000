package org.diurnal.data.curation;

/// Tells worn minutes from not worn ones by the counts of an accelerometer.
///
/// The rule: every stretch of `window` minutes is looked at. One in which at most
/// `toleratedMinutes` minutes have a count above zero, and none a count above `toleratedCount`, is
/// not worn, all of it with the tolerated minutes, also those at its ends. Every other minute is
/// worn.
///
/// [#NHANES] is the rule by which the wear flags of NHANES 2003-2006 were published: non-wear in
/// the manner of Troiano et al. (Med Sci Sports Exerc 2008; 40: 181), in the variant of the R
/// packages accelerometry (`weartime`, `nci = FALSE`) and rnhanesdata (`process_flags`): a window
/// of 90 minutes, 2 of them up to 99 counts, days in one piece so that a night counts across
/// midnight. The NCI's own rule differs: there a stretch ends only after three active minutes in a
/// row.
///
/// @param window minutes of the least stretch, at least 1
/// @param toleratedMinutes active minutes that a stretch not worn may have
/// @param toleratedCount the greatest count that such a minute may have
public record WearTime(int window, int toleratedMinutes, int toleratedCount) {
  /// 90 minutes, 2 of them up to 99 counts.
  public static final WearTime NHANES = new WearTime(90, 2, 99);

  public WearTime {
    if (window < 1 || toleratedMinutes < 0 || toleratedCount < 0) {
      throw new IllegalArgumentException(
          "a window of "
              + window
              + " minutes with "
              + toleratedMinutes
              + " tolerated up to "
              + toleratedCount);
    }
  }

  /// Which minutes were worn.
  ///
  /// What comes before the first and after the last minute is not known and makes no stretch
  /// longer: minutes near an end are worn unless a stretch that is there to its full length says
  /// otherwise.
  ///
  /// @param counts one a minute, without a gap in time; below zero where missing, which counts as
  ///   zero here, as published: whether such a minute was worn means nothing by itself
  /// @return one a minute
  public boolean[] worn(int[] counts) {
    boolean[] worn = new boolean[counts.length];
    java.util.Arrays.fill(worn, true);
    int active = 0; // minutes of the stretch that ends here
    int lastGreat = -1; // the last minute above what is tolerated
    int decided = 0; // minutes before this one are marked already where a stretch wants it
    for (int end = 0; end < counts.length; end++) {
      int begin = end - window + 1;
      active += counts[end] > 0 ? 1 : 0;
      active -= begin > 0 && counts[begin - 1] > 0 ? 1 : 0;
      lastGreat = counts[end] > toleratedCount ? end : lastGreat;
      if (begin >= 0 && active <= toleratedMinutes && lastGreat < begin) {
        for (int m = Math.max(begin, decided); m <= end; m++) {
          worn[m] = false;
        }
        decided = end + 1;
      }
    }
    return worn;
  }
}
