/// A dataset's minutes in the forms that others read: Open mHealth, FHIR R4, CSV.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.export;
