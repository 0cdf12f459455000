/// The masked autoencoder: sizes, weights, and the forward pass from top to bottom.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.network;
