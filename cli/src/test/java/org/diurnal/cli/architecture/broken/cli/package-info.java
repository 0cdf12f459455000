/// A room that breaks the rules, so that a test sees them bite.
@org.jspecify.annotations.NullMarked
package org.diurnal.cli.architecture.broken.cli;
