/// People whose truth is known: what they are, their days as devices see them, their labels and the
/// best that can be said of each (`docs/explanation/simulator.md`). And a small made-up export, for
/// demonstrations and tests. Never evidence about real people.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.simulate;
