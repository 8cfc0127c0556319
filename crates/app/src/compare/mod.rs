//! Bandingkan: the versions of a document in conflict, what differs between them, and the decision that follows them all.
//!
//! Nothing is chosen before a person chooses. Every choice is on the disk at once, and becomes a revision only when
//! all are made and a reason is given.

mod decide;
mod difference;
mod kept;
mod list;
mod merge;
mod resolve;
mod view;
mod words;
