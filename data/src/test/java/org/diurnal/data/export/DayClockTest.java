package org.diurnal.data.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.diurnal.core.DayWindow;
import org.diurnal.core.MinuteMask;
import org.diurnal.data.SampleDays;
import org.diurnal.data.export.DayClock.Stretch;
import org.diurnal.data.importing.ImportReceipt;
import org.junit.jupiter.api.Test;

class DayClockTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneOffset WINTER = ZoneOffset.ofHours(1);
  private static final ZoneOffset SUMMER = ZoneOffset.ofHours(2);
  private static final LocalDate FORWARD = LocalDate.of(2024, 3, 31);
  private static final LocalDate BACK = LocalDate.of(2024, 10, 27);

  @Test
  void anOrdinaryDayHasOneOffset() {
    DayClock c = DayClock.of(LocalDate.of(2024, 5, 1), BERLIN);
    assertThat(c).isEqualTo(DayClock.of(SUMMER));
    assertThat(c.at(0)).contains(SUMMER);
    assertThat(c.at(1439)).contains(SUMMER);
  }

  @Test
  void theHourThatTheClockSkipsIsInNoStretch() {
    DayClock c = DayClock.of(FORWARD, BERLIN);
    assertThat(c.stretches())
        .containsExactly(new Stretch(0, 120, WINTER), new Stretch(180, 1440, SUMMER));
    assertThat(c.at(119)).contains(WINTER);
    assertThat(c.at(120)).isEmpty();
    assertThat(c.at(179)).isEmpty();
    assertThat(c.at(180)).contains(SUMMER);
  }

  @Test
  void whatItShowsTwiceStandsUnderTheFirstOffset() {
    assertThat(DayClock.of(BACK, BERLIN).stretches())
        .containsExactly(new Stretch(0, 180, SUMMER), new Stretch(180, 1440, WINTER));
  }

  @Test
  void aDayWhoseMidnightNeverWasBeginsLater() {
    // In Sao Paulo the clock went from 0:00 to 1:00.
    assertThat(DayClock.of(LocalDate.of(2017, 10, 15), ZoneId.of("America/Sao_Paulo")).stretches())
        .containsExactly(new Stretch(60, 1440, ZoneOffset.ofHours(-2)));
  }

  @Test
  void aClockThatGoesBackAtMidnightLeavesTheDayWhole() {
    // In Sao Paulo the clock went from 24:00 of the 17th back to 23:00.
    ZoneId zone = ZoneId.of("America/Sao_Paulo");
    assertThat(DayClock.of(LocalDate.of(2018, 2, 17), zone).stretches())
        .containsExactly(new Stretch(0, 1440, ZoneOffset.ofHours(-2)));
    assertThat(DayClock.of(LocalDate.of(2018, 2, 18), zone).stretches())
        .containsExactly(new Stretch(0, 1440, ZoneOffset.ofHours(-3)));
  }

  private static DayWindow day(LocalDate date, OptionalInt offset) {
    MinuteMask observed = new MinuteMask();
    observed.set(5);
    return new DayWindow(
        "a", date, offset, "s", new float[1][DayWindow.MINUTES], new MinuteMask[] {observed});
  }

  private static ImportReceipt receiptOf(String... zones) {
    ImportReceipt r = SampleDays.receipt("r");
    return new ImportReceipt(
        r.id(),
        r.source(),
        r.export(),
        r.simulated(),
        Map.of(),
        r.files(),
        r.people(),
        r.days(),
        r.firstDate(),
        r.lastDate(),
        r.channels(),
        r.labels(),
        r.devices(),
        List.of(zones),
        r.duplicateRule(),
        r.checks(),
        r.overlap(),
        r.notes());
  }

  @Test
  void aDayOfUnknownOffsetHasTheUsersClockOrNone() {
    DayWindow d = day(FORWARD, OptionalInt.empty());
    assertThat(
            new Clocks(Optional.empty(), List.of(receiptOf("Europe/Berlin")))
                .of(d, OptionalInt.empty())
                .isKnown())
        .isFalse();
    assertThat(new Clocks(Optional.of(BERLIN), List.of()).of(d, OptionalInt.empty()))
        .isEqualTo(DayClock.of(FORWARD, BERLIN));
  }

  @Test
  void aZoneOfAReceiptThatAgreesWithTheOffsetTellsWhenTheClockChanged() {
    Clocks clocks =
        new Clocks(Optional.empty(), List.of(receiptOf("+01:00", "Asia/Tokyo", "Europe/Berlin")));
    assertThat(clocks.of(day(FORWARD, OptionalInt.of(60)), OptionalInt.empty()).stretches())
        .hasSize(2);
    assertThat(clocks.of(day(FORWARD, OptionalInt.of(540)), OptionalInt.empty()))
        .isEqualTo(DayClock.of(ZoneOffset.ofHours(9)));
  }

  @Test
  void theDayBehindTellsItToo() {
    Clocks clocks = new Clocks(Optional.empty(), List.of());
    assertThat(clocks.of(day(FORWARD, OptionalInt.of(60)), OptionalInt.of(120)))
        .isEqualTo(DayClock.of(FORWARD, BERLIN));
    assertThat(clocks.of(day(FORWARD, OptionalInt.of(60)), OptionalInt.of(60)))
        .isEqualTo(DayClock.of(WINTER));
    assertThat(clocks.unexplained()).isZero();
  }

  @Test
  void aFlightIsSaidToBeUnexplained() {
    Clocks clocks = new Clocks(Optional.empty(), List.of());
    assertThat(clocks.of(day(LocalDate.of(2024, 5, 1), OptionalInt.of(120)), OptionalInt.of(540)))
        .isEqualTo(DayClock.of(SUMMER));
    assertThat(clocks.unexplained()).isEqualTo(1);
  }

  @Test
  void aDayElsewhereKeepsItsOwnOffsetWhateverTheUserSays() {
    Clocks clocks = new Clocks(Optional.of(BERLIN), List.of());
    assertThat(clocks.of(day(FORWARD, OptionalInt.of(-300)), OptionalInt.empty()))
        .isEqualTo(DayClock.of(ZoneOffset.ofHours(-5)));
  }
}
