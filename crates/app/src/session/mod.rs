//! Who is here: profiles on this laptop, made, opened and closed.

mod create;
mod profile;
mod unlock;
mod view;

pub(crate) use create::{Offered, chance};
pub(crate) use profile::{ProfileFolder, profiles, role_view};
