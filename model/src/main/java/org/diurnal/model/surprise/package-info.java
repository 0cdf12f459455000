/// How unexpected each minute of a day is: what the network says of a patch that it is not shown,
/// beside what the patch shows.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.surprise;
