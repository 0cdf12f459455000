/// Person-disjoint evaluation of features and heads beside baselines and, on simulated people, the
/// ceiling.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.evaluate;
