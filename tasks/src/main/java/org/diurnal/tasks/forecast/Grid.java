package org.diurnal.tasks.forecast;

/// The steps that a forecast is made in.
public enum Grid {
  /// Daily metrics, up to eight days ahead; a step is a day since 1970-01-01.
  DAY("d", 8, 14, 7, 7, 7),
  /// Hourly means of a channel, up to six hours ahead; a step is a local hour since 1970-01-01.
  HOUR("h", 6, 72, 24, 168, 24);

  private final String unit;
  private final int horizon;
  private final int lags;
  private final int season;
  private final int week;
  private final int least;

  Grid(String unit, int horizon, int lags, int season, int week, int least) {
    this.unit = unit;
    this.horizon = horizon;
    this.lags = lags;
    this.season = season;
    this.week = week;
    this.least = least;
  }

  /// The step's unit in UCUM.
  public String unit() {
    return unit;
  }

  /// What its steps are called.
  public String plural() {
    return switch (this) {
      case DAY -> "days";
      case HOUR -> "hours";
    };
  }

  /// Steps told ahead.
  public int horizon() {
    return horizon;
  }

  /// Latest steps that a learned forecaster looks at.
  public int lags() {
    return lags;
  }

  /// Steps after which what happened comes again: a week of days, a day of hours.
  public int season() {
    return season;
  }

  /// Steps of a week.
  public int week() {
    return week;
  }

  /// Known steps that have to lie before the first one told.
  public int leastKnown() {
    return least;
  }

  /// How many numbers [#calendar] gives.
  static final int CALENDAR = 3;

  /// What the calendar says of a step: sine and cosine of its place in the season, and whether it
  /// is a Saturday or Sunday.
  double[] calendar(long step) {
    long day =
        switch (this) {
          case DAY -> step;
          case HOUR -> Math.floorDiv(step, 24L);
        };
    double weekday = Math.floorMod(day + 3, 7L); // 1970-01-01 was a Thursday; Monday is 0
    double turn =
        2
            * Math.PI
            * switch (this) {
              case DAY -> weekday / 7;
              case HOUR -> Math.floorMod(step, 24L) / 24.0;
            };
    return new double[] {Math.sin(turn), Math.cos(turn), weekday >= 5 ? 1 : 0};
  }
}
