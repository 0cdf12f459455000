/// Vectors of days and people from a frozen encoder.
///
/// Start reading at [org.diurnal.model.embed.Embedder#run].
@org.jspecify.annotations.NullMarked
package org.diurnal.model.embed;
