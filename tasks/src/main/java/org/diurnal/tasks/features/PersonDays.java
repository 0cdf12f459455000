package org.diurnal.tasks.features;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Progress;
import org.diurnal.data.store.Dataset;

/// Hands on people one after the other with all their days, which come in order.
public final class PersonDays {
  private PersonDays() {}

  /// Streams people's days.
  ///
  /// @param consumer takes a person and their days, ascending by date
  public static void forEach(
      Dataset dataset,
      Collection<String> people,
      BiConsumer<String, List<DayWindow>> consumer,
      Progress progress) {
    List<DayWindow> days = new ArrayList<>();
    long[] seen = {0};
    long all = dataset.days(people);
    dataset.forEachDay(
        people,
        day -> {
          if (!days.isEmpty() && !days.getFirst().personId().equals(day.personId())) {
            consumer.accept(days.getFirst().personId(), List.copyOf(days));
            days.clear();
          }
          days.add(day);
          progress.update(++seen[0], all, "days");
        });
    if (!days.isEmpty()) {
      consumer.accept(days.getFirst().personId(), List.copyOf(days));
    }
  }

  /// A channel of the days on which it has a minute.
  static List<ChannelDay> channel(List<DayWindow> days, int channel) {
    return days.stream()
        .filter(d -> d.observed(channel).count() > 0)
        .map(d -> new ChannelDay(d.localDate(), d.values(channel)))
        .toList();
  }
}
