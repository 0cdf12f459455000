@org.jspecify.annotations.NullMarked
package org.diurnal.data.nhanes.mortality;
