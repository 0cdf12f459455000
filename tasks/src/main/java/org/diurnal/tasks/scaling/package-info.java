/// Size of the network against number of people: models of a grid, and the law through their
/// losses.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.scaling;
