package org.diurnal.data.simulate;

/// What a simulated person is: everything that their days and labels depend on. Known, since made
/// up.
///
/// @param ageYears 18 to 85
/// @param female sex
/// @param heightCm centimetres
/// @param bmi kg/m2
/// @param fitness aerobic capacity as a z-score among people of the age and sex
/// @param chronotypeHours middle of sleep on free days, local hours
/// @param sleepNeedHours hours asleep that end the need
/// @param irregularity how much bedtimes vary from day to day, 1 for the average person
/// @param autonomicTone vagal tone, z-score
/// @param metabolicRisk insulin resistance and its company, z-score
/// @param mood depressive symptoms, z-score
/// @param sleepDisturbance broken sleep and breathing stops, z-score
/// @param drinking alcohol, z-score
/// @param smoker smokes now
/// @param betaBlocker takes one
/// @param shiftWorker works in rotating night shifts
/// @param device what they wear
public record Traits(
    double ageYears,
    boolean female,
    double heightCm,
    double bmi,
    double fitness,
    double chronotypeHours,
    double sleepNeedHours,
    double irregularity,
    double autonomicTone,
    double metabolicRisk,
    double mood,
    double sleepDisturbance,
    double drinking,
    boolean smoker,
    boolean betaBlocker,
    boolean shiftWorker,
    DeviceType device) {
  /// The greatest heart rate: Tanaka et al. 2001, 208 - 0.7 age; a beta blocker takes about a fifth
  /// off (Wonisch et al. 2003).
  public double maximalHeartRate() {
    return (208 - 0.7 * ageYears) * (betaBlocker ? 0.82 : 1);
  }

  /// The heart rate of a person lying quietly awake, per minute; with the sizes below about as wide
  /// between people as in Quer et al. 2020 (92,457 wearers, 65.5, SD 7.7). Women +3 and -0.11 a
  /// year (NHANES 2003-2006: pulse by sex and age); -3.7 a standard deviation of fitness (athletes
  /// against the untrained, Reimers et al. 2018); vagal tone -2; smoking +2 (NHANES 2.5; Linneberg
  /// et al. 2015: 0.21 a cigarette a day); a beta blocker -10.
  public double restingHeartRate() {
    return 66
        + (female ? 3 : 0)
        - 3.7 * fitness
        - 2 * autonomicTone
        + 1.5 * metabolicRisk
        + mood
        - 0.11 * (ageYears - 45)
        + (smoker ? 2 : 0)
        - (betaBlocker ? 10 : 0);
  }

  /// Weight in kg.
  public double weightKg() {
    return bmi * heightCm * heightCm / 10_000;
  }
}
