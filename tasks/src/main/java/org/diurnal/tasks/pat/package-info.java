/// The five tasks of the Pretrained Actigraphy Transformer (arXiv 2411.15240) on NHANES 2013-2014,
/// by its protocol.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.pat;
