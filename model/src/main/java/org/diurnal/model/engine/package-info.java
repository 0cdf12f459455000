/// The tensor engine: the only package that knows libtorch. A thin API of ours in front of it, so
/// that a new libtorch, or another engine, changes nothing else.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.engine;
