//! Questionnaires being filled, the household's own among them.

mod answer;
mod choice;
mod cursor;
mod document;
mod facts;
mod finding;
mod instrument;
mod load;
mod losing;
mod member;
mod moving;
mod open;
mod outside;
mod question;
mod section;
mod view;
mod waiting;

pub(crate) use answer::{Address, Reading, json, read};
pub(crate) use cursor::{Cursor, stops};
pub(crate) use document::OpenDocument;
pub(crate) use finding::view as finding_view;
pub(crate) use load::is_complete;
pub(crate) use open::reason_key;
pub(crate) use outside::{Around, Chance};
pub(crate) use question::{mask, nonresponse_of, nonresponse_view, shown, view as question_view};
pub(crate) use section::{Section, sections};
pub(crate) use view::{progress, section_title};
