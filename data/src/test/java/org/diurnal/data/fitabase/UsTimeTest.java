package org.diurnal.data.fitabase;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.diurnal.core.Randomness;
import org.junit.jupiter.api.Test;

class UsTimeTest {
  /// Against the JDK's own formatter, for random times in every spelling.
  @Test
  void readsWhatTheJdkWrites() {
    long seed = 20160412;
    SplittableRandom random = Randomness.of(seed);
    UsTime time = new UsTime();
    for (String pattern :
        List.of("M/d/yyyy h:mm:ss a", "M/d/yyyy H:mm:ss", "MM/dd/yyyy hh:mm:ss a")) {
      DateTimeFormatter format = DateTimeFormatter.ofPattern(pattern, Locale.US);
      for (int i = 0; i < 20_000; i++) {
        LocalDateTime t =
            LocalDate.of(2000, 1, 1).atStartOfDay().plusSeconds(random.nextLong(3_100_000_000L));
        String text = t.format(format);
        assertThat(time.parse(text)).as("%s, seed %d", text, seed).isTrue();
        assertThat(time.epochDay()).as(text).isEqualTo((int) t.toLocalDate().toEpochDay());
        assertThat(time.secondOfDay()).as(text).isEqualTo(t.toLocalTime().toSecondOfDay());
      }
    }
  }

  @Test
  void refusesWhatIsNoTime() {
    UsTime time = new UsTime();
    for (String text :
        List.of(
            "",
            " ",
            "4/13/16 1:00",
            "4/13/2016 ",
            "4/13/2016 1",
            "4/13/2016 1:0",
            "4/13/2016 0:00:00 AM",
            "4/13/2016 1:00:00 XM",
            "4/13/2016 1:00:60",
            "4/13/2016T1:00",
            "2/29/2015 1:00",
            "0/13/2016 1:00",
            "4/0/2016 1:00",
            "-4/13/2016 1:00",
            "4/13/2016 1:00 AM ")) {
      assertThat(time.parse(text)).as("'%s'", text).isFalse();
    }
    assertThat(time.parse("2/29/2016 1:00")).isTrue();
    assertThat(time.parse("4/13/3016 1:00")).isFalse();
    assertThat(time.outOfRange()).isTrue();
  }
}
