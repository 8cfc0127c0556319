//! What can be asked about growth.

use std::path::PathBuf;

use clap::Subcommand;

use super::ProfileArguments;

/// Commands on growth.
#[derive(Debug, Subcommand)]
pub enum AnthroCommand {
    /// Write every child with its z-scores and flags
    #[command(
        after_help = "Example: paduk anthro zscores anak.csv hasil.csv --reference 2006 --age-in months\n\n2006 reads sex (1 2 or m f), age, weight (kg), lenhei (cm), measure (l h), headc, armc (cm), triskin, subskin (mm), oedema (y n) and writes clenhei, cmeasure, c9mo_flag, cbmi, csex, zlen, flen, zwei, fwei, zwfl, fwfl, zbmi, fbmi, zhc, fhc, zac, fac, zts, fts, zss, fss. 2007 reads sex, age_in_months (or age), height, weight, oedema and writes csex, coedema, cbmi, zhfa, zwfa, zbfa, fhfa, fwfa, fbfa. Only sex and the age must be there; other columns pass through.\nA cell that is not read is named with its row and column and counts as missing; with --strict the first one stops the whole, nothing is written, and it ends with 1."
    )]
    Zscores {
        /// The file to read
        input: PathBuf,
        /// The file to write
        out: PathBuf,
        /// WHO Child Growth Standards (2006, under five) or Growth Reference (2007, 5-19 years)
        #[arg(long, value_enum, default_value_t = ReferenceArgument::Y2006)]
        reference: ReferenceArgument,
        /// What the age counts; without it days in 2006, months in 2007
        #[arg(long, value_enum)]
        age_in: Option<AgeArgument>,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
    /// Prevalences with standard errors and intervals, by age, sex and area, as WHO's survey analyser has them
    #[command(
        after_help = "Example: paduk anthro prevalence survei.csv --weights sw --cluster cluster --strata strata\n\nReads the columns of zscores, and as groups typeres, gregion, wealthq, mothered and othergr where they are there.\nRows without a cluster or stratum stay out; a row without a weight weighs nothing."
    )]
    Prevalence {
        /// The file to read
        input: PathBuf,
        /// The file to write; without it the table goes to stdout
        out: Option<PathBuf>,
        /// WHO Child Growth Standards (2006, under five) or Growth Reference (2007, 5-19 years)
        #[arg(long, value_enum, default_value_t = ReferenceArgument::Y2006)]
        reference: ReferenceArgument,
        /// What the age counts; without it days in 2006, months in 2007
        #[arg(long, value_enum)]
        age_in: Option<AgeArgument>,
        /// The column of weights
        #[arg(long, value_name = "COL")]
        weights: Option<String>,
        /// The column of primary sampling units
        #[arg(long, value_name = "COL")]
        cluster: Option<String>,
        /// The column of strata
        #[arg(long, value_name = "COL")]
        strata: Option<String>,
        /// Intervals as WHO reports them, or exact on the effective sample size (8 of 8 is 63-100, not 100-100)
        #[arg(long, alias = "method", value_enum, default_value_t = MethodArgument::Logit)]
        interval: MethodArgument,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
    /// Whether a survey looks as if children had been drawn by chance and measured with care (ENA-compatible points)
    #[command(
        after_help = "Example: paduk anthro plausibility survei.csv --by team --age-in months --words\n\nReads sex, age, weight, lenhei or height, measure, muac (mm) or armc (cm), cluster, oedema, and whz instead of reckoning it. A row without an age is left out. Without --words the figures come as a table.\nWith --store instead of a file: the children of finished questionnaires, villages as clusters.\nENA's source is closed. Where its way is not known (Yates' correction, the digit score's form and first cut-off, whether -2 itself is a case) ena_total follows the printed table, and ena_total_least and ena_total_most say what it may be; the report names both."
    )]
    Plausibility {
        /// The file to read
        #[arg(required_unless_present = "store")]
        input: Option<PathBuf>,
        /// The file to write the figures to; without it the table goes to stdout
        #[arg(conflicts_with_all = ["words", "page"])]
        out: Option<PathBuf>,
        /// What the age counts
        #[arg(long, value_enum, default_value_t = AgeArgument::Months)]
        age_in: AgeArgument,
        /// A column whose values get a report of their own: team, area
        #[arg(long, value_name = "COL", conflicts_with = "store")]
        by: Option<String>,
        /// The report in words, test by test
        #[arg(long)]
        words: bool,
        /// The report in words as a page to print (HTML)
        #[arg(long, value_name = "FILE")]
        page: Option<PathBuf>,
        /// The children of a profile's store instead of a file
        #[arg(long, conflicts_with_all = ["input", "out"])]
        store: bool,
        /// With --store: a report for each enumerator
        #[arg(long, requires = "store")]
        by_enumerator: bool,
        #[command(flatten)]
        profile: ProfileArguments,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
    /// The standardisation test of trainees: technical error of measurement, bias, reliability
    #[command(
        after_help = "Example: paduk anthro tem latihan.csv --supervisor 0\n\nReads a row a child and observer: subject, observer, weight1, weight2 (kg), height1, height2 (cm), muac1, muac2 (mm)."
    )]
    Tem {
        /// The file to read
        input: PathBuf,
        /// The file to write; without it the table goes to stdout
        out: Option<PathBuf>,
        /// The observer whom the others are compared with
        #[arg(long, default_value = "0")]
        supervisor: String,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
}

/// Which of WHO's references.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum ReferenceArgument {
    /// Child Growth Standards, under five
    #[value(name = "2006")]
    Y2006,
    /// Growth Reference, 5-19 years
    #[value(name = "2007")]
    Y2007,
}

/// What an age counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum AgeArgument {
    /// Days
    Days,
    /// Months of 30.4375 days
    Months,
}

/// How intervals are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum MethodArgument {
    /// On the logit scale
    Logit,
    /// Exact on the effective sample size
    KornGraubard,
}
