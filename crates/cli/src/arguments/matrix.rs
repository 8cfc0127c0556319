//! `paduk matrix …` and `paduk report …`.

use std::path::PathBuf;

use clap::Subcommand;

use super::ProfileArguments;

/// Commands on the matrix.
#[derive(Debug, Subcommand)]
pub enum MatrixCommand {
    /// The verdict on written cases, in their order, each with its reason
    #[command(
        after_help = "Example: paduk matrix case kasus.json --json\n\nkasus.json: [{\"group\": \"BUMIL\", \"intervention\": \"GS-BH-01\", \"answers\": {\"BH705\": 22.9, \"BH706\": 22.8, \"BH402\": {\"nr\": \"dk\"}}}]\nA value is a number, a text, a date (2026-11-24), a list of choices, or {\"nr\": \"dk\"}, refused, na; a code that is not there is unanswered; AR and BN are lists of rows. Names of derived values stand for what they are computed from."
    )]
    Case {
        /// The cases, a JSON list
        file: PathBuf,
        /// A pack's folder or file; by default the built-in one
        #[arg(long, value_name = "PACK")]
        pack: Option<PathBuf>,
    },
    /// Every verdict over a store
    #[command(
        after_help = "Example: paduk matrix verdicts --data demo-out/pengawas --passphrase-file demo-out/pengawas.kata --csv verdicts.csv"
    )]
    Verdicts {
        #[command(flatten)]
        profile: ProfileArguments,
        /// Write a CSV file as well
        #[arg(long, value_name = "FILE")]
        csv: Option<PathBuf>,
    },
    /// Write the spreadsheet that offices fill in: office, intervention, village, year, target, budget, source, status
    #[command(
        after_help = "Example: paduk matrix template matriks-2026.xlsx --year 2026\n\nDrop-downs offer what the pack knows; a second sheet explains every column. Nothing that is there is overwritten."
    )]
    Template {
        /// The file to write
        #[arg(value_name = "FILE.xlsx")]
        file: PathBuf,
        /// The year that stands in every row; by default the present one
        #[arg(long, value_parser = clap::value_parser!(u32).range(2010..=2100))]
        year: Option<u32>,
        /// A pack's folder or file; by default the built-in one
        #[arg(long, value_name = "PACK")]
        pack: Option<PathBuf>,
    },
    /// Read a filled spreadsheet into a supervisor's profile, or list what offices said
    #[command(
        after_help = "Example: paduk matrix programmes matriks-2026.xlsx --data demo-out/pengawas --passphrase-file demo-out/pengawas.kata\n\nWithout FILE: year, office, intervention, village, target, rupiah, source, status, delivered of every line. A file with an error is refused whole, each error with its cell (ends with 1). An office's list of a year is replaced by the next one that is read; both versions stay in the history. 1.055 is a thousand and fifty-five."
    )]
    Programmes {
        /// The spreadsheet (.xlsx, .xlsm, .ods, .xls)
        file: Option<PathBuf>,
        /// Only say what is wrong with it
        #[arg(long, requires = "file")]
        look: bool,
        #[command(flatten)]
        profile: ProfileArguments,
    },
}

/// `paduk report …`.
#[derive(Debug, Subcommand)]
pub enum ReportCommand {
    /// Coverage by village and intervention, gaps, overlaps, claims against receipts: a page, a spreadsheet, CSV files
    #[command(
        after_help = "Example: paduk report matrix --out laporan-matriks --data demo-out/pengawas --passphrase-file demo-out/pengawas.kata\n\nLeaves in DIR: matriks.html (prints, needs nothing else), matriks.xlsx, and coverage, villages, targets, gaps, overlaps, served_twice, claims and programmes as CSV, all with the same numbers. Households stand by their case; no name is written."
    )]
    Matrix {
        /// The folder to write to; files of an earlier report there are replaced
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        #[command(flatten)]
        profile: ProfileArguments,
    },
}
