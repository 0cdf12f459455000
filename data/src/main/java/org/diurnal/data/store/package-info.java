/// The dataset folder: Parquet parts under a manifest. The only package that touches DuckDB.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.store;
