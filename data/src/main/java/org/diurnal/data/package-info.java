/// From a vendor's export to days that can be trained on: importers, the dataset folder, splits,
/// curation, a small simulator.
@org.jspecify.annotations.NullMarked
package org.diurnal.data;
