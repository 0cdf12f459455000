/// Whether and when: Cox's regression, discrete-time survival, and the metrics of both.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.survival;
