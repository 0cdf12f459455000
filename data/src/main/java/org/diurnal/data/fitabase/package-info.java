/// Exports of Fitabase, the research platform for Fitbit devices.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.fitabase;
