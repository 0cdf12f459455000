/// Tables of any origin, CSV or Parquet, read by a mapping file that says what their columns mean.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.tables;
