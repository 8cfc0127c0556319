//! The use-cases that need no window: what `paduk` runs, and what tests and the demonstration run.

mod back_up;
mod cases;
mod check_bundle;
mod check_form;
mod check_store;
mod compare_forms;
mod convert_form;
mod demo;
mod devices;
mod enrol;
mod fill;
mod fill_form;
mod fingerprint;
mod growth;
mod indicators;
mod inspect_bundle;
mod log;
mod matrix_report;
mod open;
mod pack;
mod page;
mod programmes;
mod search;
mod sheet;
mod verdicts;
mod workbook;

pub use back_up::{BackedUp, Restored, back_up, restore};
pub use cases::{JudgedCase, judge_cases};
pub use check_bundle::{CheckedBundle, check_bundle};
pub(crate) use check_form::shown;
pub use check_form::{CheckedForm, FoundInForm, check_form};
pub use check_store::{CheckedStore, FoundInStore, check_store};
pub use compare_forms::{ComparedForms, compare_forms};
pub use convert_form::{ConvertedForm, convert_form};
pub use demo::{Demo, demo, demo_of};
pub(crate) use devices::known_devices;
pub use devices::{KnownDevice, devices};
pub use enrol::{
    Accepted, Asked, RosterMade, RosterWish, ShownRequest, SignWish, Signed, accept_enrolment, ask_enrolment,
    ask_enrolment_again, ask_recovery, change_words, roster_init, roster_revoke, roster_sign, show_request,
    sign_request,
};
pub use fill_form::{FilledForm, FilledPlace, FilledRow, FoundInAnswers, KeptAnswer, RefusedAnswer, fill_form};
pub use fingerprint::{KnownSet, fingerprint};
pub use growth::{
    AgeIn, GrowthReference, IntervalMethod, PlausibilityAsked, PlausibilityReport, PlausibilityShown,
    PlausibilityTestShown, PrevalenceAsked, ScoresAsked, StandardisationAsked, growth_plausibility,
    growth_plausibility_words, growth_prevalence, growth_scores, growth_standardisation, held_plausibility_words,
};
pub use indicators::{
    AnaemiaAsked, AnaemiaCutoffs, CountedIndicator, IfMissing, IndicatorTable, anaemia_table, arm_table, diet_table,
    feeding_table, food_table, ladder_table,
};
pub use inspect_bundle::{InsideBundle, SeenBundle, SeenDevice, inspect_bundle};
pub use log::{CaseLog, DocumentLog, LogLine, log};
pub use matrix_report::{WrittenMatrix, matrix_report};
pub use open::{make_bundle, make_bundle_for, make_pack_bundle, make_profile, open, receive};
pub use pack::{
    BuiltPack, CheckedPack, ComparedPacks, WrittenWorkbooks, build_pack, check_pack, compare_packs, import_pack,
    move_drafts, pack_workbooks,
};
pub use page::laporan;
pub use programmes::{ListedProgramme, ReadProgrammes, list_programmes, programme_template, read_programmes};
pub use search::search;
pub use sheet::CsvTable;
pub use verdicts::{Judged, VerdictLine, verdicts};
pub(crate) use workbook::read as read_limited;

pub use crate::programme::KeptList;

pub use crate::packs::{ImportedPack, LostAnswer, MovedDraft, TouchedDraft};
