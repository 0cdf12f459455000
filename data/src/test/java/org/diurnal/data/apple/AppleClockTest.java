package org.diurnal.data.apple;

import static org.assertj.core.api.Assertions.assertThat;
import static org.diurnal.data.apple.HealthExport.WATCH;
import static org.diurnal.data.apple.HealthExport.WATCH_ID;
import static org.diurnal.data.apple.HealthExport.heart;
import static org.diurnal.data.apple.HealthExport.metadata;
import static org.diurnal.data.apple.HealthExport.quantity;
import static org.diurnal.data.apple.HealthExport.sleep;
import static org.diurnal.data.apple.HealthExport.steps;
import static org.diurnal.data.apple.HealthExport.with;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.diurnal.data.Label;
import org.diurnal.data.apple.HealthExport.Result;
import org.diurnal.data.importing.ImportOptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// On which clock a record stands: its own zone, else the user's, else the offsets as written.
class AppleClockTest {
  private static final ImportOptions TOKYO =
      ImportOptions.defaults().withZone(ZoneId.of("Asia/Tokyo"));
  @TempDir Path tmp;
  private HealthExport export = new HealthExport(Path.of("unset"));

  @BeforeEach
  void folder() {
    export = new HealthExport(tmp.resolve("export"));
  }

  @Test
  void anHourThatTheClockSkipsStaysEmpty() {
    // Berlin, 2024-03-31: after 01:59:59 +0100 comes 03:00:00 +0200.
    Result r =
        export
            .write(
                heart(WATCH, "2024-03-31 01:59:00 +0100", "60"),
                heart(WATCH, "2024-03-31 03:00:00 +0200", "62"),
                sleep(WATCH, "2024-03-31 01:00:00 +0100", "2024-03-31 04:00:00 +0200", "AsleepREM"))
            .read();
    assertThat(r.at(WATCH_ID, "2024-03-31", "heart_rate", 119)).isEqualTo(60);
    assertThat(r.at(WATCH_ID, "2024-03-31", "heart_rate", 180)).isEqualTo(62);
    assertThat(r.count(WATCH_ID, "2024-03-31", "asleep", 60, 120)).isEqualTo(60);
    assertThat(r.count(WATCH_ID, "2024-03-31", "asleep", 120, 180)).isZero();
    assertThat(r.count(WATCH_ID, "2024-03-31", "asleep", 180, 240)).isEqualTo(60);
    assertThat(r.count(WATCH_ID, "2024-03-31", "asleep", 0, 1440)).isEqualTo(120);
    assertThat(r.day(WATCH_ID, "2024-03-31").utcOffsetMinutes()).hasValue(60);
  }

  @Test
  void anHourThatTheClockShowsTwiceHoldsBoth() {
    // Berlin, 2024-10-27: after 02:59:59 +0200 comes 02:00:00 +0100.
    Result r =
        export
            .write(
                steps(WATCH, "2024-10-27 02:30:00 +0200", "2024-10-27 02:31:00 +0200", "40"),
                steps(WATCH, "2024-10-27 02:30:00 +0100", "2024-10-27 02:31:00 +0100", "2"),
                heart(WATCH, "2024-10-27 02:30:00 +0200", "80"),
                heart(WATCH, "2024-10-27 02:30:00 +0100", "60"))
            .read();
    assertThat(r.at(WATCH_ID, "2024-10-27", "steps", 150)).isEqualTo(42);
    assertThat(r.at(WATCH_ID, "2024-10-27", "heart_rate", 150)).isEqualTo(70);
    assertThat(r.receipt().dropped()).isZero();
  }

  @Test
  void aRecordsOwnZoneSaysWhereThePersonWas() {
    // Slept in New York, exported at home in Berlin.
    Result r =
        export
            .write(
                with(
                    sleep(
                        WATCH,
                        "2024-05-02 05:00:00 +0200",
                        "2024-05-02 05:30:00 +0200",
                        "AsleepDeep"),
                    metadata("HKTimeZone", "America/New_York")),
                heart(WATCH, "2024-05-02 05:00:00 +0200", "50"))
            .read();
    assertThat(r.at(WATCH_ID, "2024-05-01", "sleep_deep", 23 * 60)).isEqualTo(1);
    assertThat(r.count(WATCH_ID, "2024-05-01", "sleep_deep", 0, 1440)).isEqualTo(30);
    assertThat(r.at(WATCH_ID, "2024-05-02", "heart_rate", 300))
        .as("which names no zone: as written")
        .isEqualTo(50);
    assertThat(r.receipt().zones()).containsExactly("+02:00", "America/New_York");
    assertThat(r.receipt().notes())
        .anyMatch(n -> n.startsWith("1 records name the time zone") && n.contains(" 1 of them"));
  }

  @Test
  void theUsersZoneIsForRecordsWithoutOne() {
    export.write(
        heart(WATCH, "2024-05-01 20:30:00 +0200", "50"), // 03:30 in Tokyo
        with(
            heart(WATCH, "2024-05-01 20:31:00 +0200", "51"),
            metadata("HKTimeZone", "Europe/Berlin")));
    Result r = export.read(TOKYO);
    assertThat(r.at(WATCH_ID, "2024-05-02", "heart_rate", 210)).isEqualTo(50);
    assertThat(r.at(WATCH_ID, "2024-05-01", "heart_rate", 1231)).isEqualTo(51);
    assertThat(r.receipt().options()).containsEntry("timezone", "Asia/Tokyo");
  }

  @Test
  void aZoneThatIsNotKnownIsSaidAndPassedOver() {
    Result r =
        export
            .write(
                with(
                    heart(WATCH, "2024-05-01 20:30:00 +0200", "50"),
                    metadata("HKTimeZone", "Middle/Earth")),
                with(
                    heart(WATCH, "2024-05-01 20:31:00 +0200", "51"),
                    metadata("HKTimeZone", "GMT-0500")))
            .read();
    assertThat(r.at(WATCH_ID, "2024-05-01", "heart_rate", 1230)).isEqualTo(50);
    assertThat(r.at(WATCH_ID, "2024-05-01", "heart_rate", 811)).isEqualTo(51);
    assertThat(r.receipt().notes())
        .anyMatch(n -> n.startsWith("1 records name a time zone") && n.contains("line 6"));
  }

  @Test
  void aTravellersDayKeepsEverySample() {
    // 08:00 in Berlin, then 08:00 again, in New York: each record names its zone.
    Result r =
        export
            .write(
                with(
                    steps(WATCH, "2024-05-01 08:00:00 +0200", "2024-05-01 08:01:00 +0200", "10"),
                    metadata("HKTimeZone", "Europe/Berlin")),
                with(
                    steps(WATCH, "2024-05-01 14:00:00 +0200", "2024-05-01 14:01:00 +0200", "20"),
                    metadata("HKTimeZone", "America/New_York")))
            .read();
    assertThat(r.at(WATCH_ID, "2024-05-01", "steps", 480)).isEqualTo(30);
    assertThat(r.receipt().dropped()).isZero();
    assertThat(r.receipt().notes()).anyMatch(n -> n.contains("on 1 days of a device"));
  }

  @Test
  void aLabelBelongsToTheDayOfTheSameClock() {
    String late =
        quantity(
            "BodyMass",
            WATCH,
            "2024-05-01 20:30:00 +0200",
            "2024-05-01 20:30:00 +0200",
            "kg",
            "70");
    assertThat(export.write(late).read(TOKYO).labels())
        .containsExactly(
            new Label("me", "weight_kg", Optional.of(LocalDate.parse("2024-05-02")), 70));
    assertThat(export.read().labels())
        .containsExactly(
            new Label("me", "weight_kg", Optional.of(LocalDate.parse("2024-05-01")), 70));
  }

  @Test
  void aNightIsDividedAtMidnight() {
    Result r =
        export
            .write(
                sleep(
                    WATCH, "2024-05-01 23:50:00 +0200", "2024-05-02 00:20:00 +0200", "AsleepCore"))
            .read();
    assertThat(r.count(WATCH_ID, "2024-05-01", "sleep_light", 1430, 1440)).isEqualTo(10);
    assertThat(r.count(WATCH_ID, "2024-05-02", "sleep_light", 0, 1440)).isEqualTo(20);
  }
}
