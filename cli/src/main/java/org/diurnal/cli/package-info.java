/// The command line: one class a verb.
@org.jspecify.annotations.NullMarked
package org.diurnal.cli;
