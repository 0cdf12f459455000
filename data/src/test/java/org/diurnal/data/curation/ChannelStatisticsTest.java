package org.diurnal.data.curation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.List;
import org.diurnal.core.SensorSchema;
import org.diurnal.data.SampleDays;
import org.diurnal.data.store.Dataset;
import org.diurnal.data.store.SampleDataset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelStatisticsTest {
  @TempDir Path tmp;

  @Test
  void meanAndSpreadOfAHandfulOfMinutes() {
    // Heart rate 60 for 3 minutes and 72 for 1: mean 63, variance (3 * 9 + 81) / 4 = 27.
    SampleDataset.add(
        tmp,
        "a",
        List.of(
            SampleDays.constant("p000", 0, 3, 2, 100, 103, 60),
            SampleDays.constant("p000", 1, 3, 2, 500, 501, 72),
            SampleDays.constant("p001", 0, 3, 2, 0, 1440, 200)),
        List.of());
    Dataset dataset = Dataset.open(tmp);
    ChannelStatistics s = ChannelStatistics.estimate(dataset, List.of("p000"));
    assertThat(s.channels().get(2).minutes()).isEqualTo(4);
    assertThat(s.channels().get(2).mean()).isEqualTo(63);
    assertThat(s.channels().get(2).std()).isCloseTo(Math.sqrt(27), within(1e-12));
    assertThat(s.channels().get(0).usable()).isFalse();
    SensorSchema applied = s.applyTo(dataset.schema());
    assertThat(applied.channel(2).mean()).isEqualTo(63);
    assertThat(applied.channel(0)).isEqualTo(dataset.schema().channel(0));
  }

  @Test
  void agreesWithPlainSql() throws Exception {
    SampleDataset.add(tmp, "a", SampleDays.random(4, 5, 3, 7), List.of());
    ChannelStatistics s = ChannelStatistics.estimate(Dataset.open(tmp), List.of("p001", "p003"));
    try (var c = DriverManager.getConnection("jdbc:duckdb:");
        var st = c.createStatement()) {
      for (ChannelStatistics.Statistic channel : s.channels()) {
        try (ResultSet r =
            st.executeQuery(
                "SELECT count(v), avg(v::DOUBLE), stddev_pop(v::DOUBLE) FROM (SELECT unnest("
                    + channel.channel()
                    + ") AS v FROM read_parquet('"
                    + tmp
                    + "/days/part-*.parquet') WHERE person_id IN ('p001', 'p003'))")) {
          r.next();
          assertThat(channel.minutes()).isEqualTo(r.getLong(1));
          assertThat(channel.mean()).isCloseTo(r.getDouble(2), within(1e-9));
          assertThat(channel.std()).isCloseTo(r.getDouble(3), within(1e-9));
        }
      }
    }
  }
}
