/// cli
@org.jspecify.annotations.NullMarked
package org.diurnal.cli;
