/// What every verb shares: flags, layered settings, exit codes, tables, progress, interruption.
@org.jspecify.annotations.NullMarked
package org.diurnal.cli.frame;
