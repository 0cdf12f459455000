/// Exports of Fitbit accounts by Google Takeout.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.takeout;
