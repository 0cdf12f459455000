/// Which days a model learns from how often: clusters of days by their vectors, drawn evenly.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.curate;
