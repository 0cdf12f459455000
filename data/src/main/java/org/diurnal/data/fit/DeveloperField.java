package org.diurnal.data.fit;

import java.util.Optional;

/// A field that an app on the device brought along: it comes with its own name and unit in a
/// `field_description` message.
///
/// @param developer the number that the file gives to the app (`developer_data_index`)
/// @param number the field's number with this app
/// @param type how it is read; empty if the file never describes the field
/// @param name its name, empty if the file does not say
/// @param units its unit as the app wrote it, empty if the file does not say
public record DeveloperField(
    int developer, int number, Optional<BaseType> type, String name, String units) {}
