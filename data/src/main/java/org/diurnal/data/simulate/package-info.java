/// A small simulated export, for demonstrations and tests; never evidence about real people.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.simulate;
