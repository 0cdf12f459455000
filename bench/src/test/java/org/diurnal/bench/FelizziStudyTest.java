package org.diurnal.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class FelizziStudyTest {
  private static final double PRINTED = 0.0006; // three digits; R2 may differ by 0.02

  @Test
  void ridgeAndBoostedTreesAreAsPublished() throws IOException {
    Path reference =
        Path.of(System.getProperty("diurnal.realData", "nowhere"), "nhanes_2003_2006", "reference");
    Assumptions.assumeTrue(Files.isDirectory(reference), "no real data at " + reference);
    FelizziTable table = FelizziTable.read(reference.resolve("felizzi2026_analytic.csv.gz"));
    assertThat(table.features()).hasDimensions(1381, 18);
    FelizziStudy study = new FelizziStudy(table);
    var published = FelizziStudy.published(reference.resolve("felizzi2026_results.csv"));
    assertThat(published).hasSize(6);
    for (FelizziStudy.Outcome p : published) {
      FelizziStudy.Result ours = study.published(p.outcome(), p.kind());
      String what = p.outcome() + " " + p.kind();
      assertThat(ours.r2()).as(what).isEqualTo(p.result().r2(), within(PRINTED));
      assertThat(ours.mae()).as(what).isEqualTo(p.result().mae(), within(PRINTED));
      assertThat(ours.coverage()).as(what).isEqualTo(p.result().coverage(), within(PRINTED));
    }
  }

  @Test
  void permutationsAreNumPys() {
    // >>> numpy.random.RandomState(42).permutation(1381)[:8]
    // array([309, 741, 265, 823, 778, 660,  76, 184])
    assertThat(Arrays.copyOf(FelizziStudy.permutation(42, 1381), 8))
        .containsExactly(309, 741, 265, 823, 778, 660, 76, 184);
  }

  @Test
  void nobodyIsOnTwoSidesOfASplit() {
    int[][] split = FelizziStudy.split(7, 1381);
    assertThat(split[0]).hasSize(828);
    assertThat(split[1]).hasSize(276);
    assertThat(split[2]).hasSize(277);
    assertThat(Arrays.stream(split).flatMapToInt(Arrays::stream).sorted().toArray())
        .containsExactly(IntStream.range(0, 1381).toArray());
  }
}
