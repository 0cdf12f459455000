/// What kept heads say of one person, how sure that is, and which hours and channels it rests on.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.predict;
