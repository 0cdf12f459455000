package org.diurnal.data.simulate;

import org.diurnal.data.simulate.LabelModel.Binary;
import org.diurnal.data.simulate.LabelModel.Term;

/// When somebody dies, such that the risk of five years is the one of `dead_5y`: a Gompertz hazard
/// (Gompertz 1825), which grows with every year as the log-odds of `dead_5y` grow with a year of
/// age. Everybody is followed for 15 years, between the 13 and 17 of the participants of NHANES
/// 2003-2006.
///
/// With p the risk of 60 months and g the growth a month, S(m) = exp(-c (exp(g m) - 1)) and c such
/// that S(60) = 1 - p.
///
/// @param growth of the logarithm of the hazard, a month
/// @param scale c above
record Survival(double growth, double scale) {
  /// The months of `dead_5y`.
  static final int RISK_MONTHS = 60;

  /// How long everybody is followed.
  static final int FOLLOWED_MONTHS = 180;

  private static final double GROWTH_A_MONTH = growthAYear() / 12;
  private static final double SAFEST = 1e-9;

  /// @param risk of death within 60 months, 0 to 1
  static Survival ofRisk(double risk) {
    double p = Math.clamp(risk, SAFEST, 1 - SAFEST);
    return new Survival(
        GROWTH_A_MONTH,
        -StrictMath.log(1 - p) / (StrictMath.exp(GROWTH_A_MONTH * RISK_MONTHS) - 1));
  }

  /// The probability of being alive after some months.
  double alive(double months) {
    return StrictMath.exp(-scale * (StrictMath.exp(growth * months) - 1));
  }

  /// The month of death, of somebody of whom it is known whether it comes within 60 months.
  ///
  /// @param u uniform in 0 (inclusive) to 1 (exclusive)
  /// @return months, above 0, at most 60 for who dies within them and more for who does not
  double month(boolean within, double u) {
    double risk = 1 - alive(RISK_MONTHS);
    double survives = within ? 1 - risk * (1 - u) : (1 - risk) * (1 - u);
    double month = StrictMath.log(1 - StrictMath.log(survives) / scale) / growth;
    return within
        ? Math.clamp(month, Double.MIN_NORMAL, RISK_MONTHS)
        : Math.max(month, Math.nextUp((double) RISK_MONTHS));
  }

  /// How many months, the last one begun counted whole, somebody is followed on average.
  double expectedMonths() {
    double sum = 0;
    for (int m = 0; m < FOLLOWED_MONTHS; m++) {
      sum += alive(m);
    }
    return sum;
  }

  private static double growthAYear() {
    for (LabelModel m : HealthModels.ALL) {
      if (m instanceof Binary && m.task().equals("dead_5y")) {
        for (Term term : m.terms()) {
          if (term.trait() == Facts.AGE) {
            return term.effect();
          }
        }
      }
    }
    throw new IllegalStateException("dead_5y does not depend on age");
  }
}
