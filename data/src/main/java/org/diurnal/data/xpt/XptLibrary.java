package org.diurnal.data.xpt;

import java.time.LocalDateTime;
import java.util.Optional;

/// What a transport file says of itself.
///
/// @param sasVersion the version of SAS that wrote it, for example `9.3`
/// @param operatingSystem where it was written, for example `W32_7PRO`
/// @param created when, on the writer's clock; empty if the file does not say it legibly
/// @param modified when, on the writer's clock; empty if the file does not say it legibly
public record XptLibrary(
    String sasVersion,
    String operatingSystem,
    Optional<LocalDateTime> created,
    Optional<LocalDateTime> modified) {}
