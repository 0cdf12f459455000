/// What a dataset holds, and what is wrong with it.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.curation;
