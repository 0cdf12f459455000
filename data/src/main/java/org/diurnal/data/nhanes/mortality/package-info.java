/// The public-use linked mortality files of NHANES: who of the participants died, when and of what,
/// by linkage with the National Death Index. Text of fixed columns, in the layouts of 2011, 2015
/// and 2019.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.nhanes.mortality;
