/// Data points of Open mHealth and IEEE 1752.1.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.openmhealth;
