# CPU seconds of one run of CausalImpact with 1,000 draws, the median of five; data: a CSV, the rows before the event, the shift after.
# Rscript bench/causalimpact.R comparison|arma FILE
suppressMessages(library(CausalImpact))
args <- commandArgs(trailingOnly = TRUE)
d <- read.csv(args[2])
m <- if (args[1] == "arma") { d$y[71:100] <- d$y[71:100] + 5; cbind(d$y, d$X) } else as.matrix(d[, -1])
pre <- if (args[1] == "arma") c(1, 70) else c(1, 90)
s <- sapply(1:5, function(i) sum(system.time(CausalImpact(m, pre, c(pre[2] + 1, nrow(m)), model.args = list(niter = 1000)))[1:2]))
cat("CPU", median(s), "\n")
