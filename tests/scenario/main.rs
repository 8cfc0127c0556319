//! What people do, in their words, through the same door as the window: real stores, keys and files.
#![expect(
    clippy::unwrap_used,
    reason = "all of this is a test, also what stands outside its test functions"
)]

mod backup;
mod canary;
mod compare;
mod demonstration;
mod enrol_window;
mod enrolment;
mod every_kind;
mod growth;
mod half_typed;
mod kill;
mod laptop;
mod lock;
mod main_job;
mod meeting;
mod pack_update;
mod programmes;
mod review;
mod safety;
mod search;
mod second_survey;
mod shared_laptop;
mod survey_team;
mod two_laptops;
mod visit;
