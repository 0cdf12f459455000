/// What people are described by: vectors of a model, engineered statistics, demographics.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.features;
