# z-scores and a prevalence table by R's anthro: growth.R CHILDREN.csv; says children a second of processor time.
library(anthro)
children <- read.csv(commandArgs(trailingOnly = TRUE)[1])
taken <- function(work) { used <- system.time(work()); used[["user.self"]] + used[["sys.self"]] }
rate <- nrow(children) / taken(function() with(children, anthro_zscores(
  sex = sex, age = age, weight = weight, lenhei = lenhei, measure = measure,
  headc = headc, armc = armc, triskin = triskin, subskin = subskin, oedema = oedema)))
some <- children[1:5000, ]
row <- seq_len(5000) - 1
prevalence <- taken(function() with(some, anthro_prevalence(
  sex = sex, age = age, weight = weight, lenhei = lenhei, measure = measure, oedema = oedema,
  sw = 0.5 + (row %% 97) / 50, cluster = row %% 200, strata = (row %% 200) %% 10)))
cat(sprintf('{"rate": %f, "prevalence": %f}\n', rate, prevalence * 1000))
