/// Adaptive and inherited masking: which patches the network must not see, and which it must guess.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.masking;
