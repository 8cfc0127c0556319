//! What travels: bundles written and received, cards given and taken.

mod card;
mod devices;
mod downwards;
mod folder;
mod pack;
mod parcel;
mod receipt;
mod receive;
mod send;
mod take;
mod trust;

pub(crate) use card::{existing, small_file};
pub(crate) use folder::folders;
pub(crate) use send::{households, size};
pub(crate) use trust::by_card;
