package org.diurnal.data.nhanes.labels;

/// What kind of value a label has.
public enum LabelKind {
  /// 1 yes, 0 no.
  BINARY(true),
  /// A quantity in the label's unit.
  REGRESSION(true),
  /// Steps in order, evaluated like a quantity.
  ORDINAL(true),
  /// Whether an event happened during the follow-up: 1 yes, 0 not until its end.
  EVENT(false),
  /// Months until the event, or until the end of the follow-up.
  EVENT_TIME(false),
  /// A code without an order.
  CATEGORY(false),
  /// Not to be predicted: what people are grouped or adjusted by.
  COVARIATE(false),
  /// A weight or a unit of the survey's sampling.
  DESIGN(false);

  private final boolean task;

  LabelKind(boolean task) {
    this.task = task;
  }

  /// Whether it is one of the tasks that a model is asked for.
  public boolean isTask() {
    return task;
  }

  /// Whether its values are 1 and 0.
  public boolean isYesOrNo() {
    return this == BINARY || this == EVENT;
  }
}
