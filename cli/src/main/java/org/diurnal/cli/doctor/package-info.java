/// What the machine has, as a list of checks.
@org.jspecify.annotations.NullMarked
package org.diurnal.cli.doctor;
