/// What several devices say of the same minute of a person becomes one value, by a declared rule,
/// and every minute's supplier is known.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.reconcile;
