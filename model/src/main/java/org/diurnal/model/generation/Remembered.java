package org.diurnal.model.generation;

import java.util.List;
import java.util.Optional;

/// A filler that keeps its last answers, because a blend asks it the very requests that a study has
/// just asked it alone. Told apart by identity of the list; not for use by two threads at once.
final class Remembered implements GapFiller {
  private final GapFiller filler;
  private Optional<Last> last = Optional.empty();

  private record Last(List<FillRequest> requests, List<float[][]> answers) {}

  Remembered(GapFiller filler) {
    this.filler = filler;
  }

  @Override
  public String name() {
    return filler.name();
  }

  @Override
  public float[][] fill(FillRequest request) {
    return filler.fill(request);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // equal lists of other days would cost more to compare
  public List<float[][]> fillAll(List<FillRequest> requests) {
    if (last.isEmpty() || last.get().requests() != requests) {
      last = Optional.of(new Last(requests, filler.fillAll(requests)));
    }
    return last.get().answers();
  }
}
