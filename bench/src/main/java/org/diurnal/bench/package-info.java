/// Side-by-side measurements, kept runnable: `bench/pretrain-step`, `bench/memory`,
/// `bench/bf16-loss`.
@org.jspecify.annotations.NullMarked
package org.diurnal.bench;
