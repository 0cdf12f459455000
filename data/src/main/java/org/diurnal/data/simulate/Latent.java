package org.diurnal.data.simulate;

/// The part of a person that is standard normal and correlated, and what follows from it.
///
/// Correlations, with the study whose size they follow: fitness with BMI -0.40 and with metabolic
/// risk -0.35 (Ross and Katzmarzyk 2003; Carnethon et al. 2003), BMI with metabolic risk 0.50
/// (NHANES: HOMA-IR and BMI), fitness with vagal tone 0.35 (Buchheit and Gindre 2006), vagal tone
/// with metabolic risk -0.25 (Stein et al. 2007), depressive symptoms with sleep disturbance 0.50
/// (Baglioni et al. 2011), with fitness -0.20 (Schuch et al. 2016), with vagal tone -0.20 (Kemp et
/// al. 2010), late chronotype with depressive symptoms 0.15 (Au and Reece 2017) and with
/// irregularity 0.25 (Phillips et al. 2017), sleep disturbance with BMI 0.30 (Peppard et al. 2000),
/// drinking with smoking below.
final class Latent {
  /// How many standard normals make a person.
  static final int SIZE = 10;

  /// The position of BMI. It is the first, so that the first of the independent normals is BMI's
  /// own score, and knowing the one is knowing the other.
  static final int BMI = 0;

  private static final int FITNESS = 1;
  private static final int CHRONOTYPE = 2;
  private static final int NEED = 3;
  private static final int IRREGULAR = 4;
  private static final int VAGAL = 5;
  private static final int METABOLIC = 6;
  private static final int MOOD = 7;
  private static final int DISTURBED = 8;
  private static final int DRINKING = 9;

  /// What no BMI that is drawn is below, and above.
  static final double LEAST_BMI = 16;

  static final double GREATEST_BMI = 60;

  private static final double BMI_SD = 0.20; // of the logarithm
  private static final double GREATEST_SCORE = 4;
  private static final double[][] CHOLESKY = cholesky(correlations());

  /// What of a person does not follow from the normals alone.
  ///
  /// @param ageYears years
  /// @param female sex
  /// @param heightCm centimetres
  /// @param bmi kg/m2
  /// @param smoker smokes now
  /// @param betaBlocker takes one
  /// @param shiftWorker works in rotating night shifts
  /// @param device what they wear
  record Plain(
      double ageYears,
      boolean female,
      double heightCm,
      double bmi,
      boolean smoker,
      boolean betaBlocker,
      boolean shiftWorker,
      DeviceType device) {}

  private Latent() {}

  /// Independent standard normals, `[SIZE]`.
  static double[] independent(Draw d) {
    double[] e = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      e[i] = d.normal();
    }
    return e;
  }

  /// Normals with the correlations, `[SIZE]`, out of independent ones.
  static double[] correlated(double[] e) {
    double[] z = new double[SIZE];
    for (int i = 0; i < SIZE; i++) {
      for (int k = 0; k <= i; k++) {
        z[i] += CHOLESKY[i][k] * e[k];
      }
    }
    return z;
  }

  /// The BMI of a score. NHANES 2003-2006, adults: mean 28.3, median 27.4, highest around 55 years.
  static double bmi(double score, double age) {
    return Math.clamp(usualBmi(age) * StrictMath.exp(BMI_SD * score), LEAST_BMI, GREATEST_BMI);
  }

  /// The score of a BMI; of one that the distribution does not reach, its end.
  static double bmiScore(double bmi, double age) {
    double score = StrictMath.log(bmi / usualBmi(age)) / BMI_SD;
    return Math.clamp(score, -GREATEST_SCORE, GREATEST_SCORE);
  }

  private static double usualBmi(double age) {
    double centred = (age - 55) / 35;
    return 27.8 * StrictMath.exp(-0.05 * centred * centred);
  }

  /// A height in centimetres.
  static double height(boolean female, Draw d) {
    return d.normal(female ? 162 : 176, female ? 6.8 : 7.4);
  }

  /// The log-odds of smoking. 22 % smoke (NHANES 2003-2006), fewer of the old, more of those who
  /// drink and of the depressed.
  static double smokes(double[] z, double age) {
    return -1.35 - 0.02 * (age - 45) + 0.35 * z[MOOD] + 0.45 * z[DRINKING];
  }

  /// The log-odds of taking a beta blocker. 10 % do (NHANES), most of them old and at metabolic
  /// risk.
  static double takesBetaBlocker(double[] z, double age) {
    return -3.1 + 0.07 * (age - 47) + 0.5 * z[METABOLIC] - 0.2 * z[FITNESS];
  }

  /// The probability of shift work.
  static double worksShifts(double age) {
    return age < 65 ? 0.09 : 0;
  }

  /// The whole person.
  static Traits traits(double[] z, Plain p) {
    double age = p.ageYears();
    boolean female = p.female();
    return new Traits(
        age,
        female,
        p.heightCm(),
        p.bmi(),
        z[FITNESS],
        // Middle of sleep on free days: 4.2 h, SD 1.2, earlier by 0.02 h a year (Roenneberg et al.
        // 2007).
        Math.clamp(4.2 - 0.02 * (age - 45) + 1.1 * z[CHRONOTYPE], 1.5, 8.5),
        Math.clamp(7.4 - 0.008 * (age - 45) + 0.7 * z[NEED], 5.0, 10.0),
        StrictMath.exp(0.35 * z[IRREGULAR]),
        z[VAGAL] - 0.015 * (age - 45),
        z[METABOLIC] + 0.012 * (age - 45),
        z[MOOD] + (female ? 0.15 : -0.15),
        z[DISTURBED] + 0.01 * (age - 45),
        z[DRINKING] + (female ? -0.25 : 0.25),
        p.smoker(),
        p.betaBlocker(),
        p.shiftWorker(),
        p.device());
  }

  private static double[][] correlations() {
    double[][] r = new double[SIZE][SIZE];
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
