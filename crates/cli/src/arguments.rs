//! What can be asked on the command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Paduk without a window: survey questionnaires, sealed bundles, the intervention matrix.
#[derive(Debug, Parser)]
#[command(
    name = "paduk",
    version,
    after_help = "Example: paduk demo --out demo-out\n\nExit codes: 0 done, 1 findings, 2 wrong usage, 3 could not read, write or unlock."
)]
pub struct Arguments {
    /// Print the result as JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Language of sentences: id or en
    #[arg(long, global = true, default_value = "id", value_parser = ["id", "en"], env = "PADUK_LANGUAGE")]
    pub language: String,
    /// What to do
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Questionnaires
    #[command(subcommand)]
    Form(FormCommand),
    /// Do the whole main job without a window: two stores, bundles, verdicts and a report, from invented answers
    #[command(
        after_help = "Example: paduk demo --out demo-out\n\nLeaves in DIR: pencacah/ and pengawas/ (stores), pencacah.kata and pengawas.kata (their four words), pencacah.key and pengawas.key (identities), paket/ (bundles), verdicts.csv, laporan.html."
    )]
    Demo {
        /// The folder to make; it must not exist yet or be an earlier demo
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Sealed files
    #[command(subcommand)]
    Bundle(BundleCommand),
    /// The encrypted store of a profile
    #[command(subcommand)]
    Store(StoreCommand),
    /// The intervention matrix
    #[command(subcommand)]
    Matrix(MatrixCommand),
    /// Serve the window to a browser on this machine, for tests; training profiles only
    #[cfg(feature = "dev-serve")]
    Serve {
        /// The data folder
        #[arg(long, value_name = "DIR")]
        data: PathBuf,
        /// The port; 0 takes a free one
        #[arg(long, default_value_t = 0)]
        port: u16,
        /// The built window
        #[arg(long, value_name = "DIR", default_value = "ui/dist")]
        ui: PathBuf,
    },
}

/// Commands on questionnaires.
#[derive(Debug, Subcommand)]
pub enum FormCommand {
    /// Say everything that is wrong with a workbook, cell by cell
    #[command(after_help = "Example: paduk form check packs/stunting-cianjur/instruments/ibu_hamil --json")]
    Check {
        /// An .xlsx workbook, or a folder with survey.csv, choices.csv and settings.csv
        file: PathBuf,
    },
}

/// Commands on sealed files.
#[derive(Debug, Subcommand)]
pub enum BundleCommand {
    /// Seal everything that was not sent yet into a file
    #[command(
        after_help = "Example: paduk bundle make --data demo-out/pencacah --passphrase-file demo-out/pencacah.kata --to ."
    )]
    Make {
        /// The folder to write to
        #[arg(long, value_name = "DIR", default_value = ".")]
        to: PathBuf,
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// Verify everything in a file without importing it
    #[command(
        after_help = "Example: paduk bundle check demo-out/paket/LATIHAN-*.paduk --identity demo-out/pengawas.key"
    )]
    Check {
        /// The sealed file
        file: PathBuf,
        /// The key file of one whom it is sealed for
        #[arg(long, value_name = "KEYFILE")]
        identity: PathBuf,
    },
    /// Receive files: bundles and cards
    #[command(
        after_help = "Example: paduk bundle receive demo-out/paket/*.paduk --data demo-out/pengawas --passphrase-file demo-out/pengawas.kata"
    )]
    Receive {
        /// Files, or folders that hold them
        #[arg(required = true)]
        files: Vec<PathBuf>,
        #[command(flatten)]
        profile: ProfileArguments,
    },
}

/// Commands on a store.
#[derive(Debug, Subcommand)]
pub enum StoreCommand {
    /// The fingerprint of everything a store knows, as four words: equal words mean equal knowledge
    #[command(
        after_help = "Example: paduk store fingerprint --data demo-out/pengawas --passphrase-file demo-out/pengawas.kata"
    )]
    Fingerprint {
        #[command(flatten)]
        profile: ProfileArguments,
    },
}

/// Commands on the matrix.
#[derive(Debug, Subcommand)]
pub enum MatrixCommand {
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
}

/// Which store, and how it opens.
#[derive(Debug, Args)]
pub struct ProfileArguments {
    /// The data folder; by default the window's own
    #[arg(long, value_name = "DIR", env = "PADUK_DATA")]
    pub data: Option<PathBuf>,
    /// The profile, where there are several
    #[arg(long, value_name = "CODE")]
    pub profile: Option<String>,
    /// A file that holds the four words; without it PADUK_PASSPHRASE, then a prompt
    #[arg(long, value_name = "FILE")]
    pub passphrase_file: Option<PathBuf>,
}
