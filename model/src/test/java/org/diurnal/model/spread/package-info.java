@NullMarked
package org.diurnal.model.spread;

import org.jspecify.annotations.NullMarked;
