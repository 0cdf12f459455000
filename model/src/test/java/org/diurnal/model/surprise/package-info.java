@org.jspecify.annotations.NullMarked
package org.diurnal.model.surprise;
