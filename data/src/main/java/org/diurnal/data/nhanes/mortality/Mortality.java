package org.diurnal.data.nhanes.mortality;

import java.util.OptionalInt;

/// What a linkage says of a participant.
///
/// @param seqn the participant
/// @param eligibility 1 eligible, 2 under 18 years and not released, 3 without what a linkage needs
/// @param dead 0 assumed alive, 1 assumed dead; empty for who is not eligible
/// @param cause the leading cause of death: 1 heart, 2 cancer, 3 chronic lower respiratory, 4
///   accident, 5 cerebrovascular, 6 Alzheimer's, 7 diabetes, 8 influenza or pneumonia, 9 kidney, 10
///   other; empty for the living, and where none is known
/// @param diabetes whether diabetes was among the causes, 0 or 1; empty as the cause is
/// @param hypertension whether high blood pressure was among the causes, 0 or 1; empty as the cause
///   is
/// @param monthsFromInterview to death or the end of the linkage; empty where not known
/// @param monthsFromExamination the same from the examination; empty for who was not examined too
public record Mortality(
    int seqn,
    int eligibility,
    OptionalInt dead,
    OptionalInt cause,
    OptionalInt diabetes,
    OptionalInt hypertension,
    OptionalInt monthsFromInterview,
    OptionalInt monthsFromExamination) {}
