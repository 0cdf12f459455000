/// Heads: small models on frozen features, with everything fitted on the training rows alone.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.heads;
