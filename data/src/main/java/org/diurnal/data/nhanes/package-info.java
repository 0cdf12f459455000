/// Minutes of the National Health and Nutrition Examination Survey (NHANES) as NCHS released them:
/// the hip accelerometer's counts of 2003-2006 (`PAXRAW_C`, `PAXRAW_D`), the wrist device's
/// movement of 2011-2014 (`PAXMIN_G`, `PAXMIN_H`, `PAXMIN_Y`), and a compact record of the wear of
/// 2003-2006.
///
/// [NhanesImporter] is the importer. A [ParticipantFile] gives the participants of one file, lowest
/// number first; [NhanesReading] merges the files of an export into days.
@org.jspecify.annotations.NullMarked
package org.diurnal.data.nhanes;
