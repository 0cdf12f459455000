/// The FIT format of Garmin and many others: a decoder of our own, written from the public protocol
/// page (developer.garmin.com/fit/protocol), and the importer on top of it.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.fit;
