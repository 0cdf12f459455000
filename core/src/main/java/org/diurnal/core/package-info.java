/// The words everyone speaks: channels, schemas, days, missingness, provenance.
@org.jspecify.annotations.NullMarked
package org.diurnal.core;
