# What RestActivityTest expects of its made-up series, by the formulas of Witting et al. 1990 and
# Van Someren et al. 1999 and by lm(). Run: Rscript rest-activity.R
days <- 5
s <- 20240301
x <- numeric(days * 1440)
for (i in seq_along(x)) {
  s <- (s * 16807) %% 2147483647
  m <- (i - 1) %% 1440
  x[i] <- round(max(0, 40 + 45 * cos(2 * pi * (m - 870) / 1440)) * (s / 2147483647) * 100) / 100
  if (s %% 13 == 0) x[i] <- NA
}
x[(2 * 1440 + 121):(2 * 1440 + 380)] <- NA
hour <- matrix(x, nrow = 60)
h <- ifelse(colSums(!is.na(hour)) >= 30, colMeans(hour, na.rm = TRUE), NA)
n <- sum(!is.na(h))
total <- sum((h - mean(h, na.rm = TRUE))^2, na.rm = TRUE) / n
byhour <- matrix(h, nrow = 24)
of24 <- rowSums(!is.na(byhour))
IS <- sum(of24 * (rowMeans(byhour, na.rm = TRUE) - mean(h, na.rm = TRUE))^2) / n / total
IV <- mean(diff(h)^2, na.rm = TRUE) / total
day <- rowMeans(matrix(x, nrow = 1440), na.rm = TRUE)
window <- function(length) sapply(0:1439, function(a) mean(day[(a + 0:(length - 1)) %% 1440 + 1]))
w10 <- window(600); w5 <- window(300)
M10 <- max(w10); L5 <- min(w5)
t <- 2 * pi * (0:(days * 1440 - 1)) / 1440
fit <- lm(x ~ cos(t) + sin(t))
b <- coef(fit)
cat(sprintf("%s %.12f\n", c("mesor", "amplitude", "acrophase_h", "explained", "IS", "IV", "M10",
  "M10_onset_h", "L5", "L5_onset_h", "RA"), c(b[1], sqrt(b[2]^2 + b[3]^2),
  (atan2(b[3], b[2]) / (2 * pi) * 24) %% 24, summary(fit)$r.squared, IS, IV, M10,
  (which.max(w10) - 1) / 60, L5, (which.min(w5) - 1) / 60, (M10 - L5) / (M10 + L5))), sep = "")
