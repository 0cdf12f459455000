package org.diurnal.tasks.pat;

import java.util.Optional;

/// A task of the paper, with what it reports: the mean AUROC over training on 500, 1,000, 2,500 and
/// all people, its best model's and that of the best of its baselines (tables 1 and 2).
public enum PatTask {
  /// Takes a medicine with one of [DrugNames#BENZODIAZEPINES]; everybody else 0.
  BENZODIAZEPINE("benzodiazepine", "RXQ_RX", 0.767, "PAT-L", 0.697, "3D CNN, smoothed"),
  /// Takes a medicine with one of [DrugNames#SSRIS]; everybody else 0.
  SSRI("ssri", "RXQ_RX", 0.700, "PAT-L", 0.680, "3D CNN, smoothed"),
  /// Ever told by a doctor to have a sleep disorder (SLQ060).
  SLEEP_DISORDER("sleep_disorder", "SLQ", 0.641, "PAT-M", 0.609, "ConvLSTM, smoothed"),
  /// A sleep disorder, or 12 hours of sleep and more, or 5 and less (SLD010H).
  SLEEP_ABNORMALITY("sleep_abnormality", "SLQ", 0.665, "PAT-L", 0.615, "3D CNN, smoothed"),
  /// PHQ-9 of 10 and more (DPQ010 to DPQ090).
  DEPRESSION("depression", "DPQ", 0.610, "PAT Conv-L", 0.586, "3D CNN, smoothed");

  private final String id;
  private final String table;
  private final double published;
  private final String model;
  private final double baseline;
  private final String baselineModel;

  PatTask(
      String id,
      String table,
      double published,
      String model,
      double baseline,
      String baselineModel) {
    this.id = id;
    this.table = table;
    this.published = published;
    this.model = model;
    this.baseline = baseline;
    this.baselineModel = baselineModel;
  }

  /// For tables and files.
  public String id() {
    return id;
  }

  /// The survey's table, without the letter of its round.
  public String table() {
    return table;
  }

  /// The best AUROC of the paper's models.
  public double published() {
    return published;
  }

  /// Which model reached it.
  public String publishedModel() {
    return model;
  }

  /// The best AUROC of the paper's baselines.
  public double publishedBaseline() {
    return baseline;
  }

  /// Which baseline reached it.
  public String publishedBaselineModel() {
    return baselineModel;
  }

  /// The task of a name.
  public static Optional<PatTask> find(String id) {
    return java.util.Arrays.stream(values()).filter(t -> t.id.equals(id)).findFirst();
  }
}
