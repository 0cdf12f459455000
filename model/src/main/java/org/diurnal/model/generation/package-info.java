/// Filling gaps and estimating the day: the port that every gap filler stands behind, the simple
/// baselines, the four reconstruction tasks, daily metrics, and the study that scores all of them
/// on the same hidden minutes.
///
/// Start reading at [org.diurnal.model.generation.GapFiller] and
/// [org.diurnal.model.generation.GenerationStudy#run].
@org.jspecify.annotations.NullMarked
package org.diurnal.model.generation;
