# Dezelfde reeksen door surveillance::farringtonFlexible, met de instellingen van Noufaily e.a. (2013).
# Eerste argument: een csv met per regel een week en per kolom een reeks. Tweede: waar het antwoord komt.
suppressPackageStartupMessages(library(surveillance))
paden <- commandArgs(TRUE)
y <- as.matrix(read.csv(paden[1], header = FALSE))
instelling <- list(
  range = nrow(y), b = 5, w = 3, noPeriods = 10, pastWeeksNotIncluded = 26,
  reweight = TRUE, weightsThreshold = 2.58, trend = TRUE, pThresholdTrend = 1,
  thresholdMethod = "nbPlugin", alpha = 0.005, limit54 = c(0, 4), glmWarnings = FALSE
)
uit <- t(apply(y, 2, function(reeks) {
  r <- farringtonFlexible(
    sts(observed = matrix(reeks, ncol = 1), start = c(2015, 1), frequency = 52),
    control = instelling
  )
  c(upperbound(r)[1, 1], r@control$expected[1, 1], r@control$trend[1, 1])
}))
write.table(format(uit, digits = 15), paden[2], sep = ",",
            row.names = FALSE, col.names = FALSE, quote = FALSE)
