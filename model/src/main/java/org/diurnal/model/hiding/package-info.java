/// Which minutes of a day a study hides, so that fillers can be asked to bring them back: scattered
/// patches, blocks of time, sensors, the night, the workout. Nothing here knows who fills.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.hiding;
