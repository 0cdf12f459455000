/// What a model can be asked for: name, domain, type, unit, definition.
@org.jspecify.annotations.NullMarked
package org.diurnal.tasks.registry;
