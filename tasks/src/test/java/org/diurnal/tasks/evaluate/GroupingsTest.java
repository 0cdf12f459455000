package org.diurnal.tasks.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.diurnal.tasks.features.FeatureSet;
import org.junit.jupiter.api.Test;

class GroupingsTest {
  private static FeatureSet of(List<String> names, double[]... rows) {
    Map<String, double[]> people = new HashMap<>();
    for (int i = 0; i < rows.length; i++) {
      people.put("p" + i, rows[i]);
    }
    return new FeatureSet("engineered", names, 0, people);
  }

  @Test
  void thirdsOfPeopleAreByTheShareOfMinutesOfTheChannelThatHasMost() {
    List<String> names =
        List.of("heart missing_rate mean", "steps missing_rate mean", "steps missing_rate std");
    // Shares 0.5, 0.6, 0.7, 0.8: thirds end at 0.6 and 0.7 (type 7).
    Grouping g =
        Groupings.byWear(
                of(
                    names,
                    new double[] {0.9, 0.5, 0},
                    new double[] {0.4, 0.8, 0},
                    new double[] {0.3, 0.3, 0},
                    new double[] {0.9, 0.2, 0}))
            .orElseThrow();
    assertThat(g.groups())
        .containsExactly("least third, under 60.0 %", "middle third, to 70.0 %", "most third");
    assertThat(g.groupOf())
        .containsEntry("p0", "least third, under 60.0 %")
        .containsEntry("p1", "middle third, to 70.0 %")
        .containsEntry("p2", "most third")
        .containsEntry("p3", "most third");
  }

  @Test
  void aChannelThatSaysWhatWasWornCountsAndNotThatItsMinutesAreKnown() {
    List<String> names = List.of("worn mean mean", "worn missing_rate mean");
    Grouping g =
        Groupings.byWear(
                of(names, new double[] {0.2, 0}, new double[] {0.5, 0}, new double[] {0.9, 0}))
            .orElseThrow();
    assertThat(g.groupOf().get("p0")).startsWith("least third");
    assertThat(g.groupOf().get("p2")).isEqualTo("most third");
  }

  @Test
  void whereAllWereAlikeThereAreNoThirds() {
    List<String> names = List.of("worn missing_rate mean");
    assertThat(Groupings.byWear(of(names, new double[] {0}, new double[] {0}, new double[] {0})))
        .isEmpty();
    assertThat(Groupings.byWear(of(names, new double[] {Double.NaN}))).isEmpty();
  }
}
