//! What can be asked about enrolment.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::ProfileArguments;

/// Commands of whoever holds the root key.
#[derive(Debug, Subcommand)]
pub enum RosterCommand {
    /// Begin a survey: make the programme's root key, its two age keys and the first roster
    #[command(
        after_help = "Example: paduk roster init --survey stunting-cianjur --to kunci\n\nWrites program.akar (wrapped by four words, which are printed once), program.key (working key), program-tersegel.key (print it, put it into an envelope, delete it) and ID-1.daftar. Keep all but the .daftar away from laptops of the field. See docs/kunci.md."
    )]
    Init {
        /// Id of the survey's pack
        #[arg(long, value_name = "ID")]
        survey: String,
        /// The folder to write to; nothing in it is overwritten
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
    },
    /// Put the supervisor who asks on the roster, once the four check words were compared
    #[command(
        after_help = "Example: paduk roster sign P02.permohonan --check 'rumah sawah kopi bambu' --level supervisor --root kunci/program.akar --roster kunci/stunting-cianjur-1.daftar --root-words-file akar.kata --to stik\n\nWithout --check it shows the four words and signs nothing (ends with 1). Writes the next roster and P02.surat, which the supervisor accepts."
    )]
    Sign {
        /// The supervisor's request
        request: PathBuf,
        /// The four check words that the supervisor's own screen shows
        #[arg(long, value_name = "WORDS")]
        check: Option<String>,
        /// How high: supervisor, or centre
        #[arg(long, default_value = "supervisor", value_parser = ["supervisor", "centre"])]
        level: String,
        /// Code of an area; several times for several; none for all
        #[arg(long, value_name = "CODE")]
        area: Vec<String>,
        /// The programme's key file, where the supervisor forgot the words
        #[arg(long, value_name = "KEYFILE")]
        identity: Option<PathBuf>,
        #[command(flatten)]
        root: RootArguments,
    },
    /// Revoke a device that was lost, stolen or given up
    #[command(
        after_help = "Example: paduk roster revoke --device 0b1c… --upto 120 --root kunci/program.akar --roster kunci/stunting-cianjur-2.daftar --root-words-file akar.kata --to stik\n\nWhat the device wrote up to position --upto of its log stands (`paduk store check` and the list of devices name it); later work is held apart. Cards that a revoked supervisor signed have to be signed anew by another one, except those of the devices named with --keep."
    )]
    Revoke {
        /// The device's id
        #[arg(long, value_name = "ID")]
        device: String,
        /// The last position of its log that stands
        #[arg(long, value_name = "N", default_value_t = 0)]
        upto: u64,
        /// A device whose card this one signed and that stays enrolled; several times for several
        #[arg(long, value_name = "ID")]
        keep: Vec<String>,
        #[command(flatten)]
        root: RootArguments,
    },
}

/// The root key, the roster in use, and where the next one goes.
#[derive(Debug, Args)]
pub struct RootArguments {
    /// The root key's file
    #[arg(long, value_name = "FILE")]
    pub root: PathBuf,
    /// The roster in use
    #[arg(long, value_name = "FILE")]
    pub roster: PathBuf,
    /// A file that holds the root key's four words; without it a prompt
    #[arg(long, value_name = "FILE")]
    pub root_words_file: Option<PathBuf>,
    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
}

/// Commands of enrolment.
#[derive(Debug, Subcommand)]
pub enum EnrolCommand {
    /// Ask to be enrolled: makes a real profile, which cannot write yet, and its request
    #[command(
        after_help = "Example: paduk enrol request --roster stik/stunting-cianjur-2.daftar --person E07 --to stik --data ~/paduk\n\nPrints the new profile's four words once, and the four check words, which must be the same on the supervisor's screen. With --again an enrolled profile whose device is not known any more asks with the keys it has."
    )]
    Request {
        /// The survey's roster, from the supervisor's stick
        #[arg(long, value_name = "FILE", required_unless_present = "again")]
        roster: Option<PathBuf>,
        /// The person's code
        #[arg(long, value_name = "CODE", required_unless_present = "again")]
        person: Option<String>,
        /// The role: enumerator, clerk, supervisor or analyst
        #[arg(long, default_value = "enumerator", value_parser = ["enumerator", "clerk", "supervisor", "analyst"])]
        role: String,
        /// The folder to write to
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        /// Another survey pack than the built-in one
        #[arg(long, value_name = "PACK")]
        survey_pack: Option<PathBuf>,
        /// Ask again for the open profile: after a restore, or when its supervisor was revoked
        #[arg(long)]
        again: bool,
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// Sign a request as a supervisor, once the four check words were compared
    #[command(
        after_help = "Example: paduk enrol sign stik/E07.permohonan --check 'rumah sawah kopi bambu' --area 3203122005 --to stik --profile P02 --passphrase-file p02.kata\n\nWithout --check it shows who asks and the four words, and signs nothing (ends with 1). Writes E07.surat, which goes back to the laptop."
    )]
    Sign {
        /// The request
        request: PathBuf,
        /// The four check words that the other screen shows
        #[arg(long, value_name = "WORDS")]
        check: Option<String>,
        /// Code of an area; several times for several; none for all
        #[arg(long, value_name = "CODE")]
        area: Vec<String>,
        /// A key file that opens the escrow, where this supervisor is not the one who enrolled: the programme's
        #[arg(long, value_name = "KEYFILE")]
        identity: Option<PathBuf>,
        /// The folder to write to
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// Take the answer in on the laptop that asked; from now on its records count
    #[command(
        after_help = "Example: paduk enrol accept stik/E07.surat --to stik --profile E07 --passphrase-file e07.kata\n\nWrites pemulihan.age into the profile's folder, and with --to for the supervisor: it opens the store again when the four words are forgotten, for the supervisor and the programme only."
    )]
    Accept {
        /// The answer, or for a supervisor the roster
        answer: PathBuf,
        /// A folder for a copy of pemulihan.age
        #[arg(long, value_name = "DIR")]
        to: Option<PathBuf>,
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// The four words were forgotten: make new keys and ask to be let back in; nothing is lost
    #[command(
        after_help = "Example: paduk enrol recover --roster stik/stunting-cianjur-2.daftar --to stik --profile E07\n\nPrints the new four words once. The supervisor signs as for an enrolment; `paduk enrol accept` then opens the old store under the new words. The signing key is replaced, never recovered."
    )]
    Recover {
        /// The survey's roster
        #[arg(long, value_name = "FILE")]
        roster: PathBuf,
        /// The folder to write to
        #[arg(long, value_name = "DIR")]
        to: PathBuf,
        #[command(flatten)]
        profile: ProfileArguments,
    },
    /// Give a profile four new words
    #[command(
        after_help = "Example: paduk enrol words --profile E07 --passphrase-file e07.kata\n\nThe new words are printed once. Backups made before still open with the old ones."
    )]
    Words {
        #[command(flatten)]
        profile: ProfileArguments,
    },
}
