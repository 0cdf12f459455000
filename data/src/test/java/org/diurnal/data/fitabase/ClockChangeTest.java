package org.diurnal.data.fitabase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diurnal.data.fitabase.ExportFolder.hour;

import java.nio.file.Path;
import org.diurnal.core.DayWindow;
import org.diurnal.data.importing.Reasons;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Days of 23 and 25 hours, worked by hand. In Berlin the clock skips 2:00-3:00 on 2016-03-27 and
/// shows 2:00-3:00 twice on 2016-10-30.
class ClockChangeTest {
  private static final String BERLIN = "Europe/Berlin";
  @TempDir Path tmp;
  private ExportFolder export = new ExportFolder(Path.of("unset"));

  @BeforeEach
  void folder() {
    export = new ExportFolder(tmp.resolve("export"));
  }

  @Test
  void theOffsetIsThatOfTheDaysFirstMinute() {
    var r =
        export
            .steps(
                hour("1", "3/26/2016 5:00", 1),
                hour("1", "3/27/2016 5:00", 1),
                hour("1", "3/28/2016 5:00", 1))
            .read(BERLIN);
    assertThat(r.days())
        .extracting(d -> d.utcOffsetMinutes().orElse(-1))
        .containsExactly(60, 60, 120);
    assertThat(r.receipt().zones()).containsExactly(BERLIN);
  }

  @Test
  void rowsInTheSkippedHourAreRejectedWithTheirLine() {
    var r =
        export
            .steps(hour("1", "3/27/2016 1:00", 4), hour("1", "3/27/2016 2:00", 9))
            .heart("1,3/27/2016 2:30:00 AM,70", "1,3/27/2016 3:00:00 AM,71")
            .read(BERLIN);
    assertThat(r.day(0).observed(0).count()).isEqualTo(60);
    assertThat(r.day(0).observed(0).get(120)).isFalse();
    assertThat(r.day(0).observed(2).count()).isEqualTo(1);
    var steps = r.receipt().file(ExportFolder.STEPS).rows().rejections().getFirst();
    assertThat(steps.reason()).isEqualTo(Reasons.NO_SUCH_TIME);
    assertThat(steps.firstLines()).containsExactly(3L);
    assertThat(r.receipt().file(ExportFolder.HEART).rows().dropped(Reasons.NO_SUCH_TIME)).isOne();
  }

  @Test
  void withoutAZoneTheSameRowsAreKept() {
    var r = export.steps(hour("1", "3/27/2016 2:00", 9)).read();
    assertThat(r.day(0).observed(0).count()).isEqualTo(60);
  }

  @Test
  void theRepeatedHourIsPutTogetherByEachChannelsAggregation() {
    var r =
        export
            .steps(
                hour("1", "10/30/2016 1:00", 1),
                hour("1", "10/30/2016 2:00", 10, 5, 0),
                hour("1", "10/30/2016 2:00", 30, 5, 8),
                hour("1", "10/30/2016 3:00", 2))
            .intensities(hour("1", "10/30/2016 2:00", 3), hour("1", "10/30/2016 2:00", 1, 7, ""))
            .heart(
                "1,10/30/2016 2:10:00 AM,60",
                "1,10/30/2016 2:10:30 AM,66",
                "1,10/30/2016 2:10:00 AM,90")
            .read(BERLIN);
    DayWindow day = r.day(0);
    assertThat(day.values(0)[60]).isEqualTo(1f);
    assertThat(day.values(0)[120]).isEqualTo(40f); // SUM of 10 and 30
    assertThat(day.values(0)[125]).isEqualTo(8f); // SUM of 0 and 8
    assertThat(day.values(0)[180]).isEqualTo(2f);
    assertThat(day.values(1)[120]).isEqualTo(1f); // LAST of 3 and 1
    assertThat(day.values(1)[127]).isEqualTo(3f); // LAST of 3 and nothing
    assertThat(day.values(2)[130]).isEqualTo(72f); // MEAN of 60, 66 and 90
    assertThat(r.receipt().channel("steps").samples()).isEqualTo(240);
    assertThat(r.receipt().channel("steps").observedMinutes()).isEqualTo(180);
    assertThat(r.receipt().file(ExportFolder.STEPS).rows().dropped()).isZero();
    assertThat(r.receipt().file(ExportFolder.HEART).rows().kept()).isEqualTo(3);
  }

  @Test
  void anIdenticalRepeatedHourCountsTwiceTooAndAThirdDoesNot() {
    var r =
        export
            .steps(
                hour("1", "10/30/2016 2:00", 10),
                hour("1", "10/30/2016 2:00", 10),
                hour("1", "10/30/2016 2:00", 10),
                hour("1", "10/30/2016 2:00", 11))
            .read(BERLIN);
    assertThat(r.day(0).values(0)[120]).isEqualTo(20f);
    var rows = r.receipt().file(ExportFolder.STEPS).rows();
    assertThat(rows.kept()).isEqualTo(2);
    assertThat(rows.dropped(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(rows.dropped(Reasons.CONFLICT)).isEqualTo(1);
  }

  @Test
  void withoutAZoneARepeatedHourIsADuplicateOrAConflict() {
    var r =
        export
            .steps(
                hour("1", "10/30/2016 2:00", 10),
                hour("1", "10/30/2016 2:00", 10),
                hour("1", "10/30/2016 2:00", 30))
            .read();
    assertThat(r.day(0).values(0)[120]).isEqualTo(10f);
    var rows = r.receipt().file(ExportFolder.STEPS).rows();
    assertThat(rows.dropped(Reasons.DUPLICATE)).isEqualTo(1);
    assertThat(rows.dropped(Reasons.CONFLICT)).isEqualTo(1);
    assertThat(rows.rejections().get(1).firstLines()).containsExactly(4L);
  }

  @Test
  void whatAnotherFileHadIsNoSecondPass() {
    var r =
        export
            .steps(hour("1", "10/30/2016 2:00", 10))
            .file(ExportFolder.NARROW, "Id,ActivityMinute,Steps", "1,10/30/2016 2:00:00 AM,10")
            .read(BERLIN);
    assertThat(r.day(0).values(0)[120]).isEqualTo(10f);
    assertThat(r.receipt().file(ExportFolder.NARROW).rows().dropped(Reasons.DUPLICATE)).isOne();
  }

  @Test
  void aHalfHourChangeTouchesHalfTheHour() {
    // Lord Howe Island goes back from 2:00 to 1:30 on 2016-04-03, forward from 2:00 to 2:30 on
    // 2016-10-02.
    var r =
        export
            .steps(
                hour("1", "4/3/2016 1:00", 10),
                hour("1", "4/3/2016 1:00", 10, 45, 7),
                hour("1", "10/2/2016 2:00", 5))
            .read("Australia/Lord_Howe");
    assertThat(r.day(0).values(0)[60]).isEqualTo(10f); // 1:00 was once
    assertThat(r.day(0).values(0)[90]).isEqualTo(20f); // 1:30 was twice
    assertThat(r.day(0).values(0)[105]).isEqualTo(17f);
    assertThat(r.day(1).observed(0).count()).isEqualTo(30);
    assertThat(r.day(1).observed(0).get(149)).isFalse();
    assertThat(r.day(1).observed(0).get(150)).isTrue();
    var values = r.receipt().file(ExportFolder.STEPS).values();
    assertThat(values.dropped(Reasons.DUPLICATE)).isEqualTo(30);
    assertThat(values.dropped(Reasons.NO_SUCH_TIME)).isEqualTo(30);
  }

  @Test
  void aChangeAtMidnightLeavesTheDayItsFirstRealOffset() {
    // Sao Paulo went from 0:00 to 1:00 on 2016-10-16, from UTC-3 to UTC-2.
    var r =
        export
            .steps(hour("1", "10/16/2016 0:00", 5), hour("1", "10/16/2016 1:00", 5))
            .read("America/Sao_Paulo");
    assertThat(r.day(0).observed(0).count()).isEqualTo(60);
    assertThat(r.day(0).utcOffsetMinutes()).hasValue(-120);
  }
}
