/// Pretraining: batches, workers, the loop, and what it leaves behind.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.pretrain;
