package org.diurnal.model.generation;

import java.util.List;

/// Something that puts values where a day has none: the trained model, or a simple baseline.
///
/// A filler sees the day with its hidden minutes already removed and nothing else of that day. What
/// it knows beyond the day (a training population, the person's *other* days) it was given when it
/// was made.
public interface GapFiller {
  /// A short name in lower snake case, unique in a study, for example `linear`.
  String name();

  /// Fills one day.
  ///
  /// @param request the day and the minutes wanted
  /// @return `[channels][1440]` in physical units, finite at every wanted minute; what stands
  ///   elsewhere is never read. Values outside the channel's plausible range are clipped by the
  ///   caller, for all fillers alike.
  float[][] fill(FillRequest request);

  /// Fills many days at once; the same as one by one, possibly faster.
  ///
  /// @return one answer a request, in order
  default List<float[][]> fillAll(List<FillRequest> requests) {
    return requests.stream().map(this::fill).toList();
  }
}
