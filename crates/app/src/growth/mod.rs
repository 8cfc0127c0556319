//! A child's growth in the interview: what forms ask for, what is seen while measuring, what wants a second look.

mod again;
mod channel;
mod fact;
mod figures;
mod measured;
mod scored;
mod slip;
mod typing;
mod view;

pub(crate) use channel::{CHANNEL, look_up};
pub(crate) use fact::{WHZ, weight_for_length};
pub(crate) use figures::scale_view;
pub(crate) use measured::Typed;
