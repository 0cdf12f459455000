package org.diurnal.data.apple;

import java.util.Optional;

/// A `Record` element of a type that is used, with the texts as they stand there; what is absent is
/// empty.
///
/// @param line where its start tag ends
/// @param type what it is a record of
/// @param source `sourceName`: the device or app
/// @param device what recorded it
/// @param unit of the value
/// @param value the value
/// @param start `startDate`
/// @param end `endDate`
/// @param zone the metadata entry `HKTimeZone`
/// @param typedIn whether the metadata entry `HKWasUserEntered` says so
/// @param beats the list of beats of a variability
record HealthRecord(
    long line,
    HealthType type,
    String source,
    String device,
    String unit,
    String value,
    String start,
    String end,
    Optional<String> zone,
    boolean typedIn,
    Beats beats) {}
