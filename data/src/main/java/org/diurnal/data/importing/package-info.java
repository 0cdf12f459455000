/// What every importer passes: where days and labels go, and the receipt that says what became of
/// every row.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.importing;
