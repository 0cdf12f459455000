package org.diurnal.model.generation;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.diurnal.core.DayWindow;
import org.diurnal.core.Randomness;
import org.diurnal.core.SensorSchema;

/// The four simple ways to fill a gap that every generative claim stands beside, fitted on training
/// people.
///
/// Each falls down a chain where it has nothing to go by:
/// - `linear`: straight line between the nearest observed minutes of the channel in the day,
///   constant before the first and after the last; a channel with nothing observed that day gets
///   the population's mean by time of day.
/// - `carry_forward`: last observation carried forward, before the first the next one carried
///   backward; a channel with nothing observed that day gets the population's mean.
/// - `own_mean`: the person's mean by time of day over their other days; where those have nothing,
///   the population's mean.
/// - `population_mean`: the training people's mean by time of day; where they have nothing at that
///   time, their mean of the channel; where they lack the channel, the schema's mean.
///
/// The two means by time of day come raw or with a window of 15 minutes to each side, whichever
/// predicts held-out *training* days better, channel by channel: for the population one half of the
/// people predicts the other, for the own mean a person's even days predict their odd days and the
/// reverse.
public final class SimpleBaselines {
  /// How many days `nearest_days` averages.
  static final int NEAREST_DAYS = 5;

  private final SensorSchema schema;
  private final float[][] population; // [channels][1440], finite
  private final int[] populationHalfWindow; // [channels], minutes
  private final int[] ownHalfWindow; // [channels], minutes
  private final float[] mean; // [channels], finite
  private final float[] mode; // [channels], finite

  private SimpleBaselines(
      SensorSchema schema,
      MinuteMeans all,
      Modes modes,
      int[] populationHalfWindow,
      int[] ownHalfWindow) {
    this.schema = schema;
    this.mean = new float[schema.size()];
    this.mode = new float[schema.size()];
    this.populationHalfWindow = populationHalfWindow;
    this.ownHalfWindow = ownHalfWindow;
    this.population = new float[schema.size()][];
    for (int c = 0; c < schema.size(); c++) {
      double channelMean = all.channelMean(c);
      float fallback = (float) (Double.isNaN(channelMean) ? schema.channel(c).mean() : channelMean);
      mean[c] = fallback;
      mode[c] = (float) modes.of(c).orElse(fallback);
      float[] profile = all.profile(c, populationHalfWindow[c]);
      for (int m = 0; m < profile.length; m++) {
        profile[m] = Float.isNaN(profile[m]) ? fallback : profile[m];
      }
      population[c] = profile;
    }
  }

  /// Fits on training people in one pass, with memory for one person's sums.
  ///
  /// @param schema the channels of every day
  /// @param trainingDays days of training people only, a person's days together (a person who comes
  ///   again later counts as another one in choosing the own mean's window, nowhere else)
  public static SimpleBaselines fit(SensorSchema schema, Stream<DayWindow> trainingDays) {
    int channels = schema.size();
    MinuteMeans all = new MinuteMeans(channels);
    Modes modes = new Modes(schema);
    MinuteMeans[] peopleHalves = {new MinuteMeans(channels), new MinuteMeans(channels)};
    MinuteMeans[] dayHalves = {new MinuteMeans(channels), new MinuteMeans(channels)};
    WindowTrial ownTrial = new WindowTrial(channels);
    String person = "";
    boolean any = false;
    for (Iterator<DayWindow> days = trainingDays.iterator(); days.hasNext(); ) {
      DayWindow day = days.next();
      if (any && !day.personId().equals(person)) {
        ownTrial.compare(dayHalves[0], dayHalves[1]);
        dayHalves[0].clear();
        dayHalves[1].clear();
      }
      person = day.personId();
      any = true;
      all.add(day);
      modes.add(day);
      peopleHalves[(int) (Randomness.key(person) >>> 63)].add(day);
      dayHalves[(int) Math.floorMod(day.localDate().toEpochDay(), 2L)].add(day);
    }
    ownTrial.compare(dayHalves[0], dayHalves[1]);
    WindowTrial populationTrial = new WindowTrial(channels);
    populationTrial.compare(peopleHalves[0], peopleHalves[1]);
    return new SimpleBaselines(
        schema, all, modes, populationTrial.halfWindows(), ownTrial.halfWindows());
  }

  /// The four fillers, in the order linear, carry_forward, own_mean, population_mean.
  ///
  /// The own mean uses the person's other days as they were measured, the later ones too, and never
  /// a value of the day being filled (nor of another source's record of the same date).
  ///
  /// @param daysOfPerson all days of a person, in any order; those of the date being filled are
  ///   left out here. Asked once while requests stay with one person
  public List<GapFiller> fillers(Function<String, List<DayWindow>> daysOfPerson) {
    return List.of(
        linear(),
        new CarryForward(this),
        new OwnMean(this, daysOfPerson, ownHalfWindow.clone()),
        new PopulationMean(this));
  }

  /// Further simple ways, for suites that ask for them, in the order mean, mode, nearest_days.
  ///
  /// - `mean`, `mode`: the training people's mean, and their most frequent value, of the channel,
  ///   at any time.
  /// - `nearest_days`: the mean of the five days of the same person that are most like what this
  ///   day shows, at the same minute and 15 minutes to each side; where they have nothing, the
  ///   person's mean by time of day.
  ///
  /// @param daysOfPerson as for [#fillers]
  public List<GapFiller> further(Function<String, List<DayWindow>> daysOfPerson) {
    return List.of(
        new Constant("mean", mean),
        new Constant("mode", mode),
        new SimilarDays(
            "nearest_days",
            schema,
            new OwnMean(this, daysOfPerson, ownHalfWindow.clone()),
            daysOfPerson,
            DayWeights.nearest(NEAREST_DAYS)));
  }

  /// Linear interpolation alone, for callers that want one filler that needs no other days.
  public GapFiller linear() {
    return new LinearInterpolation(this);
  }

  /// Minutes to each side that the population mean averages over, by channel: 0 or 15.
  public List<Integer> populationHalfWindows() {
    return Arrays.stream(populationHalfWindow).boxed().toList();
  }

  /// Minutes to each side that the own mean averages over, by channel: 0 or 15.
  public List<Integer> ownHalfWindows() {
    return Arrays.stream(ownHalfWindow).boxed().toList();
  }

  SensorSchema schema() {
    return schema;
  }

  /// The population's mean by time of day, the end of every chain; always finite.
  float population(int channel, int minute) {
    return population[channel][minute];
  }
}
