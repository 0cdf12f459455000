/// The importer of what Apple's Health app exports.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.apple;
