/// What most importers share: samples of any device, in any order, become days and a receipt.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.recording;
