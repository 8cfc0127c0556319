//! The use-cases that need no window: what `paduk` runs, and what tests and the demonstration run.

mod back_up;
mod cases;
mod check_bundle;
mod check_form;
mod check_store;
mod compare_forms;
mod convert_form;
mod demo;
mod feeding;
mod fill;
mod fill_form;
mod fingerprint;
mod growth;
mod log;
mod open;
mod pack;
mod page;
mod search;
mod verdicts;
mod workbook;

pub use back_up::{BackedUp, Restored, back_up, restore};
pub use cases::{JudgedCase, judge_cases};
pub use check_bundle::{CheckedBundle, check_bundle};
pub use check_form::{CheckedForm, FoundInForm, check_form};
pub use check_store::{CheckedStore, FoundInStore, check_store};
pub use compare_forms::{ComparedForms, compare_forms};
pub use convert_form::{ConvertedForm, convert_form};
pub use demo::{Demo, demo, demo_of};
pub use feeding::{CountedIndicator, FeedingTable, IfMissing, feeding_table};
pub use fill_form::{FilledForm, FilledPlace, FilledRow, FoundInAnswers, KeptAnswer, RefusedAnswer, fill_form};
pub use fingerprint::{KnownSet, fingerprint};
pub use growth::{
    AgeIn, GrowthReference, GrowthTable, IntervalMethod, PlausibilityAsked, PrevalenceAsked, ScoresAsked,
    StandardisationAsked, growth_plausibility, growth_prevalence, growth_scores, growth_standardisation,
};
pub use log::{CaseLog, DocumentLog, LogLine, log};
pub use open::{make_bundle, make_profile, open, receive};
pub use pack::{
    BuiltPack, CheckedPack, ComparedPacks, WrittenWorkbooks, build_pack, check_pack, compare_packs, pack_workbooks,
};
pub use page::laporan;
pub use search::search;
pub use verdicts::{Judged, VerdictLine, verdicts};
pub(crate) use workbook::read as read_limited;
