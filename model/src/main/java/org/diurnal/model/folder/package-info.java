/// The files of a model folder: their names, their checksums, and checkpoints that are there whole
/// or not at all. No native code.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.folder;
