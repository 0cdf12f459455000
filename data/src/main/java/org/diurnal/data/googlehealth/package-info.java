/// Data points of the Google Health API, version 4.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.googlehealth;
