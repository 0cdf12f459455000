@org.jspecify.annotations.NullMarked
package org.diurnal.bench;
