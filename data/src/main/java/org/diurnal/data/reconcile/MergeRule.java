package org.diurnal.data.reconcile;

/// How one value is made of what several devices say of a minute.
public enum MergeRule {
  /// The device that comes first in the order of the policy and has a value.
  PRIORITY,
  /// The greatest value, whoever says it.
  MAX,
  /// The mean of all values.
  MEAN,
  /// While a device on the wrist or a finger is worn, that device alone decides, and where it has
  /// no value there is none: what a phone counts at the same time is the same walk, in records that
  /// may begin and end at other minutes, and to fill gaps with it would count steps twice. While
  /// none is worn, the others decide in the order of the policy.
  WRIST_WHEN_WORN
}
