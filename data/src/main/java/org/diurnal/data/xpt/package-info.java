/// SAS transport files, version 5 (XPT): the form in which NHANES and the FDA pass tables on.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.xpt;
