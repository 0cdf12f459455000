package org.diurnal.model.generation;

import static org.diurnal.model.masking.PatchGrid.PATCH_MINUTES;
import static org.diurnal.model.masking.PatchGrid.SLOTS;

import java.util.ArrayList;
import java.util.List;
import org.diurnal.core.MinuteMask;
import org.diurnal.model.network.HiddenPatches;
import org.diurnal.model.network.NormalizedDay;
import org.diurnal.model.network.SavedModel;

/// The pretrained network as a gap filler.
///
/// A patch is filled from the patches that are seen, so a wanted minute's own patch has to be
/// hidden. A gap of a patch's length or more hides all patches it touches. A smaller hole in a
/// patch that is otherwise observed would cost the others that patch's context; such patches are
/// filled in two passes of their own, every other slot at a time, and stay in sight in the first.
public final class ModelFiller implements GapFiller {
  private final SavedModel saved;

  /// @param saved the model; stays the caller's, and has to stay open
  public ModelFiller(SavedModel saved) {
    this.saved = saved;
  }

  @Override
  public String name() {
    return "diurnal";
  }

  @Override
  public float[][] fill(FillRequest request) {
    return fillAll(List.of(request)).getFirst();
  }

  @Override
  public List<float[][]> fillAll(List<FillRequest> requests) {
    List<float[][]> answers = new ArrayList<>();
    List<HiddenPatches.Pass> passes = new ArrayList<>();
    List<Integer> requestOf = new ArrayList<>();
    for (int r = 0; r < requests.size(); r++) {
      FillRequest request = requests.get(r);
      answers.add(new float[request.day().channels()][MinuteMask.MINUTES]);
      NormalizedDay day = saved.preprocessor().normalize(request.day());
      for (boolean[] hidden : passes(request, day)) {
        passes.add(new HiddenPatches.Pass(day, hidden));
        requestOf.add(r);
      }
    }
    // Earlier passes come first in the list: what a gap's pass filled, a hole's pass leaves alone.
    boolean[][] done = new boolean[requests.size()][saved.model().config().tokens()];
    HiddenPatches.predict(
        saved,
        passes,
        (pass, token, z, at) -> {
          int r = requestOf.get(pass);
          if (!done[r][token]) {
            done[r][token] = true;
            float[] channel = answers.get(r)[token / SLOTS];
            for (int m = 0; m < PATCH_MINUTES; m++) {
              channel[token % SLOTS * PATCH_MINUTES + m] =
                  saved.preprocessor().denormalize(token / SLOTS, z[at + m]);
            }
          }
        });
    return answers;
  }

  /// What to hide in each pass; the first fills gaps, the others fill holes.
  private static List<boolean[]> passes(FillRequest request, NormalizedDay day) {
    boolean[] inherited = day.inherited();
    boolean[] gaps = new boolean[inherited.length];
    boolean[][] holes = new boolean[2][inherited.length];
    boolean[] any = new boolean[3];
    for (int t = 0; t < inherited.length; t++) {
      MinuteMask wanted = request.wanted().get(t / SLOTS);
      int from = t % SLOTS * PATCH_MINUTES;
      int n = wanted.count(from, from + PATCH_MINUTES);
      if (n == 0) {
        continue;
      }
      if (inherited[t] || longestGap(wanted, from) >= PATCH_MINUTES) {
        gaps[t] = true;
        any[0] = true;
      } else {
        holes[t % 2][t] = true;
        any[1 + t % 2] = true;
      }
    }
    List<boolean[]> passes = new ArrayList<>();
    if (any[0]) {
      passes.add(gaps);
    }
    for (int parity = 0; parity < 2; parity++) {
      if (any[1 + parity]) {
        boolean[] hidden = holes[parity];
        for (int t = 0; t < hidden.length; t++) {
          hidden[t] |= gaps[t];
        }
        passes.add(hidden);
      }
    }
    return passes;
  }

  /// The longest run of wanted minutes that touches a patch, counted beyond its edges.
  private static int longestGap(MinuteMask wanted, int from) {
    int longest = 0;
    for (int m = from; m < from + PATCH_MINUTES; m++) {
      if (wanted.get(m)) {
        int start = m;
        while (start > 0 && wanted.get(start - 1)) {
          start--;
        }
        int end = m;
        while (end < MinuteMask.MINUTES && wanted.get(end)) {
          end++;
        }
        longest = Math.max(longest, end - start);
        m = end;
      }
    }
    return longest;
  }
}
