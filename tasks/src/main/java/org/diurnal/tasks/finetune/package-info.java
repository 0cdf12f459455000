/// A network trained on labels: a pretrained encoder adapted wholly or by low-rank changes, or the
/// same encoder without pretraining.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.finetune;
