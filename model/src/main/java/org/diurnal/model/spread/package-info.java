/// How sure a filled minute is: quantiles, made to hold on people that nothing was fitted on.
@NullMarked
package org.diurnal.model.spread;

import org.jspecify.annotations.NullMarked;
