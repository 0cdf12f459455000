package org.diurnal.data.simulate;

/// Draws people from a joint distribution: standard normals with the correlations below, then
/// yes-or-no traits given them. The person of a number depends on (seed, number) and nothing else.
///
/// Correlations, with the study whose size they follow: fitness with BMI -0.40 and with metabolic
/// risk -0.35 (Ross and Katzmarzyk 2003; Carnethon et al. 2003), BMI with metabolic risk 0.50
/// (NHANES: HOMA-IR and BMI), fitness with vagal tone 0.35 (Buchheit and Gindre 2006), vagal tone
/// with metabolic risk -0.25 (Stein et al. 2007), depressive symptoms with sleep disturbance 0.50
/// (Baglioni et al. 2011), with fitness -0.20 (Schuch et al. 2016), with vagal tone -0.20 (Kemp et
/// al. 2010), late chronotype with depressive symptoms 0.15 (Au and Reece 2017) and with
/// irregularity 0.25 (Phillips et al. 2017), sleep disturbance with BMI 0.30 (Peppard et al. 2000),
/// drinking with smoking below.
final class Population {
  private static final int BMI = 0; // positions in the vector of standard normals
  private static final int FITNESS = 1;
  private static final int CHRONOTYPE = 2;
  private static final int NEED = 3;
  private static final int IRREGULAR = 4;
  private static final int VAGAL = 5;
  private static final int METABOLIC = 6;
  private static final int MOOD = 7;
  private static final int DISTURBED = 8;
  private static final int DRINKING = 9;

  private static final double[][] CHOLESKY = cholesky(correlations());
  private final long seed;

  Population(long seed) {
    this.seed = seed;
  }

  /// The person of a number, 0 or more.
  Traits person(long number) {
    Draw d = new Draw(seed, number, "traits");
    double[] z = new double[10];
    double[] e = new double[10];
    for (int i = 0; i < z.length; i++) {
      e[i] = d.normal();
    }
    for (int i = 0; i < z.length; i++) {
      for (int k = 0; k <= i; k++) {
        z[i] += CHOLESKY[i][k] * e[k];
      }
    }
    boolean female = d.chance(0.51);
    double age = age(d);
    // NHANES 2003-2006, adults: mean 28.3, median 27.4, highest around 55 years.
    double centred = (age - 55) / 35;
    double bmi =
        Math.clamp(27.8 * StrictMath.exp(-0.05 * centred * centred + 0.20 * z[BMI]), 16, 60);
    double height = d.normal(female ? 162 : 176, female ? 6.8 : 7.4);
    // Middle of sleep on free days: 4.2 h, SD 1.2, earlier by 0.02 h a year (Roenneberg et al.
    // 2007).
    double chronotype = Math.clamp(4.2 - 0.02 * (age - 45) + 1.1 * z[CHRONOTYPE], 1.5, 8.5);
    double need = Math.clamp(7.4 - 0.008 * (age - 45) + 0.7 * z[NEED], 5.0, 10.0);
    double irregular = StrictMath.exp(0.35 * z[IRREGULAR]);
    // 22 % smoke (NHANES 2003-2006), fewer of the old, more of those who drink and of the
    // depressed.
    boolean smoker =
        d.chance(Logit.inverse(-1.35 - 0.02 * (age - 45) + 0.35 * z[MOOD] + 0.45 * z[DRINKING]));
    // 10 % (NHANES), most of them old and at metabolic risk.
    boolean betaBlocker =
        d.chance(Logit.inverse(-3.1 + 0.07 * (age - 47) + 0.5 * z[METABOLIC] - 0.2 * z[FITNESS]));
    boolean shiftWorker = age < 65 && d.chance(0.09);
    return new Traits(
        age,
        female,
        height,
        bmi,
        z[FITNESS],
        chronotype,
        need,
        irregular,
        z[VAGAL] - 0.015 * (age - 45),
        z[METABOLIC] + 0.012 * (age - 45),
        z[MOOD] + (female ? 0.15 : -0.15),
        z[DISTURBED] + 0.01 * (age - 45),
        z[DRINKING] + (female ? -0.25 : 0.25),
        smoker,
        betaBlocker,
        shiftWorker,
        DeviceType.at(d.uniform()));
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

  private static double[][] correlations() {
    double[][] r = new double[10][10];
    for (int i = 0; i < r.length; i++) {
      r[i][i] = 1;
    }
    set(r, FITNESS, BMI, -0.40);
    set(r, FITNESS, METABOLIC, -0.35);
    set(r, BMI, METABOLIC, 0.50);
    set(r, FITNESS, VAGAL, 0.35);
    set(r, VAGAL, METABOLIC, -0.25);
    set(r, VAGAL, MOOD, -0.20);
    set(r, MOOD, DISTURBED, 0.50);
    set(r, MOOD, FITNESS, -0.20);
    set(r, CHRONOTYPE, MOOD, 0.15);
    set(r, CHRONOTYPE, IRREGULAR, 0.25);
    set(r, DISTURBED, BMI, 0.30);
    return r;
  }

  private static void set(double[][] r, int i, int k, double value) {
    r[i][k] = value;
    r[k][i] = value;
  }

  /// The lower triangle L with L L' = r.
  ///
  /// @throws IllegalArgumentException if no people can have these correlations
  static double[][] cholesky(double[][] r) {
    int n = r.length;
    double[][] l = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k <= i; k++) {
        double sum = r[i][k];
        for (int j = 0; j < k; j++) {
          sum -= l[i][j] * l[k][j];
        }
        if (i == k) {
          if (sum <= 0) {
            throw new IllegalArgumentException("trait " + i + ": impossible correlations");
          }
          l[i][i] = StrictMath.sqrt(sum);
        } else {
          l[i][k] = sum / l[k][k];
        }
      }
    }
    return l;
  }
}
