//! Profiles as folders: `profil/<id>/profil.json` and `profil/<id>/paduk.db`.

use std::path::{Path, PathBuf};

use paduk_keys::{Profile, Public};
use paduk_survey::{Mode, Role};

use crate::api::{ApiError, PersonRole, ProfileView};

/// The folder of all profiles below the data folder.
const PROFILES: &str = "profil";
/// The profile file.
const PROFILE: &str = "profil.json";
/// The store.
const STORE: &str = "paduk.db";

/// A profile's folder with its public part.
pub(crate) struct ProfileFolder {
    /// The id: the folder's name.
    pub(crate) id: String,
    /// The folder.
    pub(crate) folder: PathBuf,
    /// The profile file, read.
    pub(crate) profile: Profile,
}

impl ProfileFolder {
    /// The store's file.
    pub(crate) fn store(folder: &Path) -> PathBuf {
        folder.join(STORE)
    }

    /// The profile file.
    pub(crate) fn file(folder: &Path) -> PathBuf {
        folder.join(PROFILE)
    }

    /// What the window may show of it while it is closed.
    pub(crate) fn view(&self) -> ProfileView {
        let public = self.profile.public();
        ProfileView {
            id: self.id.clone(),
            person: public.person.to_string(),
            role: role_view(public.role),
            training: public.mode == Mode::Training,
            waiting: self.waits(),
        }
    }
}

/// The folder of all profiles.
pub(crate) fn profiles_folder(data: &Path) -> PathBuf {
    data.join(PROFILES)
}

/// The folder of a profile.
pub(crate) fn folder_of(data: &Path, id: &str) -> PathBuf {
    profiles_folder(data).join(id)
}

/// The id that a profile gets: the person's code, and whether it is for practice.
pub(crate) fn profile_id(public: &Public) -> String {
    match public.mode {
        Mode::Training => format!("{}-latihan", public.person),
        Mode::Real => public.person.to_string(),
    }
}

/// All profiles of this laptop by id. A folder without a readable profile is passed over; nothing is deleted.
pub(crate) fn profiles(data: &Path) -> Result<Vec<ProfileFolder>, ApiError> {
    let folders = match std::fs::read_dir(data.join(PROFILES)) {
        Ok(folders) => folders,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(_) => return Err(ApiError::new("data-folder-unreadable")),
    };
    let mut found: Vec<ProfileFolder> = folders
        .filter_map(|entry| {
            let folder = entry.ok()?.path();
            let id = folder.file_name()?.to_str()?.to_owned();
            // A profile that is still being restored.
            if id.starts_with('.') {
                return None;
            }
            let profile = Profile::load(&ProfileFolder::file(&folder)).ok()?;
            Some(ProfileFolder { id, folder, profile })
        })
        .collect();
    found.sort_by(|left, right| left.id.cmp(&right.id));
    Ok(found)
}

pub(crate) const fn role_view(role: Role) -> PersonRole {
    match role {
        Role::Supervisor | Role::Analyst => PersonRole::Supervisor,
        Role::Enumerator | Role::Clerk | Role::Trainee => PersonRole::Enumerator,
    }
}

pub(crate) const fn role_of(role: PersonRole) -> Role {
    match role {
        PersonRole::Enumerator => Role::Enumerator,
        PersonRole::Supervisor => Role::Supervisor,
    }
}

/// The profile with this id, else the only one of the person with this code; without a name the only one there is.
///
/// # Errors
/// `no-profile`, `which-profile`, `unknown-profile`.
pub(crate) fn find(data: &Path, name: Option<&str>) -> Result<ProfileFolder, ApiError> {
    let mut found = profiles(data)?;
    if found.is_empty() {
        return Err(ApiError::new("no-profile").with("folder", data.display()));
    }
    if let Some(name) = name {
        let by_id = found.iter().any(|known| known.id == name);
        found.retain(|known| known.id == name || (!by_id && known.profile.public().person.as_str() == name));
    }
    match (found.pop(), found.pop()) {
        (Some(only), None) => Ok(only),
        (Some(_), Some(_)) => Err(ApiError::new("which-profile")),
        (None, _) => Err(ApiError::new("unknown-profile")),
    }
}
