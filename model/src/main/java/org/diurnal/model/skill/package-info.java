/// OpenMHC's score of gap fillers: errors by person against those of a reference filler on the same
/// minutes, put together so that channels of any unit and people of any length of record weigh the
/// same. Knows nothing of how minutes were hidden or filled.
@org.jspecify.annotations.NullMarked
package org.diurnal.model.skill;
