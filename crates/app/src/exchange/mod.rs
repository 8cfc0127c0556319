//! What travels: bundles written and received, cards given and taken.

mod card;
mod folder;
mod receive;
mod send;
mod trust;

pub(crate) use send::households;
pub(crate) use trust::by_card;
