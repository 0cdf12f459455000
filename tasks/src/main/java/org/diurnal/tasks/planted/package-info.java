/// Whether what was planted in simulated days is found: fever, night shifts, broken sensors.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.planted;
