/// What a person's next day will be like, told today: targets, what the past alone says, and a
/// ridge on top of it.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.nextday;
