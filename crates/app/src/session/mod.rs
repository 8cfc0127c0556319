//! Who is here: profiles on this laptop, made, opened and closed.

mod alone;
mod create;
mod profile;
mod renew;
mod unlock;
mod view;

pub(crate) use create::{ASKED, Offered, asked_back, chance, person_code};
pub(crate) use profile::{ProfileFolder, find, folder_of, profile_id, profiles_folder, role_of, role_view};
pub(crate) use renew::renew;
