package org.diurnal.model.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.diurnal.core.BadDataException;
import org.diurnal.data.store.DayKey;
import org.diurnal.data.store.DayVector;
import org.diurnal.data.store.DrawnDay;
import org.diurnal.data.store.VectorTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalanceTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

  @TempDir Path tmp;

  private record Day(String personId, LocalDate localDate, boolean visible) {}

  private record Days(List<Day> days) implements DayList {
    @Override
    public int size() {
      return days.size();
    }

    @Override
    public String personId(int day) {
      return days.get(day).personId();
    }

    @Override
    public LocalDate localDate(int day) {
      return days.get(day).localDate();
    }

    @Override
    public boolean isVisible(int day) {
      return days.get(day).visible();
    }
  }

  private static Day day(String person, int number) {
    return new Day(person, FIRST.plusDays(number), true);
  }

  private Path vectors(Object... personDayAndPlace) {
    Path file = tmp.resolve("person_days.parquet");
    try (VectorTable table = VectorTable.ofDays(file, 2)) {
      for (int i = 0; i < personDayAndPlace.length; i += 3) {
        table.add(
            new DayVector(
                new DayKey(
                    (String) personDayAndPlace[i],
                    FIRST.plusDays((int) personDayAndPlace[i + 1]),
                    "test"),
                9,
                new float[] {(int) personDayAndPlace[i + 2], 0}));
      }
      table.commit();
    }
    return file;
  }

  private static final BalanceSettings TWO = new BalanceSettings(2, 2, 100, 0, 100, 1);

  @Test
  void everyDayHasItsClustersShareAndOthersVectorsDoNotMatter() {
    // Three days at 0, one at 100; somebody who is not learned from lies at 50.
    Path file = vectors("a", 0, 0, "a", 1, 0, "b", 0, 50, "b", 1, 50, "c", 0, 0, "c", 1, 100);
    Balance balance =
        Balance.of(
            file, new Days(List.of(day("a", 0), day("a", 1), day("c", 0), day("c", 1))), TWO);
    assertThat(balance.tree().leaves()).isEqualTo(2);
    int crowd = balance.tree().leaf(new float[] {0, 0});
    assertThat(balance.sizes()[crowd]).isEqualTo(3);
    assertThat(balance.rows())
        .containsExactly(
            new DrawnDay("a", FIRST, crowd, 2 / 3.0),
            new DrawnDay("a", FIRST.plusDays(1), crowd, 2 / 3.0),
            new DrawnDay("c", FIRST, crowd, 2 / 3.0),
            new DrawnDay("c", FIRST.plusDays(1), 1 - crowd, 2));
  }

  @Test
  void aDayOfWhichNothingCanBeSeenIsDrawnAsBefore() {
    Path file = vectors("a", 0, 0, "a", 2, 0, "c", 1, 100);
    Balance balance =
        Balance.of(
            file,
            new Days(
                List.of(
                    day("a", 0),
                    new Day("a", FIRST.plusDays(1), false),
                    day("a", 2),
                    day("c", 1),
                    new Day("d", FIRST, false))),
            new BalanceSettings(1, 2, 100, 0, 100, 1));
    assertThat(balance.rows().get(1)).isEqualTo(new DrawnDay("a", FIRST.plusDays(1), -1, 1));
    assertThat(balance.rows().get(4)).isEqualTo(new DrawnDay("d", FIRST, -1, 1));
    assertThat(balance.rows().stream().mapToDouble(DrawnDay::draws).sum()).isEqualTo(5);
    assertThat(BalanceCard.of(balance, TWO, 5, "v", "d").daysWithoutVector()).isEqualTo(2);
  }

  @Test
  void aDayThatIsLearnedFromMustHaveAVector() {
    Path file = vectors("a", 0, 0, "c", 1, 100);
    for (List<Day> days :
        List.of(
            List.of(day("a", 0), day("a", 1), day("c", 1)),
            List.of(day("a", 0), day("b", 0), day("c", 1)),
            List.of(day("a", 0), day("c", 1), day("c", 2)))) {
      assertThatThrownBy(() -> Balance.of(file, new Days(days), TWO))
          .isInstanceOf(BadDataException.class)
          .hasMessageContaining("person_days.parquet")
          .hasMessageContaining("no vector for person");
    }
  }

  @Test
  void vectorsOutOfOrderAreRefused() {
    Path file = vectors("c", 1, 100, "a", 0, 0);
    assertThatThrownBy(() -> Balance.of(file, new Days(List.of(day("a", 0), day("c", 1))), TWO))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("out of order");
    assertThatThrownBy(
            () -> Balance.of(tmp.resolve("nowhere"), new Days(List.of(day("a", 0))), TWO))
        .isInstanceOf(BadDataException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void clustersAreFoundOnASampleAndEveryDayIsPutIntoOne() {
    Object[] rows = new Object[3 * 400];
    List<Day> days = new java.util.ArrayList<>();
    for (int i = 0; i < 400; i++) {
      rows[3 * i] = "a";
      rows[3 * i + 1] = i;
      rows[3 * i + 2] = i % 4 == 0 ? 100 : 0;
      days.add(day("a", i));
    }
    Path file = vectors(rows);
    BalanceSettings settings = new BalanceSettings(10, 9, 1000, 1, 20, 3);
    Balance balance = Balance.of(file, new Days(days), settings);
    assertThat(balance.sizes()).containsExactlyInAnyOrder(100, 300);
    assertThat(balance.rows().get(0).draws()).isEqualTo(2.0);
    assertThat(Balance.of(file, new Days(days), settings).rows()).isEqualTo(balance.rows());
  }
}
