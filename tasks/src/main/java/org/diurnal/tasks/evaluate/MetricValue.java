package org.diurnal.tasks.evaluate;

import java.util.Optional;
import org.diurnal.core.Interval;

/// A number with how sure it is.
///
/// @param value the number
/// @param ci95 95 % interval; empty where there is none
/// @param method how both came about
public record MetricValue(double value, Optional<Interval> ci95, String method) {}
