package org.diurnal.data.nhanes;

import java.util.List;
import java.util.stream.Stream;
import org.diurnal.data.importing.FieldOrigin;
import org.diurnal.data.nhanes.labels.LabelFields;

/// Where the columns of a dataset come from in the files of NHANES, for the dictionary.
final class NhanesFields {
  private static final String NO_ROW = "no row for the minute, or no value in it";

  private static final List<FieldOrigin> DAYS =
      List.of(
          FieldOrigin.day("person_id", "SEQN", "the participant's number in digits"),
          FieldOrigin.day(
              "local_date",
              "PAXRAW: PAXDAY, PAXN; PAXMIN: PAXDAYWM, PAXDAYM",
              "a placeholder with the right weekday, since the survey publishes no dates"),
          FieldOrigin.day("utc_offset_minutes", "not in the files", "none: no zone is known"),
          FieldOrigin.day("source_id", "not in the files", "nhanes"),
          FieldOrigin.channel(
              "worn",
              "PAXRAW: PAXINTEN; wear_minutes.parquet: wear_bits; PAXMIN: PAXPREDM",
              "PAXRAW: 0 in 90 minutes or more of zeros, of which 2 minutes may have up to 99"
                  + " counts; PAXMIN: 1 for wake and sleep wear, 0 for non-wear",
              "no count for the minute; PAXMIN: unknown, or another state within the minute"
                  + " (PAXTRANM)"),
          FieldOrigin.channel(
              "counts",
              "PAXRAW: PAXINTEN; counts_sample.parquet: counts_u16le",
              "as it is, also while not worn",
              NO_ROW + ", or 32767, by which the device says that it cannot tell"),
          FieldOrigin.channel(
              "steps",
              "PAXRAW_D: PAXSTEP",
              "as it is, also while not worn",
              NO_ROW + "; in 2003-2004 always"),
          FieldOrigin.channel(
              "asleep",
              "PAXMIN: PAXPREDM",
              "1 for sleep wear, 0 for wake wear",
              "not worn, unknown, or another state within the minute (PAXTRANM)"),
          FieldOrigin.channel(
              "mims",
              "PAXMIN: PAXMTSM",
              "as it is, also while not worn",
              NO_ROW
                  + ", -0.01 (not computable), flagged by the survey's review (PAXQFM above 0), or"
                  + " less than 60 s of data (PAXTSM)"),
          FieldOrigin.channel(
              "light",
              "PAXMIN: PAXLXMM",
              "as it is, also while not worn",
              NO_ROW + ", or flagged by the survey's review (PAXQFM above 0)"),
          FieldOrigin.label(
              "paxcal",
              "1",
              "PAXRAW: PAXCAL; wear_minutes.parquet: paxcal",
              "1 calibrated when it came back, 2 not, 9 unknown; the highest of the day",
              "not in PAXMIN"),
          FieldOrigin.label(
              "paxstat",
              "1",
              "PAXRAW: PAXSTAT; wear_minutes.parquet: paxstat",
              "1 reliable, 2 questionable; the highest of the day",
              "not in PAXMIN"));

  static final List<FieldOrigin> ALL =
      Stream.concat(DAYS.stream(), LabelFields.all().stream()).toList();

  private NhanesFields() {}
}
