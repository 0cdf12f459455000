package org.diurnal.data.simulate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.diurnal.data.simulate.BodyDay.Stage;

/// One person living: a day after the other, each minute following from the one before.
final class Life {
  private static final int MINUTES = BodyDay.MINUTES;
  private static final int NIGHT_SHIFT_FROM = 22 * 60;
  private static final int NIGHT_SHIFT_TO = 6 * 60;
  private static final double DEBT_DAYS = 3; // the memory of missed sleep

  private final Traits traits;
  private final Events events;
  private final Draw draw;
  private final TwoProcess pressure;
  private final Movement movement;
  private final HeartRate heart;
  private final double peakHour; // of the heart's day, by the person's clock
  private final int workMinute; // when the alarm rings on workdays
  private final boolean works;
  private LocalDate date;
  private int number;
  private Night night;
  private boolean inBed;
  private int latency; // minutes until sleep comes
  private double threshold; // how much tonight's bedtime is moved
  private double stress;
  private double debtHours;

  /// @param first the first day
  Life(Traits t, Events events, long seed, long person, LocalDate first) {
    this.traits = t;
    this.events = events;
    this.date = first;
    this.draw = new Draw(seed, person, "life");
    this.pressure = new TwoProcess(t.sleepNeedHours(), t.chronotypeHours());
    this.movement = new Movement(t, new Draw(seed, person, "movement"));
    this.heart = new HeartRate(t, new Draw(seed, person, "heart"));
    this.peakHour = 14 + (t.chronotypeHours() - 4.2);
    this.works = t.ageYears() < 66 && draw.chance(0.72);
    this.workMinute = (int) draw.normal(6 * 60 + 25, 45);
    this.night = new Night(t, 0.6, draw);
    this.inBed = true;
    int early = (int) Math.max(0, 60 * (t.chronotypeHours() - t.sleepNeedHours() / 2));
    for (int m = 0; m < 18 * 60; m++) {
      pressure.step(false); // until the evening before the first day
    }
    for (int m = 0; m < Math.max(0, 150 - early); m++) {
      pressure.step(true); // asleep already at its midnight
    }
    this.inBed = early < 60;
  }

  /// Lives the next day.
  BodyDay next() {
    Stage[] stage = new Stage[MINUTES];
    int[] steps = new int[MINUTES];
    float[] effort = new float[MINUTES];
    float[] motion = new float[MINUTES];
    float[] bpm = new float[MINUTES];
    float[] temperature = new float[MINUTES];
    float[] arousal = new float[MINUTES];
    float[] s = new float[MINUTES];
    float[] c = new float[MINUTES];
    boolean weekend = date.getDayOfWeek().getValue() >= DayOfWeek.SATURDAY.getValue();
    boolean shift = events.on(Events.Kind.NIGHT_SHIFTS, number);
    boolean shiftBefore = number > 0 && events.on(Events.Kind.NIGHT_SHIFTS, number - 1);
    boolean drug = events.on(Events.Kind.NEW_DRUG, number);
    boolean ill = events.fever(number + 0.5) > 0.3;
    movement.morning(weekend, ill);
    double dayStress = 0.35 * traits.mood() + 0.5 * draw.normal() - (weekend ? 0.25 : 0);
    int asleep = 0;
    for (int m = 0; m < MINUTES; m++) {
      boolean onShift = shift && m >= NIGHT_SHIFT_FROM || shiftBefore && m < NIGHT_SHIFT_TO;
      boolean alarm = works && !weekend && !shift && !shiftBefore && m == workMinute;
      double fever = events.fever(number + m / (double) MINUTES);
      stage[m] = sleep(m, onShift, alarm, fever);
      if (stage[m] == Stage.UP) {
        movement.step(m);
      } else {
        movement.rest();
      }
      pressure.step(stage[m].isAsleep());
      asleep += stage[m].isAsleep() ? 1 : 0;
      stress = 0.98 * stress + 0.02 * dayStress + 0.12 * draw.normal();
      steps[m] = movement.steps();
      effort[m] = (float) movement.effort();
      motion[m] = (float) movement.motion();
      bpm[m] =
          (float) heart.next(stage[m], movement.effort(), m / 60.0 - peakHour, fever, stress, drug);
      temperature[m] = (float) fever;
      arousal[m] = (float) stress;
      s[m] = (float) pressure.pressure();
      c[m] = (float) pressure.circadian(m);
    }
    debtHours =
        debtHours * (1 - 1 / DEBT_DAYS) + (traits.sleepNeedHours() - asleep / 60.0) / DEBT_DAYS;
    BodyDay day =
        new BodyDay(
            date,
            number,
            stage,
            steps,
            effort,
            motion,
            bpm,
            temperature,
            arousal,
            s,
            c,
            debtHours,
            traits.betaBlocker() || drug,
            ill,
            shift);
    date = date.plusDays(1);
    number++;
    return day;
  }

  private Stage sleep(int minute, boolean onShift, boolean alarm, double fever) {
    if (!inBed) {
      // Fever makes sleepy; who is on shift stays up.
      boolean tired = pressure.wantsSleep(minute, threshold - 0.06 * fever);
      if (onShift || !tired) {
        return Stage.UP;
      }
      inBed = true;
      latency =
          (int)
              Math.clamp(
                  draw.logNormal(9, 0.6) * StrictMath.exp(0.3 * traits.sleepDisturbance()), 1, 180);
      night = new Night(traits, pressure.pressure(), draw);
    }
    if (latency > 0) {
      latency--;
      return Stage.AWAKE;
    }
    boolean rested = pressure.isRested(minute);
    if (rested || alarm && draw.chance(0.9) || onShift) {
      inBed = false;
      threshold = 0.035 * traits.irregularity() * draw.normal() + 0.01 * traits.irregularity();
      return Stage.UP;
    }
    return night.next();
  }
}
