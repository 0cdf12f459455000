# Values of every column of NHANES transport files as R reads them, for NhanesXptTest.
#
#   Rscript make-nhanes-columns.R FOLDER > nhanes-columns.tsv
#
# FOLDER holds *.XPT.gz. Two readers that are not ours: haven (ReadStat), whose values are written,
# and foreign, which must give the same numbers and texts. See README.md.
library(haven)
library(foreign)

folder <- commandArgs(trailingOnly = TRUE)[1]
scratch <- tempfile()

# The MD5 of what a column holds, row after row: of a number one byte (0, or the code of a missing
# value) and its 8 bytes as a double, big end first, zeros where missing; of a text its bytes and a
# line feed.
hash <- function(write) {
  out <- file(scratch, "wb")
  write(out)
  close(out)
  unname(tools::md5sum(scratch))
}

codes <- function(x) {
  tag <- na_tag(x)
  ifelse(!is.na(x), "", ifelse(is.na(tag), ".", toupper(tag)))
}

exact <- function(x) if (length(x) == 0) "" else sprintf("%.17g", x)

column <- function(name, x, again) {
  if (is.character(x)) {
    stopifnot(identical(as.vector(x), sub(" +$", "", as.character(again))))
    md5 <- hash(function(out) writeBin(charToRaw(paste0(x, "\n", collapse = "")), out))
    return(c(name, "CHARACTER", sum(x != ""), "", "", "", "", md5))
  }
  x <- zap_labels(x)
  code <- codes(x)
  values <- as.double(unclass(x))
  there <- values[code == ""]
  stopifnot(identical(there, as.double(again)[!is.na(again)]), length(again) == length(x))
  md5 <- hash(function(out) {
    bytes <- matrix(as.raw(0), nrow = 9, ncol = length(values))
    bytes[1, code != ""] <- charToRaw(paste(code, collapse = ""))
    zeroed <- ifelse(code == "", values, 0)
    bytes[2:9, ] <- writeBin(zeroed, raw(), endian = "big")
    writeBin(as.vector(bytes), out)
  })
  missing <- table(code[code != ""])
  missing <- paste(names(missing), missing, sep = "=", collapse = " ")
  range <- if (length(there) == 0) c("", "") else exact(range(there))
  c(name, "NUMERIC", length(there), missing, exact(sum(there)), range[1], range[2], md5)
}

cat(paste("file", "rows", "column", "type", "present", "missing", "sum", "min", "max", "md5",
          sep = "\t"), "\n", sep = "")
for (path in sort(list.files(folder, "[.]XPT[.]gz$", full.names = TRUE))) {
  plain <- tempfile(fileext = ".xpt")
  con <- gzfile(path, "rb")
  writeBin(readBin(con, "raw", 1e8), plain)
  close(con)
  h <- read_xpt(plain)
  f <- read.xport(plain)
  stopifnot(ncol(h) == ncol(f), nrow(h) == nrow(f))
  for (i in seq_along(h)) {
    cells <- column(names(h)[i], h[[i]], f[[i]])
    cat(paste(c(basename(path), nrow(h), cells), collapse = "\t"), "\n", sep = "")
  }
  unlink(plain)
}
