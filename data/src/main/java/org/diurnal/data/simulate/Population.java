package org.diurnal.data.simulate;

/// Draws people from a joint distribution: standard normals with the correlations of [Latent], then
/// yes-or-no traits given them. The person of a number depends on (seed, number) and nothing else.
final class Population {
  private final long seed;

  Population(long seed) {
    this.seed = seed;
  }

  /// The person of a number, 0 or more.
  Traits person(long number) {
    Draw d = new Draw(seed, number, "traits");
    double[] z = Latent.correlated(Latent.independent(d));
    boolean female = d.chance(0.51);
    double age = age(d);
    double height = Latent.height(female, d);
    boolean smoker = d.chance(Logit.inverse(Latent.smokes(z, age)));
    boolean betaBlocker = d.chance(Logit.inverse(Latent.takesBetaBlocker(z, age)));
    double shifts = Latent.worksShifts(age);
    boolean shiftWorker = shifts > 0 && d.chance(shifts);
    DeviceType device = DeviceType.at(d.uniform());
    double bmi = Latent.bmi(z[Latent.BMI], age);
    return Latent.traits(
        z, new Latent.Plain(age, female, height, bmi, smoker, betaBlocker, shiftWorker, device));
  }

  /// 18 to 85, as adults are spread in the United States around 2005: flat to 55, then falling.
  private static double age(Draw d) {
    while (true) {
      double age = d.uniform(18, 85);
      if (age < 55 || d.chance(1 - (age - 55) / 40)) {
        return age;
      }
    }
  }
}
