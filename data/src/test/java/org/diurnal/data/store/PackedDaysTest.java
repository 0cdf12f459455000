package org.diurnal.data.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.diurnal.core.DayWindow;
import org.diurnal.data.SampleDays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackedDaysTest {
  @TempDir Path tmp;

  @Test
  void everyDayComesBackAsItWas() {
    List<DayWindow> days = SampleDays.random(5, 31, 3, 42);
    SampleDataset.add(tmp.resolve("d"), "a", days, List.of());
    Dataset dataset = Dataset.open(tmp.resolve("d"));
    Path file = tmp.resolve("packed");
    try (PackedDays packed = PackedDays.build(dataset, dataset.people(), file)) {
      assertThat(packed.size()).isEqualTo(days.size());
      float[] values = new float[DayWindow.MINUTES];
      for (int i = 0; i < days.size(); i++) {
        assertThat(packed.day(i)).isEqualTo(days.get(i));
        assertThat(packed.personId(i)).isEqualTo(days.get(i).personId());
        assertThat(packed.localDate(i)).isEqualTo(days.get(i).localDate());
        for (int c = 0; c < 3; c++) {
          packed.copyValues(i, c, values);
          assertThat(values).isEqualTo(days.get(i).values(c));
          assertThat(packed.observed(i, c)).isEqualTo(days.get(i).observed(c));
        }
      }
      assertThatThrownBy(() -> packed.day(days.size()))
          .isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> packed.observed(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
    assertThat(file).doesNotExist();
  }

  @Test
  void onlyThePeopleAskedForArePacked() {
    SampleDataset.add(tmp.resolve("d"), "a", SampleDays.random(9, 4, 3, 1), List.of());
    Dataset dataset = Dataset.open(tmp.resolve("d"));
    try (PackedDays packed =
        PackedDays.build(dataset, Set.of("p007", "p002", "nobody"), tmp.resolve("packed"))) {
      assertThat(packed.size()).isEqualTo(8);
      assertThat(packed.personId(0)).isEqualTo("p002");
      assertThat(packed.personId(7)).isEqualTo("p007");
    }
    try (PackedDays none = PackedDays.build(dataset, Set.of(), tmp.resolve("none"))) {
      assertThat(none.size()).isZero();
    }
  }

  @Test
  void nothingCanBeReadAfterClosing() {
    SampleDataset.add(tmp.resolve("d"), "a", SampleDays.random(1, 1, 3, 1), List.of());
    Dataset dataset = Dataset.open(tmp.resolve("d"));
    PackedDays packed = PackedDays.build(dataset, dataset.people(), tmp.resolve("packed"));
    packed.close();
    packed.close();
    assertThatThrownBy(() -> packed.observed(0, 0)).isInstanceOf(IllegalStateException.class);
    assertThat(Files.exists(tmp.resolve("packed"))).isFalse();
  }
}
