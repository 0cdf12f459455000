/// What every column of a dataset means and where it comes from.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.dictionary;
