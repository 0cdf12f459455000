package org.diurnal.data.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileGroupTest {
  private static FileReceipt file(String name, String role, long kept, long noNumber) {
    List<Rejection> none = List.of();
    List<Rejection> some = List.of(new Rejection(Reasons.NUMBER, noNumber, List.of(7L)));
    Tally rows = new Tally(kept + noNumber, kept, noNumber == 0 ? none : some);
    return new FileReceipt(name, role, 1, "0".repeat(64), rows, Tally.NONE);
  }

  @Test
  void fewFilesAreToldOneByOneWithTheirLines() {
    List<FileGroup> groups =
        FileGroup.of(List.of(file("a/steps-2024-05-01.json", "steps", 3, 1), file("b", "x", 0, 0)));
    assertThat(groups).extracting(FileGroup::name).containsExactly("a/steps-2024-05-01.json", "b");
    assertThat(groups.getFirst().dropped()).containsExactly("1 rows: not a number (line 7)");
  }

  @Test
  void manyFilesOfOneKindAreToldTogetherAndNothingIsLost() {
    List<FileReceipt> files = new ArrayList<>();
    for (int day = 1; day <= 31; day++) {
      files.add(file("a/heart-2024-05-%02d.json".formatted(day), "beats", 10, day % 2));
      files.add(file("a/steps-2024-05-%02d.json".formatted(day), "steps", 5, 0));
    }
    files.add(file("a/weight.csv", "weighings", 2, 0));
    List<FileGroup> groups = FileGroup.of(files);
    assertThat(groups)
        .extracting(FileGroup::name)
        .containsExactly("a/heart-*.json (31 files)", "a/steps-*.json (31 files)", "a/weight.csv");
    assertThat(groups.getFirst().rows().read()).isEqualTo(326);
    assertThat(groups.getFirst().rows().kept()).isEqualTo(310);
    assertThat(groups.getFirst().dropped())
        .containsExactly("16 rows: not a number (first in heart-2024-05-01.json, line 7)");
  }
}
