package org.diurnal.model.spread;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;
import org.diurnal.model.generation.FillRequest;
import org.diurnal.model.generation.ReconstructionTask;

/// What is hidden of a day to see how sure fills are: a few questions of each task. A task that
/// asks once for every channel would ask 34 times about a day of 34; of those a few are drawn.
///
/// @param schema the channels
/// @param tasks what is hidden
/// @param seed of what is hidden and drawn
record Questions(SensorSchema schema, List<ReconstructionTask> tasks, long seed) {
  private static final int MOST_A_TASK = 4;

  Questions {
    tasks = List.copyOf(tasks);
  }

  /// @param task position of the task
  /// @param number which of the task's questions about that day
  /// @param truth the day as it was measured
  record Question(int task, int number, DayWindow truth, FillRequest request) {
    /// Numbers for the question's minutes, the same in whatever order days come.
    SplittableRandom random(long seed) {
      return Randomness.of(
          seed,
          Randomness.key(truth.personId()),
          truth.localDate().toEpochDay(),
          Randomness.key(truth.sourceId()),
          task,
          number);
    }
  }

  /// The questions about a day; none where hiding leaves nothing to go by or hides nothing.
  List<Question> of(DayWindow day) {
    List<Question> all = new ArrayList<>();
    for (int t = 0; t < tasks.size(); t++) {
      List<List<MinuteMask>> masks = tasks.get(t).masks(seed, schema, day);
      for (int q : drawn(masks.size(), t, day)) {
        FillRequest request = FillRequest.hiding(day, masks.get(q));
        int left = request.day().observedCells();
        if (left > 0 && left < day.observedCells()) {
          all.add(new Question(t, q, day, request));
        }
      }
    }
    return all;
  }

  private int[] drawn(int questions, int task, DayWindow day) {
    SplittableRandom random =
        Randomness.of(
            seed,
            Randomness.key("questions"),
            Randomness.key(day.personId()),
            day.localDate().toEpochDay(),
            task);
    int[] order = new int[questions];
    for (int i = 0; i < questions; i++) { // a shuffle from the inside out
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return java.util.Arrays.stream(order).limit(MOST_A_TASK).sorted().toArray();
  }
}
