//! What can be asked on the command line.

mod enrol;
mod growth;
mod indicators;
mod matrix;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

pub use enrol::{EnrolCommand, RootArguments, RosterCommand};
pub use growth::{AgeArgument, AnthroCommand, MethodArgument, ReferenceArgument};
pub use indicators::{IndicatorsCommand, MissingArgument, SetArgument};
pub use matrix::{MatrixCommand, ReportCommand};

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
    /// Survey packs: everything a survey is, as data
    #[command(subcommand)]
    Pack(PackCommand),
    /// Do the whole main job without a window: two stores, bundles, verdicts and a report, from invented answers
    #[command(
        after_help = "Example: paduk demo --out demo-out\n\nLeaves in DIR: pencacah/ and pengawas/ (stores), pencacah.kata and pengawas.kata (their four words), pencacah.key and pengawas.key (identities), paket/ (bundles), verdicts.csv, laporan.html."
    )]
    Demo {
        /// The folder to make; it must not exist yet or be an earlier demo
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
        /// Another survey pack than the built-in one: a folder, or a file that `paduk pack build` wrote
        #[arg(long, value_name = "PACK")]
        pack: Option<PathBuf>,
    },
    /// Sealed files
    #[command(subcommand)]
    Bundle(BundleCommand),
    /// The programme's root key and its roster of supervisors
    #[command(subcommand)]
    Roster(RosterCommand),
    /// Enrolment of a laptop by files, and the way back after forgotten words
    #[command(subcommand)]
    Enrol(EnrolCommand),
    /// The encrypted store of a profile
    #[command(subcommand)]
    Store(StoreCommand),
    /// The intervention matrix
    #[command(subcommand)]
    Matrix(MatrixCommand),
    /// Reports over a store
    #[command(subcommand)]
    Report(ReportCommand),
    /// Nutrition indicators of a CSV file
    #[command(subcommand)]
    Indicators(IndicatorsCommand),
    /// WHO growth of a CSV file of children: z-scores, prevalences, plausibility, standardisation test
    #[command(subcommand)]
    Anthro(AnthroCommand),
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
        /// The folder of a survey pack to work with instead of the built-in one
        #[arg(long, value_name = "DIR")]
        pack: Option<PathBuf>,
    },
}

/// Commands on questionnaires.
#[derive(Debug, Subcommand)]
pub enum FormCommand {
    /// Say everything that is wrong with a workbook, cell by cell
    #[command(after_help = "Example: paduk form check packs/stunting-cianjur/instruments/ibu_hamil --json")]
    Check {
        /// A workbook (.xlsx, .xls, .ods, .md), or a folder with survey.csv, choices.csv and settings.csv
        file: PathBuf,
    },
    /// Fill a questionnaire from a file of answers, and say what is wrong with them
    #[command(
        after_help = "Example: paduk form fill ibu_hamil.xlsx --answers answers.json --json\n\nThe answers: [{\"q\": \"BH304\", \"v\": \"12\"}, {\"q\": \"BH305\", \"nr\": \"dk\", \"note\": \"…\"}], or {\"today\", \"rows\", \"look_up\", \"answers\"}; docs/form/answers.md has all of it.\nEnds with 1 where something was refused, is wrong or is missing."
    )]
    Fill {
        /// The workbook
        file: PathBuf,
        /// The file of answers
        #[arg(long, value_name = "FILE")]
        answers: PathBuf,
    },
    /// Write a questionnaire in another form: NAME.xlsx, or a folder of CSV sheets
    #[command(
        after_help = "Example: paduk form convert packs/stunting-cianjur/instruments/ibu_hamil ibu_hamil.xlsx\n\nNothing that is there is overwritten. Ends with 1 where the questionnaire has errors; then nothing is written."
    )]
    Convert {
        /// The workbook to read
        from: PathBuf,
        /// What to write
        to: PathBuf,
    },
    /// Say what changed between two versions of a questionnaire
    #[command(
        after_help = "Example: paduk form diff ibu_hamil-1.xlsx ibu_hamil-2.xlsx\n\nEnds with 1 where they differ."
    )]
    Diff {
        /// The older version
        old: PathBuf,
        /// The newer version
        new: PathBuf,
    },
}

/// Commands on survey packs.
#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Say everything that is wrong with a survey pack: questionnaires, references, languages, what nobody uses
    #[command(
        after_help = "Example: paduk pack check packs/stunting-cianjur\n\nEnds with 1 where there is an error or a warning; notes are for whoever edits the pack."
    )]
    Check {
        /// The pack's folder, or a file that `paduk pack build` wrote
        pack: PathBuf,
    },
    /// Make the one file that laptops take in; the same folder always gives the same bytes
    #[command(
        after_help = "Example: paduk pack build packs/stunting-cianjur --out stunting-cianjur-0.2.0.paket\n\nVersions only grow: a pack of this survey that lies there with a version as high must hold the same. Ends with 1 where it was not built."
    )]
    Build {
        /// The pack's folder
        folder: PathBuf,
        /// The file to write; by default ID-VERSION.paket here
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Write the questionnaires as workbooks, for a spreadsheet program and for other XLSForm tools
    #[command(
        after_help = "Example: paduk pack xlsx packs/stunting-cianjur --out workbooks\n\nNothing that is there is overwritten."
    )]
    Xlsx {
        /// The pack's folder or file
        pack: PathBuf,
        /// The folder to write to
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Say what changed between two versions of a pack
    #[command(
        after_help = "Example: paduk pack diff stunting-cianjur-0.1.0.paket packs/stunting-cianjur\n\nEnds with 1 where they differ."
    )]
    Diff {
        /// The older version, a folder or a file
        old: PathBuf,
        /// The newer version, a folder or a file
        new: PathBuf,
    },
    /// Take another version of the pack into a profile; says what changed and which drafts it touches
    #[command(
        after_help = "Example: paduk pack import stunting-cianjur-0.2.0.paket --look\n\nDrafts stay on the version on which they were begun until `paduk pack move`. Ends with 1 where the pack has errors."
    )]
    Import {
        /// The pack's folder or file
        pack: PathBuf,
        /// Only say what would change
        #[arg(long)]
        look: bool,
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// Move drafts to the present version of their questionnaires; says which answers have no place there
    #[command(after_help = "Example: paduk pack move --case 7KQ2M4\n\nNo answer is thrown away.")]
    Move {
        /// Only the drafts of this case
        #[arg(long, value_name = "CASE")]
        case: Option<String>,
        #[command(flatten)]
        profile: ProfileArguments,
    },
}

/// Commands on sealed files.
#[derive(Debug, Subcommand)]
pub enum BundleCommand {
    /// Seal everything that was not sent yet into a file
    #[command(
        after_help = "Example: paduk bundle make --data demo-out/pencacah --passphrase-file demo-out/pencacah.kata --to .\n\nWith --for, what goes back to one person of the field: decisions, receipts, and to a new laptop its person's cases. With --survey-pack, a pack that `paduk pack build` wrote, for everybody whose card is known."
    )]
    Make {
        /// What goes back to this person, instead of what goes up
        #[arg(long = "for", value_name = "CODE", conflicts_with = "survey_pack")]
        person: Option<String>,
        /// A survey pack's file, and nothing else
        #[arg(long, value_name = "FILE")]
        survey_pack: Option<PathBuf>,
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
    /// What stands on the outside and in the header of a file: kind, sender, recipients, devices, counts
    #[command(
        after_help = "Example: paduk bundle inspect demo-out/paket/LATIHAN-*.paduk --identity demo-out/pengawas.key\n\nWithout --identity only what anybody can see: size, number of recipients, hash. Answers are never printed."
    )]
    Inspect {
        /// The sealed file
        file: PathBuf,
        /// The key file of one whom it is sealed for
        #[arg(long, value_name = "KEYFILE")]
        identity: Option<PathBuf>,
    },
    /// Receive files: bundles, cards, rosters
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
    /// Check every page, hash, signature, link, count and journal
    #[command(
        after_help = "Example: paduk store check --data demo-out/pengawas --passphrase-file demo-out/pengawas.kata\n\nEnds with 1 where anything is not as it should be."
    )]
    Check {
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// Every device whose work is known: whose it is, how far its log goes, holes, doubles, what is held
    #[command(
        after_help = "Example: paduk store devices --data demo-out/pengawas --passphrase-file demo-out/pengawas.kata\n\nA hole means that a stick is missing, a double that a laptop was copied or set back. Ends with 1 where there is any."
    )]
    Devices {
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// A case's history in words: who wrote what, after what, and why; without a case, all cases
    #[command(
        after_help = "Example: paduk store log 0190e2f0 --data demo-out/pengawas --passphrase-file demo-out/pengawas.kata"
    )]
    Log {
        /// The case's id or its beginning
        case: Option<String>,
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// Write a backup: a folder with everything of a profile, drafts too, which only its four words open
    #[command(
        after_help = "Example: paduk store backup --to /media/stik --data demo-out/pencacah --passphrase-file demo-out/pencacah.kata"
    )]
    Backup {
        /// The folder to write to; the backup is a new folder inside it
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// Make a backup a profile again; it goes on as a new device of the same person, and nothing that is here is touched
    #[command(
        after_help = "Example: paduk store restore /media/stik/CADANGAN-E07-latihan-20261124-080000 --data baru --passphrase-file demo-out/pencacah.kata"
    )]
    Restore {
        /// The backup's folder
        backup: PathBuf,
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// Find households by a member's name, the family card's number, RT and RW, however they are spelt
    #[command(
        after_help = "Example: paduk store search 'moh. junaedi rt 2' --data demo-out/pengawas --passphrase-file demo-out/pengawas.kata\n\nOld spellings, short forms, titles and one slip of the finger are forgiven. Ends with 1 where nothing fits."
    )]
    Search {
        /// Words of a name, RT 02, RW 05, 02/05, ruta 14, digits of a family card
        #[arg(required = true)]
        typed: Vec<String>,
        #[command(flatten)]
        profile: ProfileArguments,
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
