/// Tensors in one file, in the public safetensors format: memory-mapped reading with every bound
/// checked first, streamed and durable writing. No native code, nothing executable in a file.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.safetensors;
