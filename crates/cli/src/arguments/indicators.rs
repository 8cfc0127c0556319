//! What can be asked about indicators.

use std::path::PathBuf;

use clap::Subcommand;

/// Commands on indicators.
#[derive(Debug, Subcommand)]
pub enum IndicatorsCommand {
    /// Infant and young child feeding: the 17 indicators of WHO/UNICEF 2021, one row a child
    #[command(
        after_help = "Example: paduk indicators iycf anak.csv hasil.csv\n\nReads age_months, q1_ever_bf, q2_when (0 at once, 1 hours, 2 days), q2_hours, q3_anything_first2d, q4_bf_yesterday, q5_bottle, q6a_water, q6b_formula, q6c_animal_milk, q6d_yogurt_drink, q6_other_liquid, q6b_n, q6c_n, q6d_n, q7a_yogurt, q7a_n, grains, pulses, dairy_solid, flesh, eggs, vita_fv, other_fv, sweet_bev, unhealthy, q8_solid_times (0 no, 1 yes, or how often); other columns pass through. Writes x_evbf, x_eibf, …, x_ag.\nWithout OUT the rows go to stdout; a cell that is not read is named and counts as missing."
    )]
    Iycf {
        /// The file to read
        input: PathBuf,
        /// The file to write
        out: Option<PathBuf>,
        /// What a missing answer means: the indicator is unknown, or (as WHO's guide has it) a food or drink was not given
        #[arg(long, value_enum, default_value_t = MissingArgument::Unknown)]
        missing: MissingArgument,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
    /// Women's diet: the minimum dietary diversity of FAO 2021, one row a woman
    #[command(
        after_help = "Example: paduk indicators mddw ibu.csv hasil.csv\n\nReads age_years (or age_months) and as 0 and 1 grains, pulses, nuts, dairy, flesh, eggs, leaves, vita_fv, other_veg, other_fruit. Writes x_fgds (groups eaten), x_fgds_most (if all that is missing was eaten), x_mddw (15-49 years).\nColumns that it does not know pass through. Without OUT the rows go to stdout; a cell that is not read is named with its row and column and counts as missing."
    )]
    Mddw {
        /// The file to read
        input: PathBuf,
        /// The file to write
        out: Option<PathBuf>,
        /// What a missing answer means: the indicator is unknown, or the food was not eaten
        #[arg(long, value_enum, default_value_t = MissingArgument::Unknown)]
        missing: MissingArgument,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
    /// Drinking water, sanitation and hygiene: the ladders of WHO/UNICEF JMP, one row a household
    #[command(
        after_help = "Example: paduk indicators jmp ruta.csv hasil.csv\n\nReads water_source (piped borehole protected-well unprotected-well protected-spring unprotected-spring rain packaged delivered surface, or a code of DHS), water_on_premises, water_minutes, water_available, water_uncontaminated, toilet (flush flush-to-open pit-with-slab composting pit-without-slab hanging bucket open, or a code of DHS), toilet_shared, toilet_safely_disposed, handwashing (1 a place, 0 none), hw_water, hw_soap. Writes x_water, x_sanitation, x_hygiene.\nColumns that it does not know pass through. Without OUT the rows go to stdout; a cell that is not read is named with its row and column and counts as missing."
    )]
    Jmp {
        /// The file to read
        input: PathBuf,
        /// The file to write
        out: Option<PathBuf>,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
    /// Food insecurity: raw scores of FAO's eight questions, one row a household
    #[command(
        after_help = "Example: paduk indicators fies ruta.csv hasil.csv\n\nReads as 0 and 1 worried, healthy, fewfood, skipped, ateless, runout, hungry, whlday. Writes x_fies_raw, x_fies_unknown, x_fies_band (a shortcut: 0-3, 4-6, 7-8; a prevalence is estimated from the scale itself).\nColumns that it does not know pass through. Without OUT the rows go to stdout; a cell that is not read is named with its row and column and counts as missing."
    )]
    Fies {
        /// The file to read
        input: PathBuf,
        /// The file to write
        out: Option<PathBuf>,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
    /// Anaemia by haemoglobin, corrected for elevation, one row a person
    #[command(
        after_help = "Example: paduk indicators anaemia hb.csv hasil.csv --set who-2024 --elevation 1100\n\nReads hb (g/dL) or hb_gl (g/L), age_months or age_years, sex, pregnant, trimester or gest_weeks, elevation (m). Writes x_hb_sea_level (g/dL), x_anaemia (none mild moderate severe), x_anaemic. A pregnant woman of unknown trimester has a degree where all three agree; men of 15 and more have no cut-offs here.\nColumns that it does not know pass through. Without OUT the rows go to stdout; a cell that is not read is named with its row and column and counts as missing."
    )]
    Anaemia {
        /// The file to read
        input: PathBuf,
        /// The file to write
        out: Option<PathBuf>,
        /// Whose cut-offs, which bring their own correction for elevation
        #[arg(long, value_enum, default_value_t = SetArgument::Kemenkes2016)]
        set: SetArgument,
        /// Metres above sea level where a row says nothing; without it nothing is corrected
        #[arg(long, value_name = "M", allow_negative_numbers = true)]
        elevation: Option<f64>,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
    /// Arm circumference (LILA): children of 6-59 months and women of 15-49 years, one row a person
    #[command(
        after_help = "Example: paduk indicators muac lila.csv hasil.csv\n\nReads muac (mm) or armc (cm), age_months or age_years, sex, pregnant, oedema (y n). Writes x_muac (severe moderate normal), x_sam and x_gam (by arm or oedema), x_kek.\nColumns that it does not know pass through. Without OUT the rows go to stdout; a cell that is not read is named with its row and column and counts as missing."
    )]
    Muac {
        /// The file to read
        input: PathBuf,
        /// The file to write
        out: Option<PathBuf>,
        /// Write nothing and end with 1 where a cell is not read
        #[arg(long)]
        strict: bool,
    },
}

/// What a missing answer means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum MissingArgument {
    /// The indicator is unknown
    Unknown,
    /// It was not given
    No,
}

/// Whose cut-offs of haemoglobin.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum SetArgument {
    /// Kemenkes 2016, after WHO 2011
    #[value(name = "kemenkes-2016")]
    Kemenkes2016,
    /// WHO 2024
    #[value(name = "who-2024")]
    Who2024,
}
