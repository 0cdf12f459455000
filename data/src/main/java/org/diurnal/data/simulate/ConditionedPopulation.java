package org.diurnal.data.simulate;

import java.util.OptionalDouble;

/// Draws what a labels table does not say of a person from what it does say.
///
/// Age and sex have to be there; height, BMI, smoking and the beta blocker are taken from the row
/// where it has them. What is latent (fitness, vagal tone, mood, ...) comes from its distribution
/// given the row: the prior of [Latent], with BMI's score held where BMI is known, times the
/// likelihood of [Evidence]. The draw is the end of a Markov chain of [#STEPS] steps, each an
/// elliptical slice (Murray, Adams and MacKay 2010) through the normals, then a Gibbs draw of each
/// yes-or-no trait that the row lacks. So it needs no tuning and depends on (seed, number, row)
/// alone.
final class ConditionedPopulation {
  private static final int STEPS = 80;
  private static final double TWO_PI = 2 * Math.PI;

  private final KnownPerson known;
  private final Evidence evidence;
  private final Draw draw;
  private final double age;
  private final boolean female;
  private final OptionalDouble smokes;
  private final OptionalDouble takesBetaBlocker;
  private final double height;
  private final OptionalDouble bmi;
  private final DeviceType device;
  private boolean smoker;
  private boolean betaBlocker;
  private boolean shiftWorker;

  private ConditionedPopulation(long seed, long number, KnownPerson known) {
    this.known = known;
    this.evidence = new Evidence(known);
    this.draw = new Draw(seed, number, "traits from labels");
    this.age = required(PeopleTable.AGE);
    this.female = required(PeopleTable.FEMALE) == 1;
    this.device = DeviceType.at(draw.uniform());
    this.height = heightCm();
    this.bmi = bmi();
    this.smokes = known.label("current_smoker");
    this.takesBetaBlocker = known.label("beta_blocker");
  }

  /// Draws a person.
  ///
  /// @param number the person's number, which may share a row with others
  static Traits person(long seed, long number, KnownPerson known) {
    return new ConditionedPopulation(seed, number, known).person();
  }

  private Traits person() {
    double[] e = Latent.independent(draw);
    bmi.ifPresentOrElse(b -> e[0] = Latent.bmiScore(b, age), () -> start(e));
    double[] z = Latent.correlated(e);
    smoker = yes(smokes, Latent.smokes(z, age));
    betaBlocker = yes(takesBetaBlocker, Latent.takesBetaBlocker(z, age));
    shiftWorker = draw.chance(Latent.worksShifts(age));
    double[] at = e;
    for (int step = 0; step < STEPS; step++) {
      at = slice(at);
      gibbs(at);
    }
    return traits(Latent.correlated(at));
  }

  /// Where BMI is not known but obesity is, the chain begins with somebody who agrees.
  private void start(double[] e) {
    known.label("obese").ifPresent(o -> e[0] = Latent.bmiScore(o == 1 ? 34 : 26, age));
  }

  /// One elliptical slice: another point on an ellipse through this one that is as likely as a
  /// random height under its likelihood.
  private double[] slice(double[] e) {
    double[] other = Latent.independent(draw);
    if (bmi.isPresent()) {
      other[0] = 0;
    }
    double level = logDensity(e) + StrictMath.log(1 - draw.uniform());
    double angle = TWO_PI * draw.uniform();
    double from = angle - TWO_PI;
    double to = angle;
    double[] next = new double[e.length];
    while (true) {
      double cos = StrictMath.cos(angle);
      double sin = StrictMath.sin(angle);
      for (int i = 0; i < e.length; i++) {
        next[i] = e[i] * cos + other[i] * sin;
      }
      if (bmi.isPresent()) {
        next[0] = e[0];
      }
      if (logDensity(next) > level || to - from < 1e-9) {
        return next;
      }
      if (angle < 0) {
        from = angle;
      } else {
        to = angle;
      }
      angle = draw.uniform(from, to);
    }
  }

  private double logDensity(double[] e) {
    double[] z = Latent.correlated(e);
    return Evidence.logChance(Latent.smokes(z, age), smoker)
        + Evidence.logChance(Latent.takesBetaBlocker(z, age), betaBlocker)
        + evidence.logLikelihood(traits(z));
  }

  private void gibbs(double[] e) {
    double[] z = Latent.correlated(e);
    if (smokes.isEmpty()) {
      smoker = true;
      double yes = evidence.logLikelihood(traits(z));
      smoker = false;
      double no = evidence.logLikelihood(traits(z));
      smoker = draw.chance(Logit.inverse(Latent.smokes(z, age) + yes - no));
    }
    if (takesBetaBlocker.isEmpty()) {
      betaBlocker = true;
      double yes = evidence.logLikelihood(traits(z));
      betaBlocker = false;
      double no = evidence.logLikelihood(traits(z));
      betaBlocker = draw.chance(Logit.inverse(Latent.takesBetaBlocker(z, age) + yes - no));
    }
    double shifts = Latent.worksShifts(age);
    if (shifts > 0) {
      shiftWorker = true;
      double yes = evidence.logLikelihood(traits(z));
      shiftWorker = false;
      double no = evidence.logLikelihood(traits(z));
      double odds = StrictMath.log(shifts / (1 - shifts));
      shiftWorker = draw.chance(Logit.inverse(odds + yes - no));
    }
  }

  private Traits traits(double[] z) {
    double b = bmi.isPresent() ? bmi.getAsDouble() : Latent.bmi(z[Latent.BMI], age);
    return Latent.traits(
        z, new Latent.Plain(age, female, height, b, smoker, betaBlocker, shiftWorker, device));
  }

  private double heightCm() {
    OptionalDouble said = known.label(PeopleTable.HEIGHT);
    OptionalDouble kg = known.label(PeopleTable.WEIGHT);
    OptionalDouble b = known.label(PeopleTable.BMI);
    if (said.isPresent()) {
      return said.getAsDouble();
    }
    double drawn = Latent.height(female, draw);
    if (kg.isPresent() && b.isPresent()) {
      double follows = 100 * StrictMath.sqrt(kg.getAsDouble() / b.getAsDouble());
      // A weight of another year need not go with the BMI.
      return follows >= 120 && follows <= 220 ? follows : drawn;
    }
    return drawn;
  }

  /// BMI as the row has it, or as it follows from the weight.
  private OptionalDouble bmi() {
    OptionalDouble said = known.label(PeopleTable.BMI);
    OptionalDouble kg = known.label(PeopleTable.WEIGHT);
    if (said.isPresent() || kg.isEmpty()) {
      return said;
    }
    return OptionalDouble.of(
        Math.clamp(
            kg.getAsDouble() * 10_000 / (height * height), Latent.LEAST_BMI, Latent.GREATEST_BMI));
  }

  private boolean yes(OptionalDouble said, double logOdds) {
    return said.isPresent() ? said.getAsDouble() == 1 : draw.chance(Logit.inverse(logOdds));
  }

  private double required(String task) {
    return known
        .label(task)
        .orElseThrow(() -> new IllegalArgumentException("row " + known.row() + " has no " + task));
  }
}
