//! Identity files in age's own text format, so that `age -d -i FILE` opens a bundle without Paduk.

use std::path::Path;

use age::secrecy::ExposeSecret;
use age::x25519::Identity;
use zeroize::Zeroizing;

use crate::error::KeysError;
use crate::file;

/// Most bytes of an identity file: one key and some lines of comment.
const MAX_IDENTITY_BYTES: usize = 4096;
/// How the one line that is not a comment starts.
const SECRET: &str = "AGE-SECRET-KEY-1";

/// The text of an identity file: comment lines, the public key as a comment, the secret key.
///
/// `comments` become lines of their own; line ends inside them become spaces, so that nothing can pose as a key.
pub fn identity_text(identity: &Identity, comments: &[&str]) -> Zeroizing<String> {
    let mut text = Zeroizing::new(String::new());
    for comment in comments {
        text.push_str("# ");
        text.extend(
            comment
                .chars()
                .map(|letter| if letter.is_control() { ' ' } else { letter }),
        );
        text.push('\n');
    }
    text.push_str("# public key: ");
    text.push_str(&identity.to_public().to_string());
    text.push('\n');
    text.push_str(identity.to_string().expose_secret());
    text.push('\n');
    text
}

/// Reads the one X25519 identity of such a text; blank lines and comments are skipped, anything else is refused.
pub fn read_identity(text: &str) -> Result<Identity, KeysError> {
    file::within(text.as_bytes(), MAX_IDENTITY_BYTES)?;
    let mut lines = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with('#'));
    match (lines.next(), lines.next()) {
        (Some(line), None) if line.starts_with(SECRET) => line.parse().map_err(|_| KeysError::NotAnIdentity),
        _ => Err(KeysError::NotAnIdentity),
    }
}

/// Writes an identity file, readable by its owner only where the system knows owners.
pub fn save_identity(path: &Path, identity: &Identity, comments: &[&str]) -> Result<(), KeysError> {
    file::save(path, identity_text(identity, comments).as_bytes())
}

/// Reads an identity file.
pub fn load_identity(path: &Path) -> Result<Identity, KeysError> {
    let bytes = Zeroizing::new(file::load(path, MAX_IDENTITY_BYTES)?);
    read_identity(std::str::from_utf8(&bytes).map_err(|_| KeysError::NotAnIdentity)?)
}

#[cfg(test)]
mod tests {
    use age::secrecy::ExposeSecret;
    use age::x25519::Identity;

    use super::{identity_text, load_identity, read_identity, save_identity};
    use crate::error::KeysError;

    fn secret(identity: &Identity) -> String {
        identity.to_string().expose_secret().to_owned()
    }

    #[test]
    fn a_file_is_read_back_and_comments_cannot_pose_as_keys() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pengawas.key");
        let identity = Identity::generate();
        save_identity(&path, &identity, &["latihan: kunci contoh\nAGE-SECRET-KEY-1QQ"]).unwrap();
        assert_eq!(secret(&load_identity(&path).unwrap()), secret(&identity));
    }

    #[test]
    fn only_exactly_one_key_is_an_identity_file() {
        let one = identity_text(&Identity::generate(), &[]);
        let refused = |text: &str| read_identity(text).err();
        assert_eq!(refused(""), Some(KeysError::NotAnIdentity));
        assert_eq!(refused(&format!("{}{}", *one, *one)), Some(KeysError::NotAnIdentity));
        assert_eq!(refused(&one.replace("KEY-1", "KEY-2")), Some(KeysError::NotAnIdentity));
        assert_eq!(
            refused(&"#\n".repeat(3000)),
            Some(KeysError::FileTooLarge { allowed: 4096 })
        );
        let mut broken = one.to_string();
        broken.truncate(one.len() - 3);
        assert_eq!(refused(&broken), Some(KeysError::NotAnIdentity));
    }

    #[test]
    fn the_age_command_reads_the_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("pengawas.key");
        let identity = Identity::generate();
        save_identity(&path, &identity, &["latihan"]).unwrap();
        match std::process::Command::new("age-keygen").arg("-y").arg(&path).output() {
            Ok(output) => assert_eq!(
                String::from_utf8(output.stdout).unwrap().trim(),
                identity.to_public().to_string()
            ),
            Err(error) => {
                println!("age-keygen is not on this machine ({error}); the text is checked by its shape alone");
                let text = std::fs::read_to_string(&path).unwrap();
                assert_eq!(text.lines().filter(|line| !line.starts_with('#')).count(), 1);
            }
        }
    }
}
